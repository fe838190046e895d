// SPDX-License-Identifier: GPL-2.0-or-later
// How long an article may be: what stands behind words: (wc>500, LENGTH(<300)).
#pragma once

#include <limits>
#include <string_view>

#include "common/result.hh"

namespace news {

inline constexpr unsigned kAnyLength = std::numeric_limits<unsigned>::max();

// Words, both ends belong to it.
struct LengthRange {
  unsigned from = 0, to = kAnyLength;
};

// 500, 500.., ..300, 500..800, >500, >=500, <300, <=300. Fails with usage, without a place.
Result<LengthRange> parse_length_range(std::string_view text);

}  // namespace news
