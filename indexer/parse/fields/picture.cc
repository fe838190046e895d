// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/fields/picture.hh"

#include <utility>

#include "indexer/parse/html/words.hh"
#include "indexer/parse/text/rules.hh"

namespace news {
namespace {

// Ends in the credit that a field of its own states: said once is enough, and the fuller one stays
// ("REUTERS/Ina Moos" of "Reuters").
void cut_known_credit(Caption& caption) {
  CreditSplit split = split_credit(caption.text);
  if (split.text.empty() || split.credit.empty()) return;
  const std::string stated = html::word_key(caption.credit), found = html::word_key(split.credit);
  if (!stated.starts_with(found) && !found.starts_with(stated)) return;
  caption.text = std::move(split.text);
  if (found.size() > stated.size()) caption.credit = std::move(split.credit);
}

}  // namespace

std::string read_credit(std::string stated) {
  if (stated.size() > 2 && stated.front() == '(' && stated.back() == ')')
    stated = stated.substr(1, stated.size() - 2);
  CreditSplit split = split_credit(stated);
  return split.text.empty() && !split.credit.empty() ? std::move(split.credit) : stated;
}

Caption read_caption(Caption stated) {
  stated.credit = read_credit(std::move(stated.credit));
  if (!stated.credit.empty()) {
    cut_known_credit(stated);
    return stated;
  }
  CreditSplit split = split_credit(stated.text);
  if (split.credit.empty()) return stated;
  return {std::move(split.text), std::move(split.credit)};
}

}  // namespace news
