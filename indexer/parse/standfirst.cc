// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/standfirst.hh"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "common/analyser.hh"
#include "indexer/parse/field_text.hh"

namespace news {
namespace {

constexpr std::size_t kTold = 12;  // words; as many in a row are no accident

bool is_cut_short(std::string_view text) {
  while (text.ends_with(']') || text.ends_with(' ')) text.remove_suffix(1);
  return text.ends_with("...") || text.ends_with("…");
}

bool holds_opening_of(std::string_view body, std::string_view standfirst) {
  Analyser analyser;
  std::vector<std::string> opening = analyser.terms(standfirst);
  if (is_cut_short(standfirst) && opening.size() > 1) opening.pop_back();  // half a word
  if (opening.size() > kTold) opening.resize(kTold);
  const std::vector<std::string> words = analyser.terms(body);
  return std::search(words.begin(), words.end(), opening.begin(), opening.end()) != words.end();
}

}  // namespace

void settle_standfirst(Article& article) {
  std::string& text = article.standfirst;
  if (text.empty()) return;
  if (same_words(text, article.headline) || holds_opening_of(article.body, text)) text.clear();
}

std::string as_subheadline(std::string text) {
  constexpr std::size_t kFewestWords = 4;
  if (Analyser().terms(text).size() < kFewestWords) return {};
  const bool shouts = std::none_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  });
  return shouts ? std::string() : std::move(text);
}

}  // namespace news
