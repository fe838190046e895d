// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/fields/month_names.hh"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string>
#include <unordered_map>

#include "common/languages/languages.hh"
#include "common/unicode.hh"

namespace news {
namespace {

struct Months {
  std::unordered_map<std::string, std::uint8_t> everywhere;  // folded name -> month
  std::unordered_map<std::string, std::uint8_t> local;       // "hr listopad" -> month
  std::string announcing;                                    // " thang "
};

unsigned month_of(std::string_view tags) {
  const auto at = tags.starts_with('m') ? 1 : tags.size();
  unsigned month = 0;
  std::from_chars(tags.data() + at, tags.data() + tags.size(), month);
  return month;
}

// Every word of a paragraph may be asked for.
Months read_months() {
  Months months;
  for (const WordEntry& entry : word_entries("months")) {
    std::string name = fold_characters(entry.words);
    if (entry.has_tag("number")) {
      months.announcing += ' ' + name + ' ';
    } else if (entry.has_tag("local")) {
      months.local.emplace(std::string(entry.language) + ' ' + name,
                           static_cast<std::uint8_t>(month_of(entry.tags)));
    } else {
      months.everywhere.emplace(std::move(name), static_cast<std::uint8_t>(month_of(entry.tags)));
    }
  }
  return months;
}

const Months& months() {
  static const Months kMonths = read_months();
  return kMonths;
}

// Empty: too long or too short to be one.
std::string folded_word(std::string_view word) {
  constexpr std::size_t kShortest = 3, kLongest = 32;  // bytes
  if (word.size() < kShortest || word.size() > kLongest) return {};
  return fold_characters(word);
}

}  // namespace

unsigned month_number(std::string_view word, std::string_view language) {
  const std::string folded = folded_word(word);
  if (folded.empty()) return 0;
  const auto& known = months();
  if (!language.empty() && !known.local.empty()) {
    std::string key(language.substr(0, language.find_first_of("-_")));
    for (char& c : key) c = static_cast<char>(c | 0x20);
    const auto local = known.local.find(key + ' ' + folded);
    if (local != known.local.end()) return local->second;
  }
  const auto found = known.everywhere.find(folded);
  return found == known.everywhere.end() ? 0 : found->second;
}

bool announces_month(std::string_view word) {
  const std::string folded = folded_word(word);
  return !folded.empty() && months().announcing.find(' ' + folded + ' ') != std::string::npos;
}

}  // namespace news
