// SPDX-License-Identifier: GPL-2.0-or-later
// The Umm al-Qura calendar is one of observation and tables: the lengths of its months stand here,
// as the Saudi authorities print them. The Persian one is reckoned: in 33 years, eight leap years.
#include "indexer/parse/fields/calendars.hh"

#include <chrono>
#include <cstdlib>
#include <string>
#include <vector>

#include "common/languages/languages.hh"

namespace news {
namespace {

using Days = std::chrono::sys_days;

constexpr unsigned kFirstIslamicYear = 1400;
// Of each year from 1400 on: bit n is set where month n + 1 has 30 days, else it has 29.
constexpr std::uint16_t kLongMonths[] = {
    0xD4B, 0x52A, 0xA57, 0x4AE, 0x976, 0x56C, 0xB55, 0xAAA, 0xA55, 0x4AD, 0x95D, 0x2DA, 0x5D9,
    0xDB2, 0xBA4, 0xB4A, 0xA55, 0x2B5, 0x575, 0xB6A, 0xBD2, 0xBC4, 0xB89, 0xA95, 0x52D, 0x5AD,
    0xB6A, 0x6D4, 0xDC9, 0xD92, 0xAA6, 0x956, 0x2AE, 0x56D, 0x36A, 0xB55, 0xAAA, 0x94D, 0x49D,
    0x95D, 0x2BA, 0x5B5, 0x5AA, 0xD55, 0xA9A, 0x92E, 0x26E, 0x55D, 0xADA, 0x6D4, 0x6A5, 0x54B,
    0xA97, 0x54E, 0xAAE, 0x5AC, 0xBA9, 0xD92, 0xB25, 0x64B, 0xCAB, 0x55A, 0xB55, 0x6D2, 0xEA5,
    0xE4A, 0xA95, 0x52D, 0xAAD, 0x36C, 0x759, 0x6D2, 0x695, 0x52D, 0xA5B, 0x4BA, 0x9BA, 0x3B4,
    0xB69, 0xB52, 0xAA6, 0x4B6, 0x96D, 0x2EC, 0x6D9, 0xEB2, 0xD54, 0xD2A, 0xA56, 0x4AE, 0x96D,
    0xD6A, 0xB54, 0xB29, 0xA93, 0x52B, 0xA57, 0x536, 0xAB5, 0x6AA,
};

std::optional<Days> from_islamic(unsigned year, unsigned month, unsigned day) {
  const auto length = [](unsigned y, unsigned m) {
    return 29U + (kLongMonths[y - kFirstIslamicYear] >> (m - 1) & 1U);
  };
  if (year < kFirstIslamicYear || year - kFirstIslamicYear >= std::size(kLongMonths))
    return std::nullopt;
  if (day > length(year, month)) return std::nullopt;
  unsigned days = day - 1;
  for (unsigned y = kFirstIslamicYear; y < year; ++y) {
    for (unsigned m = 1; m <= 12; ++m) days += length(y, m);
  }
  for (unsigned m = 1; m < month; ++m) days += length(year, m);
  constexpr Days kEpoch{std::chrono::year(1979) / 11 / 20};  // 1 Muharram 1400
  return kEpoch + std::chrono::days(days);
}

bool is_long_persian_year(unsigned year) {
  return (25 * year + 11) % 33 < 8;
}

std::optional<Days> from_persian(unsigned year, unsigned month, unsigned day) {
  constexpr unsigned kFirst = 1300, kLast = 1500;  // the cycle of 33 years holds there
  if (year < kFirst || year > kLast) return std::nullopt;
  const unsigned length = month <= 6 ? 31 : month < 12 || is_long_persian_year(year) ? 30 : 29;
  if (day > length) return std::nullopt;
  unsigned days = day - 1;
  for (unsigned y = kFirst; y < year; ++y) days += is_long_persian_year(y) ? 366 : 365;
  days += month <= 7 ? 31 * (month - 1) : 186 + 30 * (month - 7);
  constexpr Days kEpoch{std::chrono::year(1921) / 3 / 21};  // 1 Farvardin 1300
  return kEpoch + std::chrono::days(days);
}

struct EraName {
  std::string name;
  int years;
};

// "add1911", "less543"
int years_of(std::string_view tags) {
  for (const std::string_view sign : {"add", "less"}) {
    if (!tags.starts_with(sign)) continue;
    const int years = std::atoi(std::string(tags.substr(sign.size())).c_str());
    return sign == "add" ? years : -years;
  }
  return 0;
}

std::vector<EraName> read_eras() {
  std::vector<EraName> eras;
  for (const WordEntry& entry : word_entries("eras"))
    eras.push_back({std::string(entry.words), years_of(entry.tags)});
  return eras;
}

}  // namespace

std::optional<CivilDay> civil_day(Calendar calendar, unsigned year, unsigned month, unsigned day) {
  if (month == 0 || month > 12 || day == 0) return std::nullopt;
  if (calendar == Calendar::gregorian) return CivilDay{year, month, day};
  const auto days = calendar == Calendar::islamic ? from_islamic(year, month, day)
                                                  : from_persian(year, month, day);
  if (!days) return std::nullopt;
  const std::chrono::year_month_day date{*days};
  return CivilDay{static_cast<unsigned>(static_cast<int>(date.year())),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())};
}

Era era_at(std::string_view text) {
  static const std::vector<EraName> kEras = read_eras();
  Era best;
  for (const auto& era : kEras) {
    if (era.name.size() > best.bytes && text.starts_with(era.name))
      best = {era.name.size(), era.years};
  }
  return best;
}

unsigned years_ahead(std::string_view language, unsigned year) {
  constexpr unsigned kFirst = 2400, kLast = 2700;
  return language == "th" && year >= kFirst && year <= kLast ? 543 : 0;
}

}  // namespace news
