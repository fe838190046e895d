// SPDX-License-Identifier: GPL-2.0-or-later
// The positions of one term in one document as glass stores them (position table in
// glass_format.hh). Pure; not thread-safe only in that the caller owns the output.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace news::glass {

// Appends the tag. `positions` is not empty and strictly ascending. O(n).
void append_positions(std::string& out, std::span<const std::uint32_t> positions);

}  // namespace news::glass
