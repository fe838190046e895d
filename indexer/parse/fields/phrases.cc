// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/fields/phrases.hh"

#include <algorithm>

#include "common/languages/languages.hh"
#include "common/unicode.hh"
#include "indexer/parse/word_set.hh"

namespace news {

Phrases::Phrases(std::string_view list, std::initializer_list<std::string_view> tags) {
  for (const WordEntry& entry : word_entries(list)) {
    Sense sense{entry.language, kListed};
    Tags bit = 1;
    for (const auto tag : tags) {
      if (entry.has_tag(tag)) sense.tags |= bit;
      bit <<= 1;
    }
    std::string folded = fold_characters(entry.words);
    const auto blanks = std::count(folded.begin(), folded.end(), ' ');
    most_words_ = std::max(most_words_, static_cast<std::size_t>(blanks) + 1);
    senses_[std::move(folded)].push_back(sense);
  }
}

Tags Phrases::tags(std::string_view folded) const {
  const auto found = senses_.find(std::string(folded));
  Tags all = 0;
  if (found == senses_.end()) return all;
  for (const Sense& sense : found->second) all |= sense.tags;
  return all;
}

Tags Phrases::tags(std::string_view folded, std::string_view language) const {
  const auto found = senses_.find(std::string(folded));
  if (found == senses_.end()) return 0;
  for (const Sense& sense : found->second) {
    if (sense.language == language) return sense.tags;
  }
  return 0;
}

std::string word_key_of(std::string_view word) {
  constexpr std::string_view kMarks = ".,:;!?\"*()[]<>";
  const auto first = word.find_first_not_of(kMarks);
  if (first == word.npos) return {};
  return fold_characters(word.substr(first, word.find_last_not_of(kMarks) - first + 1));
}

std::string primary_language(std::string_view tag) {
  return ascii_lower(tag.substr(0, tag.find_first_of("-_")));
}

}  // namespace news
