// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/endings.hh"

#include <algorithm>

#include "common/languages/languages.hh"
#include "common/unicode.hh"

namespace news {
namespace {

constexpr std::size_t kLeastLetters = 3;

bool begins_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

}  // namespace

void Endings::add(std::string_view language) {
  for_each_word(list_, language, [this](const WordEntry& entry) {
    const auto blank = std::min(entry.words.find(' '), entry.words.size());
    Change change;
    if (blank < entry.words.size()) change.to = fold_characters(entry.words.substr(blank + 1));
    change.least = kLeastLetters;
    if (!entry.tags.empty()) change.least = static_cast<std::size_t>(entry.tags.front() - '0');
    std::string from = fold_characters(entry.words.substr(0, blank));
    longest_ = std::max(longest_, from.size());
    changes_.try_emplace(std::move(from), std::move(change));
  });
}

std::string Endings::without(std::string_view word) const {
  if (changes_.empty()) return std::string(word);
  std::size_t letters = 0;  // before `at`
  std::size_t at = 0;
  const std::size_t first = word.size() > longest_ ? word.size() - longest_ : 0;
  for (; at < first; ++at) letters += begins_character(word[at]) ? 1 : 0;
  for (; at < word.size(); ++at) {
    if (!begins_character(word[at])) continue;
    const auto change = changes_.find(word.substr(at));
    if (change != changes_.end() && letters >= change->second.least) {
      return std::string(word.substr(0, at)) + change->second.to;
    }
    ++letters;
  }
  return std::string(word);
}

}  // namespace news
