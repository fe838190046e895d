// SPDX-License-Identifier: GPL-2.0-or-later
// Where an article was written, as wires say it: at the head of the first paragraph ("LA CROSSE,
// Wis. (AP) — ", "KATHMANDU, April 25 (Reuters) - ", "NEW DELHI: ") or in a field of its own. Pure,
// linear, any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace news {

struct Dateline {
  std::string place, agency, day;  // "LA CROSSE, Wis.", "AP", ""
  std::size_t length = 0;          // bytes of it at the beginning of the paragraph; 0: none
};

// Of a paragraph that may begin with one; language: of the text (ISO 639), may be empty.
Dateline find_dateline(std::string_view paragraph, std::string_view language = {});

// Of a field that holds nothing else: "ABHA, Saudi Arabia" of "ABHA, Saudi Arabia, March 17 -";
// "New York" of "New York (dpa) - ".
std::string dateline_place(std::string_view dateline);

}  // namespace news
