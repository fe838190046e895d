// SPDX-License-Identifier: GPL-2.0-or-later
// Calendar days as articles, mark-up, wires and data sets state them; the one reader of all
// formats. A day is "2023-01-19"; empty means none. The day is the one stated: no time zone moves
// it. A day without its year is no date, and neither is an ambiguous one (03/04/2023) unless the
// language of the text says what stands first. No day after latest_day() and none before 1600 is
// the day of an article. Linear, any thread; of the clock nothing but latest_day() depends.
//
// Known: ISO 8601 (2023-01-19T22:01:00Z, 20230119T220100Z, 2023/01/19), RFC 822 and ctime (Thu, 19
// Jan 2023 22:01:00 GMT; Thu Jan 19 22:01:00 2023), 26-FEB-1987 15:01:01.79, January 19, 2023 and
// 19th of January 2023 with the month names of 75 languages (common/languages/*/months.txt), 2023.
// január 19., 19 tháng 1 năm 2023, 19.01.2023, 19/01/2023 where only one reading is a day,
// 2023年1月19日, 2023. 1. 19., digits of every script. Other calendars where words of their
// language stand beside the number, or the language says so: 令和5年1月19日, 民國112年1月19日, 19
// มกราคม 2566, 24 شوال 1445, ۵ تیر ۱۴۰۲.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/parse/fields/phrases.hh"

namespace news {

struct DateInText {
  std::string day;                 // empty: none
  std::size_t begin = 0, end = 0;  // bytes of the date as written (not of the time beside it)
};

// The first day stated in running text. A bare number of eight digits is no date here. language: of
// the text ("en-GB", "hr"), empty where it is not known: what 03/04/2023 and "listopad" mean
// depends on it.
DateInText find_date(std::string_view text, std::string_view language = {});

// A value that is meant to be a date (an attribute, a meta tag, a JSON value): as find_date(), and
// also 20230119, years of two digits in the RFC 822 form (19 Jan 23: the latest such year that is
// not yet to come), and seconds or milliseconds since 1970.
std::string read_date(std::string_view value, std::string_view language = {});

// The last day that an article may have: two months from now, for magazines date ahead.
std::string latest_day();

// Tags of the list "dates".
enum DateTag : Tags {
  kWeekday = 1,
  kOfDate = 2,     // "of", "de"
  kOrdinal = 4,    // "th"
  kPublished = 8,  // "posted"
  kUpdated = 16,
  kClock = 32  // "Uhr", "a.m."
};
const Phrases& date_phrases();

}  // namespace news
