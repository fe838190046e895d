// SPDX-License-Identifier: GPL-2.0-or-later
// Days of other calendars as days of the Gregorian one. Who calls has seen words of the language
// that writes by the calendar: a bare number tells none of them. Pure, any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace news {

enum class Calendar : std::uint8_t {
  gregorian,
  islamic,  // Umm al-Qura, as the Arab press prints it; 1400 to 1499
  persian
};

struct CivilDay {
  unsigned year = 0, month = 0, day = 0;
};

// Empty: there is no such day, or the calendar's table does not reach it.
std::optional<CivilDay> civil_day(Calendar calendar, unsigned year, unsigned month, unsigned day);

// What is written before a year that is counted otherwise ("令和", "民國", "พ.ศ."): lists
// common/languages/<language>/eras.txt.
struct Era {
  std::size_t bytes = 0;  // of the words at the front of `text`; 0: none
  int years = 0;          // added to the year as written
};
Era era_at(std::string_view text);

// The years between a calendar that a language writes without saying so and the Gregorian one: 543
// for Thai. 0: none.
unsigned years_ahead(std::string_view language, unsigned year);

}  // namespace news
