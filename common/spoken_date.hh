// SPDX-License-Identifier: GPL-2.0-or-later
// Dates in English words, in any case, dashes or blanks between them:
//
//   march 2021   mar 5, 2021   5 march 2021   q3 2021   2021-q3
//   this week   last month   past year   last 10 days   3 weeks ago
//
// A week begins on Monday. "last month" is the month before this one, "past month" reaches from a
// month ago to today, and so does "last 10 days". Pure.
#pragma once

#include <optional>
#include <string_view>

#include "common/date_range.hh"

namespace news {

// nullopt: it is no such date.
std::optional<DateRange> read_spoken_date(std::string_view text, Day today);

}  // namespace news
