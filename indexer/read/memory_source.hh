// SPDX-License-Identifier: GPL-2.0-or-later
// Bytes in memory as a source: a payload, a decoded file, a test's input.
#pragma once

#include <algorithm>
#include <string_view>

#include "indexer/read/byte_source.hh"

namespace news {

class MemorySource : public ByteSource {
 public:
  // The bytes must outlive this.
  explicit MemorySource(std::string_view bytes) : left_(bytes) {}

  Result<std::size_t> read(std::span<char> buffer) override {
    const std::size_t count = std::min(buffer.size(), left_.size());
    std::copy_n(left_.begin(), count, buffer.begin());
    left_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view left_;
};

}  // namespace news
