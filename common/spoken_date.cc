// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/spoken_date.hh"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <string>
#include <vector>

namespace news {
namespace {

constexpr std::string_view kMonths[] = {"january",   "february", "march",    "april",
                                        "may",       "june",     "july",     "august",
                                        "september", "october",  "november", "december"};

enum class Unit { none, day, week, month, year };

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out;
  bool inside = false;
  for (const char c : text) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool part = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9');
    if (part && !inside) out.emplace_back();
    if (part) out.back() += lower;
    if (!part && std::string_view(" -_,./").find(c) == std::string_view::npos) return {};
    inside = part;
  }
  return out;
}

// A number of at most five digits, "5th" and the like too; -1: it is none.
int number(std::string_view word) {
  for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
    if (word.size() > 2 && word.ends_with(ending)) {
      word.remove_suffix(2);
      break;
    }
  }
  if (word.empty() || word.size() > 5) return -1;
  int value = 0;
  for (const char c : word) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

int year_of(std::string_view word) {
  return word.size() == 4 ? number(word) : -1;
}

// 1 to 12, by the name or its first three letters (sept, too); 0: no month.
unsigned month_of(std::string_view word) {
  if (word == "sept") return 9;
  for (unsigned month = 1; month <= 12; ++month) {
    if (word == kMonths[month - 1] || (word.size() == 3 && kMonths[month - 1].starts_with(word)))
      return month;
  }
  return 0;
}

Unit unit_of(std::string_view word) {
  if (word.size() > 3 && word.ends_with('s')) word.remove_suffix(1);
  if (word == "day") return Unit::day;
  if (word == "week") return Unit::week;
  if (word == "month") return Unit::month;
  return word == "year" ? Unit::year : Unit::none;
}

Day back(Day today, Unit unit, int count) {
  switch (unit) {
    case Unit::day:
      return plus_days(today, -count);
    case Unit::week:
      return plus_days(today, -7 * count);
    case Unit::month:
      return plus_months(today, -count);
    default:
      return plus_months(today, -12 * count);
  }
}

// The week, month or year that `day` belongs to.
DateRange around(Day day, Unit unit) {
  if (unit == Unit::month)
    return {{day.year, day.month, 1}, {day.year, day.month, days_in_month(day.year, day.month)}};
  if (unit == Unit::year) return {{day.year, 1, 1}, {day.year, 12, 31}};
  if (unit == Unit::day) return {day, day};
  const std::chrono::sys_days at =
      std::chrono::year{day.year} / static_cast<int>(day.month) / static_cast<int>(day.day);
  const int since_monday = static_cast<int>(std::chrono::weekday(at).iso_encoding()) - 1;
  const Day monday = plus_days(day, -since_monday);
  return {monday, plus_days(monday, 6)};
}

std::optional<DateRange> relative(const std::vector<std::string>& words, Day today) {
  if (words.size() == 2) {
    const auto unit = unit_of(words[1]);
    if (unit == Unit::none) return std::nullopt;
    if (words[0] == "this") return around(today, unit);
    if (words[0] == "past") return DateRange{back(today, unit, 1), today};
    if (words[0] != "last") return std::nullopt;
    // A month back of the 31st is no day of the month before: its first day is.
    return around(back(around(today, unit).from, unit, 1), unit);
  }
  if (words.size() != 3) return std::nullopt;
  const bool ago = words[2] == "ago";
  const int count = words[0] == "a" && ago ? 1 : number(words[ago ? 0 : 1]);
  const auto unit = unit_of(words[ago ? 1 : 2]);
  if (count < 0 || unit == Unit::none) return std::nullopt;
  const Day day = back(today, unit, count);
  if (ago) return DateRange{day, day};
  if (words[0] != "last" && words[0] != "past") return std::nullopt;
  return DateRange{day, today};
}

std::optional<DateRange> quarter(std::string_view word, int year) {
  if (word.size() != 2 || word[0] != 'q' || word[1] < '1' || word[1] > '4') return std::nullopt;
  const auto last = static_cast<unsigned>(word[1] - '0') * 3;
  return DateRange{{year, last - 2, 1}, {year, last, days_in_month(year, last)}};
}

std::optional<DateRange> named(std::vector<std::string> words) {
  if (words.size() == 2 && year_of(words[0]) > 0) std::swap(words[0], words[1]);
  const int year = words.size() == 2 || words.size() == 3 ? year_of(words.back()) : -1;
  if (year < 1) return std::nullopt;
  if (words.size() == 2) {
    const auto month = month_of(words[0]);
    if (month == 0) return quarter(words[0], year);
    return DateRange{{year, month, 1}, {year, month, days_in_month(year, month)}};
  }
  const auto first = month_of(words[0]), second = month_of(words[1]);
  const auto month = std::max(first, second);
  const int day = number(words[first > 0 ? 1 : 0]);
  if (month == 0 || day < 1 || static_cast<unsigned>(day) > days_in_month(year, month))
    return std::nullopt;
  const Day exact{year, month, static_cast<unsigned>(day)};
  return DateRange{exact, exact};
}

}  // namespace

std::optional<DateRange> read_spoken_date(std::string_view text, Day today) {
  if (text.size() > 40) return std::nullopt;
  const auto words = words_of(text);
  if (words.empty()) return std::nullopt;
  if (const auto range = relative(words, today)) return range;
  return named(words);
}

}  // namespace news
