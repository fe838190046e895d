// SPDX-License-Identifier: GPL-2.0-or-later
// Bytes of a UTF-8 text to code points, each look-up in constant time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace news::annotation {

class OffsetMap {
 public:
  explicit OffsetMap(std::string_view text);
  // Code points before byte `byte` (at most text.size()).
  std::size_t code_point(std::size_t byte) const;

 private:
  static constexpr std::size_t kStep = 64;
  std::string_view text_;
  std::vector<std::uint32_t> counts_;  // code points before byte kStep * i
};

}  // namespace news::annotation
