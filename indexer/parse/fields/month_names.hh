// SPDX-License-Identifier: GPL-2.0-or-later
// Names of months in the languages of the press, whole and as usually shortened
// (common/languages/<language>/months.txt). Pure, any thread.
#pragma once

#include <string_view>

#include "indexer/parse/fields/calendars.hh"

namespace news {

struct Month {
  unsigned number = 0;  // 1 to 12; 0: the word names none
  Calendar calendar = Calendar::gregorian;
};

// Any case, accents optional. language: of the text ("hr", "pt-BR"), empty where it is not known;
// it decides what "listopad" is, October or November, and lets short forms count that elsewhere are
// other words.
Month month_named(std::string_view word, std::string_view language = {});

// The first of the words of a month that has two: "كانون" of "كانون الثاني".
bool begins_month(std::string_view word);

// "tháng": the number of the month follows.
bool announces_month(std::string_view word);

}  // namespace news
