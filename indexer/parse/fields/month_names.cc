// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/fields/month_names.hh"

#include <algorithm>
#include <charconv>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "common/languages/languages.hh"
#include "common/unicode.hh"

namespace news {
namespace {

struct Months {
  std::unordered_map<std::string, Month> everywhere;  // by folded name
  std::unordered_map<std::string, Month> local;       // "hr listopad"
  std::unordered_set<std::string> first_words;        // of names of two words
  std::string announcing;                             // " thang "
};

Month month_of(const WordEntry& entry) {
  const auto tags = entry.tags;
  const auto at = tags.starts_with('m') ? 1 : tags.size();
  Month month;
  std::from_chars(tags.data() + at, tags.data() + tags.size(), month.number);
  month.calendar = entry.has_tag("islamic")   ? Calendar::islamic
                   : entry.has_tag("persian") ? Calendar::persian
                                              : Calendar::gregorian;
  return month;
}

// Every word of a paragraph may be asked for.
Months read_months() {
  Months months;
  for (const WordEntry& entry : word_entries("months")) {
    std::string name = fold_characters(entry.words);
    if (const auto blank = name.find(' '); blank != name.npos)
      months.first_words.insert(name.substr(0, blank));
    if (entry.has_tag("number")) {
      months.announcing += ' ' + name + ' ';
    } else if (entry.has_tag("local")) {
      months.local.emplace(std::string(entry.language) + ' ' + name, month_of(entry));
    } else {
      months.everywhere.emplace(std::move(name), month_of(entry));
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

Month month_named(std::string_view word, std::string_view language) {
  const std::string folded = folded_word(word);
  if (folded.empty()) return {};
  const auto& known = months();
  if (!language.empty() && !known.local.empty()) {
    std::string key(language.substr(0, language.find_first_of("-_")));
    for (char& c : key) c = static_cast<char>(c | 0x20);
    const auto local = known.local.find(key + ' ' + folded);
    if (local != known.local.end()) return local->second;
  }
  const auto found = known.everywhere.find(folded);
  return found == known.everywhere.end() ? Month() : found->second;
}

bool begins_month(std::string_view word) {
  // Names of two words stand in scripts beyond the Latin one, and in Irish.
  const std::string folded = folded_word(word);
  return !folded.empty() && months().first_words.contains(folded);
}

bool announces_month(std::string_view word) {
  const std::string folded = folded_word(word);
  return !folded.empty() && months().announcing.find(' ' + folded + ' ') != std::string::npos;
}

}  // namespace news
