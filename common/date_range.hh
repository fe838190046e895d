// SPDX-License-Identifier: GPL-2.0-or-later
// Dates as people type them in a query: a year, a month, a day, or so long ago; and ranges of them.
//
//   2023  2023-01  2023-01-19  2023/01/19  20230119  today  yesterday  7d  2w  3m  1y
//   and in words (spoken_date.hh)
//   a..b  a..  ..b   (both ends belong to the range)
//
// "7d" by itself, or as the beginning of a range, is the day seven days ago and all since; as the
// end of a range it is that day. Months and years back keep the day, or take the last of the month.
// The present day is given by the caller, so that nothing here reads a clock. Pure, no locale.
#pragma once

#include <string>
#include <string_view>

#include "common/result.hh"

namespace news {

struct Day {
  int year = 0;
  unsigned month = 0, day = 0;

  auto operator<=>(const Day&) const = default;  // NOLINT(modernize-use-nullptr): its false alarm
};

inline constexpr Day kFirstDay{1, 1, 1};
inline constexpr Day kLastDay{9999, 12, 31};

// Both days belong to it; an open end is kFirstDay or kLastDay.
struct DateRange {
  Day from = kFirstDay, to = kLastDay;

  auto operator<=>(const DateRange&) const = default;
};

// Fails with ErrorCode::usage: what is wrong, and as hint what a date looks like.
Result<DateRange> parse_date_range(std::string_view text, Day today);

// One date without "..": the days it covers (2023-02 is the whole month).
Result<DateRange> parse_date(std::string_view text, Day today);

// before: what lies before its first day, after: behind its last; since: and until: hold the date.
enum class DateBound { before, after, since, until };

// The days that `before:2023-02` and the like allow. usage: no date, or a range.
Result<DateRange> parse_date_bound(DateBound bound, std::string_view text, Day today);

Day plus_days(Day day, int days);
Day plus_months(Day day, int months);
unsigned days_in_month(int year, unsigned month);

std::string compact_day(Day day);  // "20230119"
std::string iso_day(Day day);      // "2023-01-19"

// The day it is here, by the system's clock and time zone.
Day local_today();

}  // namespace news
