// SPDX-License-Identifier: GPL-2.0-or-later
// The words by which page furniture is known. Lower case. Lines are compared without the marks
// around them (": . ! > | - *").
#pragma once

#include <span>
#include <string_view>

#include "indexer/parse/word_set.hh"

namespace news {

std::span<const std::string_view> furniture_lines();       // the whole line
std::span<const std::string_view> furniture_beginnings();  // the line begins so, marks included
std::span<const std::string_view> promotion_phrases();     // somewhere in the line
std::span<const std::string_view> list_markers();  // the whole line; titles of articles follow

extern const WordSet kButtonWords;  // of a row of buttons

}  // namespace news
