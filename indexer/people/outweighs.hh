// SPDX-License-Identifier: GPL-2.0-or-later
// The rule by which one of several is meant: what is met so many times as often as all else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>

namespace news {

inline constexpr std::uint32_t kOutweighs = 3;

// Of persons with their counts the one that outweighs all others together.
inline std::optional<std::uint64_t> who_outweighs(
    const std::map<std::uint64_t, std::size_t>& counts) {
  std::size_t most = 0, all = 0;
  std::optional<std::uint64_t> best;
  for (const auto& [person, count] : counts) {
    all += count;
    if (count <= most) continue;
    most = count;
    best = person;
  }
  return most >= kOutweighs * (all - most) ? best : std::nullopt;
}

}  // namespace news
