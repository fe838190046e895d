// SPDX-License-Identifier: GPL-2.0-or-later
// How far apart two short words are: insertions, deletions, substitutions and swaps of neighbours
// (optimal string alignment). Used for "did you mean", ~word and mistyped names.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace news {

// The distance, or limit + 1 as soon as it is known to be greater. Counts Unicode characters when
// both are valid UTF-8. Time is O(len * limit).
std::size_t edit_distance(std::string_view left, std::string_view right, std::size_t limit);

// The distance of many words from one: most are told to be far by their lengths and letters alone.
class DistanceFrom {
 public:
  // `word` must outlive it.
  DistanceFrom(std::string_view word, std::size_t limit);

  // What edit_distance(word, other, limit) is.
  std::size_t to(std::string_view other) const;

 private:
  std::string_view word_;
  std::size_t limit_;
  std::uint32_t letters_;
};

}  // namespace news
