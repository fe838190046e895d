// SPDX-License-Identifier: GPL-2.0-or-later
// Where a part of an article stands among the words of its body: ranges of positions, as a value
// slot keeps them (slot::kLead, quote_slot::kSpan). A part that says so needs no positions of its
// own: its phrases are looked for in the body's. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace news {

struct PositionRange {
  std::uint32_t first = 0, last = 0;  // both inside
};

// In order, apart from each other.
std::string encode_ranges(const std::vector<PositionRange>& ranges);

// Nothing for bytes that are no such value.
void decode_ranges(std::string_view value, std::vector<PositionRange>& out);

}  // namespace news
