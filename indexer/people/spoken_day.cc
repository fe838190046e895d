// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/people/spoken_day.hh"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <vector>

namespace news {
namespace {

constexpr DayNumber kLongBefore = 92;  // a season: what is nearer is of the article's own time

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

// A full stop after so short a word is an abbreviation's: "No. 5", "Jan. 3", "J. Doe".
constexpr std::size_t kShortWord = 4;

bool ends_sentence(std::string_view text, std::size_t at) {
  if (text[at] == '\n') return true;
  if (text[at] != '.' && text[at] != '!' && text[at] != '?') return false;
  if (at + 2 >= text.size() || text[at + 1] != ' ' || !is_upper(text[at + 2])) return false;
  const auto blank = text.rfind(' ', at);
  const auto word = text.substr(blank == text.npos ? 0 : blank + 1, at - blank - 1);
  return word.size() >= kShortWord || (!word.empty() && !is_upper(word.front()));
}

std::string_view last_sentence(std::string_view text) {
  for (std::size_t at = text.size(); at-- > 0;) {
    if (ends_sentence(text, at)) return text.substr(at + 1);
  }
  return text;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < text.size();) {
    auto end = std::min(text.find_first_of(" ,", at), text.size());
    auto word = text.substr(at, end - at);
    while (!word.empty() && word.back() == '.') word.remove_suffix(1);
    if (!word.empty()) out.push_back(word);
    at = end + 1;
  }
  return out;
}

// 1 to 12; 0: none.
int month_of(std::string_view word) {
  constexpr std::array<std::string_view, 12> kMonths = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  if (word.size() < 3) return 0;
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (kMonths[i].starts_with(word) && (word.size() < 5 || word == kMonths[i]))
      return static_cast<int>(i) + 1;
  }
  return 0;
}

// Of so many digits at most; 0: it is none.
int number_of(std::string_view word, std::size_t digits) {
  int out = 0;
  if (word.size() > digits || !std::all_of(word.begin(), word.end(), is_digit)) return 0;
  std::from_chars(word.data(), word.data() + word.size(), out);
  return out;
}

DayNumber day_of(int year, int month, int day) {
  return day_number(fmt::format("{:04}-{:02}-{:02}", year, month, day));
}

// The date whose year is the word at `i`: "May 12, 2010", "12 May 2010", "May 2010", "in 2010".
DayNumber date_at(const std::vector<std::string_view>& words, std::size_t i) {
  constexpr int kFirstYear = 1800, kLastYear = 2199, kMidMonth = 15, kMidYear = 7;
  const int year = words[i].size() == 4 ? number_of(words[i], 4) : 0;
  if (year < kFirstYear || year > kLastYear || i == 0) return kNoDay;
  const auto before = words[i - 1];
  const int month = month_of(before);
  if (month > 0) {
    const int day = i > 1 ? number_of(words[i - 2], 2) : 0;
    return day_of(year, month, day > 0 ? day : kMidMonth);
  }
  if (before == "in" || before == "In") return day_of(year, kMidYear, 1);
  const int day = number_of(before, 2), named = i > 1 ? month_of(words[i - 2]) : 0;
  return day > 0 && named > 0 ? day_of(year, named, day) : kNoDay;
}

}  // namespace

DayNumber spoken_day(std::string_view text, DayNumber day) {
  const auto words = words_of(last_sentence(text));
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto found = date_at(words, i);
    if (found != kNoDay) return found + kLongBefore < day ? found : kNoDay;
  }
  return kNoDay;
}

}  // namespace news
