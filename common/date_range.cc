// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/date_range.hh"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ctime>

#include "common/spoken_date.hh"

namespace news {
namespace {

using std::chrono::year_month_day;

constexpr std::string_view kHint =
    "a date is 2023, 2023-01, 2023-01-19, 2023-q1, \"march 2023\", \"last week\", today, 7d, 2w, "
    "3m "
    "or 1y; a range is A..B, A.. or ..B";

year_month_day chrono_day(Day day) {
  return {std::chrono::year{day.year}, std::chrono::month{day.month}, std::chrono::day{day.day}};
}

Day from_chrono(year_month_day day) {
  return {static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
          static_cast<unsigned>(day.day())};
}

Day clamp(Day day) {
  return std::clamp(day, kFirstDay, kLastDay);
}

// A run of digits alone; -1 when it is something else or too long to be a date's.
int number(std::string_view digits) {
  if (digits.empty() || digits.size() > 5) return -1;
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

auto no_date(std::string_view text) {
  return fail(ErrorCode::usage, fmt::format("\"{}\" is not a date", text), std::string(kHint));
}

// 7d, 2w, 3m, 1y: that long before today.
Result<DateRange> parse_ago(std::string_view text, Day today) {
  const int count = number(text.substr(0, text.size() - 1));
  if (count < 0) return no_date(text);
  switch (text.back()) {
    case 'd':
      return DateRange{plus_days(today, -count), today};
    case 'w':
      return DateRange{plus_days(today, -7 * count), today};
    case 'm':
      return DateRange{plus_months(today, -count), today};
    default:
      return DateRange{plus_months(today, -12 * count), today};
  }
}

// 2023/01/19 and 20230119 with dashes; anything else as it is.
std::string with_dashes(std::string_view text) {
  std::string out(text);
  const bool digits = out.find_first_not_of("0123456789") == std::string::npos;
  if (digits && (out.size() == 6 || out.size() == 8)) {
    out.insert(4, 1, '-');
    if (out.size() == 9) out.insert(7, 1, '-');
  } else if (out.find('-') == std::string::npos) {
    std::replace(out.begin(), out.end(), '/', '-');
  }
  return out;
}

Result<DateRange> parse_calendar(std::string_view text) {
  const bool with_month = text.size() > 4, with_day = text.size() > 7;
  const bool shaped = (text.size() == 4 || text.size() == 7 || text.size() == 10) &&
                      (!with_month || text[4] == '-') && (!with_day || text[7] == '-');
  const int year = shaped ? number(text.substr(0, 4)) : -1;
  const int month = with_month && shaped ? number(text.substr(5, 2)) : 1;
  const int day = with_day && shaped ? number(text.substr(8, 2)) : 1;
  if (year < 0 || month < 0 || day < 0) return no_date(text);
  if (year < 1) return fail(ErrorCode::usage, "there is no year 0", std::string(kHint));
  if (month < 1 || month > 12) {
    return fail(ErrorCode::usage, fmt::format("there is no month {:02}", month),
                std::string(kHint));
  }
  const auto in_month = static_cast<unsigned>(month);
  if (day < 1 || static_cast<unsigned>(day) > days_in_month(year, in_month)) {
    return fail(ErrorCode::usage, fmt::format("{:04}-{:02} has no day {:02}", year, month, day),
                std::string(kHint));
  }
  DateRange range{{year, in_month, static_cast<unsigned>(day)}, {}};
  range.to = range.from;
  if (!with_month) range.to.month = 12;
  if (!with_day) range.to.day = days_in_month(year, range.to.month);
  return range;
}

bool is_ago(std::string_view text) {
  return text.size() > 1 && std::string_view("dwmy").find(text.back()) != std::string_view::npos &&
         text[0] >= '0' && text[0] <= '9';
}

}  // namespace

Result<DateRange> parse_date(std::string_view text, Day today) {
  if (text == "today" || text == "now") return DateRange{today, today};
  if (text == "yesterday") return DateRange{plus_days(today, -1), plus_days(today, -1)};
  if (is_ago(text)) return parse_ago(text, today);
  if (const auto spoken = read_spoken_date(text, today)) return *spoken;
  return parse_calendar(with_dashes(text));
}

Result<DateRange> parse_date_range(std::string_view text, Day today) {
  const auto dots = text.find("..");
  if (dots == std::string_view::npos) return parse_date(text, today);
  const auto left = text.substr(0, dots), right = text.substr(dots + 2);
  if (left.empty() && right.empty()) {
    return fail(ErrorCode::usage, "a range needs a date at one end", std::string(kHint));
  }
  DateRange range;
  if (!left.empty()) {
    const auto from = parse_date(left, today);
    if (!from) return fail(from.error());
    range.from = from->from;
  }
  if (!right.empty()) {
    const auto to = parse_date(right, today);
    if (!to) return fail(to.error());
    range.to = is_ago(right) ? to->from : to->to;
  }
  if (range.to < range.from) {
    return fail(ErrorCode::usage,
                fmt::format("the range ends on {}, before it begins on {}", iso_day(range.to),
                            iso_day(range.from)),
                "the earlier date comes first");
  }
  return range;
}

Result<DateRange> parse_date_bound(DateBound bound, std::string_view text, Day today) {
  if (text.find("..") != std::string_view::npos) {
    return fail(ErrorCode::usage, "one date is wanted here, no range", "date:A..B for a range");
  }
  auto date = parse_date(text, today);
  if (!date) return date;
  if (is_ago(text)) date->to = date->from;
  switch (bound) {
    case DateBound::before:
      return DateRange{kFirstDay, plus_days(date->from, -1)};
    case DateBound::after:
      return DateRange{plus_days(date->to, 1), kLastDay};
    case DateBound::since:
      return DateRange{date->from, kLastDay};
    case DateBound::until:
      break;
  }
  return DateRange{kFirstDay, date->to};
}

Day plus_days(Day day, int days) {
  return clamp(from_chrono(std::chrono::sys_days(chrono_day(day)) + std::chrono::days{days}));
}

Day plus_months(Day day, int months) {
  const int count = day.year * 12 + static_cast<int>(day.month) - 1 + months;
  if (count < 12) return kFirstDay;
  Day moved{count / 12, static_cast<unsigned>(count % 12) + 1, day.day};
  if (moved.year > kLastDay.year) return kLastDay;
  moved.day = std::min(moved.day, days_in_month(moved.year, moved.month));
  return moved;
}

unsigned days_in_month(int year, unsigned month) {
  const std::chrono::year_month_day_last last{
      std::chrono::year{year}, std::chrono::month_day_last{std::chrono::month{month}}};
  return static_cast<unsigned>(last.day());
}

std::string compact_day(Day day) {
  return fmt::format("{:04}{:02}{:02}", day.year, day.month, day.day);
}

std::string iso_day(Day day) {
  return fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
}

Day local_today() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  localtime_r(&now, &parts);
  return {parts.tm_year + 1900, static_cast<unsigned>(parts.tm_mon + 1),
          static_cast<unsigned>(parts.tm_mday)};
}

}  // namespace news
