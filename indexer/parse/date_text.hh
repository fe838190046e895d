// SPDX-License-Identifier: GPL-2.0-or-later
// Calendar days as articles, mark-up and wires state them. A day is "2023-01-19"; empty means none.
// The day is the one stated: no time zone moves it. A day without its year is no date, and neither
// is an ambiguous one (03/04/2023). Pure, linear, no locale, no clock.
//
// Known: ISO 8601 (2023-01-19T22:01:00Z, 20230119T220100Z, 2023/01/19), RFC 822 and ctime (Thu, 19
// Jan 2023 22:01:00 GMT; Thu Jan 19 22:01:00 2023), 26-FEB-1987 15:01:01.79, January 19, 2023 and
// 19th of January 2023 with month names, whole or short, in English, German, French, Spanish,
// Italian, Portuguese, Catalan, Romanian, Dutch, Polish, Czech, Slovak, Russian, Ukrainian,
// Turkish, Greek, Finnish, Indonesian, Arabic and the Scandinavian languages, 19.01.2023,
// 19/01/2023 where only one reading is a day, 2023年1月19日, 2023. 1. 19.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace news {

struct DateInText {
  std::string day;                 // empty: none
  std::size_t begin = 0, end = 0;  // bytes of the date as written (not of the time beside it)
};

// What 03/04/2023 means: nothing, unless the text's home is known to put the day first.
enum class NumberOrder { unknown, day_first };

// The first day stated in running text. A bare number of eight digits is no date here.
DateInText find_date(std::string_view text, NumberOrder order = NumberOrder::unknown);

// A value that is meant to be a date (an attribute, a meta tag, a JSON value): as find_date(), and
// also 20230119, years of two digits in the RFC 822 form (19 Jan 23), and seconds or milliseconds
// since 1970.
std::string parse_date_value(std::string_view value);

}  // namespace news
