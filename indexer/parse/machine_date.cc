// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <array>
#include <cctype>
#include <cmath>
#include <ctime>
#include <string>
#include <string_view>

#include "indexer/parse/field_text.hh"

namespace news {
namespace {

constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun",
                                                   "jul", "aug", "sep", "oct", "nov", "dec"};

bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

// Digits from `at` on, at most `most`; moves behind them. -1: none.
int number_at(std::string_view text, std::size_t& at, std::size_t most) {
  int value = 0;
  std::size_t count = 0;
  for (; count < most && is_digit_at(text, at); ++at, ++count)
    value = value * 10 + (text[at] - '0');
  return count == 0 ? -1 : value;
}

std::string day(int year, int month, int day_of_month) {
  static constexpr std::array<int, 12> kLengths{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < 1600 || year > 2999 || month < 1 || month > 12 || day_of_month < 1) return {};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  const int length = month == 2 && !leap ? 28 : kLengths[static_cast<std::size_t>(month - 1)];
  if (day_of_month > length) return {};
  return fmt::format("{:04}-{:02}-{:02}", year, month, day_of_month);
}

int month_at(std::string_view text, std::size_t& at) {
  std::string name;
  for (; at < text.size() && std::isalpha(static_cast<unsigned char>(text[at])) != 0; ++at) {
    if (name.size() < 3)
      name += static_cast<char>(std::tolower(static_cast<unsigned char>(text[at])));
  }
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (name == kMonths[i]) return static_cast<int>(i) + 1;
  }
  return 0;
}

void skip_separators(std::string_view text, std::size_t& at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '-' || text[at] == '.' ||
                              text[at] == ',' || text[at] == '/')) {
    ++at;
  }
}

// 2023-01-19..., 2023/01/19, 20230119T...
std::string iso_day(std::string_view text) {
  std::size_t at = 0;
  const int year = number_at(text, at, 4);
  if (at != 4) return {};
  const bool dashed = at < text.size() && (text[at] == '-' || text[at] == '/' || text[at] == '.');
  at += dashed;
  const std::size_t month_from = at;
  const int month = number_at(text, at, 2);
  if (!dashed && at - month_from != 2) return {};
  if (dashed) {
    if (at >= text.size() || (text[at] != '-' && text[at] != '/' && text[at] != '.')) return {};
    ++at;
  }
  const std::size_t day_from = at;
  const int number = number_at(text, at, 2);
  if (!dashed && at - day_from != 2) return {};
  if (is_digit_at(text, at) && dashed) return {};
  return day(year, month, number);
}

// [Thu,] 19 Jan 2023 ..., 26-FEB-1987 ...
std::string day_month_year(std::string_view text) {
  std::size_t at = 0;
  if (const auto comma = text.find(','); comma != text.npos && comma <= 10) at = comma + 1;
  skip_separators(text, at);
  if (!is_digit_at(text, at)) {  // a weekday without its comma
    while (at < text.size() && std::isalpha(static_cast<unsigned char>(text[at])) != 0) ++at;
    skip_separators(text, at);
  }
  const int number = number_at(text, at, 2);
  skip_separators(text, at);
  const int month = month_at(text, at);
  skip_separators(text, at);
  const std::size_t from = at;
  int year = number_at(text, at, 4);
  if (at - from == 2) year += year < 50 ? 2000 : 1900;
  return number < 0 || month == 0 || at - from < 2 ? std::string() : day(year, month, number);
}

}  // namespace

std::string epoch_date(double value) {
  constexpr double kMillisFrom = 1e11;  // the year 5138 in seconds
  if (!std::isfinite(value)) return {};
  if (std::abs(value) >= kMillisFrom) value /= 1000;
  if (std::abs(value) >= kMillisFrom || value == 0) return {};
  const auto seconds = static_cast<std::time_t>(std::floor(value));
  std::tm parts{};
  if (gmtime_r(&seconds, &parts) == nullptr) return {};
  return day(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

std::string machine_date(std::string_view raw) {
  constexpr std::size_t kLongest = 80;
  const std::string text = tidy(raw.substr(0, kLongest));
  if (text.empty()) return {};
  const bool number = text.find_first_not_of("0123456789.") == std::string::npos;
  const auto digits = text.find('.') == std::string::npos ? text.size() : text.find('.');
  if (number && digits >= 9 && digits <= 13) {
    double value = 0;
    for (const char c : text.substr(0, digits)) value = value * 10 + (c - '0');
    return epoch_date(value);
  }
  if (auto found = iso_day(text); !found.empty()) return found;
  return day_month_year(text);
}

}  // namespace news
