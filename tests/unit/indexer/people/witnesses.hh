// SPDX-License-Identifier: GPL-2.0-or-later
// An archive's evidence, told in a test line by line.
#pragma once

#include <deque>
#include <set>
#include <string>
#include <vector>

#include "indexer/people/witness.hh"

namespace news {

class Witnesses {
 public:
  // In an article of that day; `speaks`: it is quoted there.
  Witnesses& add(std::uint32_t article, std::string_view date, std::string_view name,
                 std::string_view title = {}, bool speaks = true,
                 SpeakerKind kind = SpeakerKind::person) {
    Witness one;
    one.document = article;
    one.article = one.group = article * 1'000'003ULL;
    one.day = day_number(date);
    one.name = {held_.emplace_back(name),
                held_.emplace_back(title),
                kind,
                NamedPerson::Gender::unknown,
                kNoDay,
                {}};
    if (speaks) one.name.quotes = {++quote_};
    list_.push_back(one);
    return *this;
  }
  Witnesses& of(NamedPerson::Gender gender) {
    list_.back().name.gender = gender;
    return *this;
  }
  Witnesses& then(std::string_view date) {
    list_.back().name.then = day_number(date);
    return *this;
  }
  const std::vector<Witness>& list() const { return list_; }
  std::uint32_t last_quote() const { return quote_; }

 private:
  std::deque<std::string> held_;
  std::vector<Witness> list_;
  std::uint32_t quote_ = 0;
};

// The label of who says a quotation; "?" of an open name; empty: nobody.
inline std::string who(const MadeBlock& block, std::uint32_t quote) {
  std::string out;
  for (const auto& entry : block.entries) {
    each_said(entry.said, [&](const Said& said) {
      for (const auto one : said.quotes) {
        if (one == quote) out = entry.is_person() ? std::string(entry.label) : "?";
      }
    });
  }
  return out;
}

inline std::set<std::uint64_t> persons(const MadeBlock& block) {
  std::set<std::uint64_t> out;
  for (const auto& entry : block.entries) {
    if (entry.is_person()) out.insert(entry.id);
  }
  return out;
}

}  // namespace news
