// SPDX-License-Identifier: GPL-2.0-or-later
// Names of months in the languages of the press around here, whole and as usually shortened.
#pragma once

#include <string_view>

namespace news {

// 1 to 12; 0: the word names no month. Any case, accents optional.
unsigned month_number(std::string_view word);

}  // namespace news
