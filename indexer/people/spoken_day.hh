// SPDX-License-Identifier: GPL-2.0-or-later
// The day that a sentence tells of itself: "On July 24, 2011, the president declared" speaks of who
// held the office then, whatever the day of its article. English; pure; linear in the sentence.
#pragma once

#include <string_view>

#include "common/people/people_file.hh"

namespace news {

// Of the sentence that `text` ends in, which may stop in its middle: its first date with a year,
// when that lies a season before `day`; else kNoDay. A month stands for its middle.
DayNumber spoken_day(std::string_view text, DayNumber day);

}  // namespace news
