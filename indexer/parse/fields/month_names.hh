// SPDX-License-Identifier: GPL-2.0-or-later
// Names of months in the languages of the press, whole and as usually shortened
// (common/languages/<language>/months.txt). Pure, any thread.
#pragma once

#include <string_view>

namespace news {

// 1 to 12; 0: the word names no month. Any case, accents optional. language: of the text ("hr",
// "pt-BR"), empty where it is not known; it decides what "listopad" is, October or November, and
// lets short forms count that elsewhere are other words.
unsigned month_number(std::string_view word, std::string_view language = {});

// "tháng": the number of the month follows.
bool announces_month(std::string_view word);

}  // namespace news
