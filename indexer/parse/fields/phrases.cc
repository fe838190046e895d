// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/fields/phrases.hh"

#include <algorithm>
#include <cstring>

#include "common/languages/languages.hh"
#include "common/unicode.hh"
#include "indexer/parse/word_set.hh"

namespace news {
namespace {

bool is_mark_around(char c) {
  switch (c) {
    case '.':
    case ',':
    case ':':
    case ';':
    case '!':
    case '?':
    case '"':
    case '*':
    case '(':
    case ')':
    case '[':
    case ']':
    case '<':
    case '>':
      return true;
    default:
      return false;
  }
}

}  // namespace

Phrases::Phrases(std::string_view list, std::initializer_list<std::string_view> tags) {
  for (const WordEntry& entry : word_entries(list)) {
    Sense sense{entry.language, kListed};
    Tags bit = 1;
    for (const auto tag : tags) {
      if (entry.has_tag(tag)) sense.tags |= bit;
      bit <<= 1;
    }
    const std::string folded = fold_characters(entry.words);
    std::size_t words = 1;
    for (auto at = folded.find(' '); at != folded.npos; at = folded.find(' ', at + 1), ++words)
      add(std::string_view(folded).substr(0, at)).found.goes_on = true;
    most_words_ = std::max(most_words_, words);
    Phrase& phrase = add(folded);
    phrase.senses.push_back(sense);
    phrase.found.tags |= sense.tags;
  }
}

std::size_t Phrases::bit_of(std::string_view phrase) {
  std::uint32_t head = 0;
  std::memcpy(&head, phrase.data(), std::min(phrase.size(), sizeof head));
  const auto mixed = (head ^ static_cast<std::uint32_t>(phrase.size()) << 24) * 0x9E3779B1U;
  return mixed >> 18;
}

Phrases::Phrase& Phrases::add(std::string_view folded) {
  may_be_.set(bit_of(folded));
  return phrases_[std::string(folded)];
}

const Phrases::Phrase* Phrases::find(std::string_view folded) const {
  if (!may_be_.test(bit_of(folded))) return nullptr;
  const auto found = phrases_.find(folded);
  return found == phrases_.end() ? nullptr : &found->second;
}

Phrases::Found Phrases::look_up(std::string_view folded) const {
  const Phrase* const phrase = find(folded);
  return phrase == nullptr ? Found() : phrase->found;
}

Tags Phrases::tags(std::string_view folded) const {
  return look_up(folded).tags;
}

Tags Phrases::tags(std::string_view folded, std::string_view language) const {
  const Phrase* const phrase = find(folded);
  if (phrase == nullptr) return 0;
  for (const Sense& sense : phrase->senses) {
    if (sense.language == language) return sense.tags;
  }
  return 0;
}

std::string word_key_of(std::string_view word) {
  while (!word.empty() && is_mark_around(word.front())) word.remove_prefix(1);
  while (!word.empty() && is_mark_around(word.back())) word.remove_suffix(1);
  return fold_characters(word);
}

std::string primary_language(std::string_view tag) {
  return ascii_lower(tag.substr(0, tag.find_first_of("-_")));
}

}  // namespace news
