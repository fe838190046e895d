// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/period.hh"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace news {
namespace {

namespace chr = std::chrono;

// Days since Monday the 5th of January 1970, which the week of number 0 begins with.
constexpr std::int64_t kFirstMonday = 4;

std::int64_t floor_of(std::int64_t number, std::int64_t by) {
  return number >= 0 ? number / by : -((by - 1 - number) / by);
}

std::int64_t days_of(Day day) {
  const chr::sys_days days{
      chr::year_month_day{chr::year{day.year}, chr::month{day.month}, chr::day{day.day}}};
  return days.time_since_epoch().count();
}

Day day_of(std::int64_t days) {
  const chr::year_month_day day{chr::sys_days{chr::days{days}}};
  return {static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
          static_cast<unsigned>(day.day())};
}

std::string week_name(std::int64_t number) {
  const auto thursday = number * 7 + kFirstMonday + 3;
  const int year = day_of(thursday).year;
  return fmt::format("{:04}-W{:02}", year, (thursday - days_of({year, 1, 1})) / 7 + 1);
}

}  // namespace

std::int64_t period_number(Period period, Day day) {
  switch (period) {
    case Period::none:
      return 0;
    case Period::year:
      return day.year;
    case Period::month:
      return std::int64_t{day.year} * 12 + day.month - 1;
    case Period::week:
      return floor_of(days_of(day) - kFirstMonday, 7);
    case Period::day:
      return days_of(day);
  }
  return 0;
}

std::optional<std::int64_t> period_number(Period period, std::string_view compact_day) {
  const bool digits = std::all_of(compact_day.begin(), compact_day.end(),
                                  [](char c) { return c >= '0' && c <= '9'; });
  if (compact_day.size() != 8 || !digits) return std::nullopt;
  unsigned number = 0;
  for (const char c : compact_day) number = number * 10 + static_cast<unsigned>(c - '0');
  const Day day{static_cast<int>(number / 10000), number / 100 % 100, number % 100};
  if (day.year == 0 || day.month < 1 || day.month > 12 || day.day < 1 ||
      day.day > days_in_month(day.year, day.month)) {
    return std::nullopt;
  }
  return period_number(period, day);
}

std::string period_name(Period period, std::int64_t number) {
  if (period == Period::week) return week_name(number);
  const std::string day = iso_day(period_begin(period, number));
  return day.substr(0, period == Period::year ? 4 : period == Period::month ? 7 : day.size());
}

Day period_begin(Period period, std::int64_t number) {
  switch (period) {
    case Period::none:
      return kFirstDay;
    case Period::year:
      return {static_cast<int>(number), 1, 1};
    case Period::month:
      return {static_cast<int>(floor_of(number, 12)),
              static_cast<unsigned>(number - floor_of(number, 12) * 12 + 1), 1};
    case Period::week:
      return day_of(number * 7 + kFirstMonday);
    case Period::day:
      return day_of(number);
  }
  return kFirstDay;
}

}  // namespace news
