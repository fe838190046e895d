// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/peek_source.hh"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace news {

Result<std::string_view> PeekSource::peek(std::size_t count) {
  head_.erase(0, used_);
  used_ = 0;
  while (head_.size() < count) {
    const std::size_t had = head_.size();
    head_.resize(count);
    const auto got = inner_.read(std::span(head_).subspan(had));
    head_.resize(had + (got ? *got : 0));
    if (!got && head_.empty()) return fail(got.error());
    if (!got || *got == 0) break;
  }
  return std::string_view(head_);
}

Result<std::size_t> PeekSource::read(std::span<char> buffer) {
  const std::size_t count = std::min(buffer.size(), head_.size() - used_);
  if (count == 0) return inner_.read(buffer);
  std::memcpy(buffer.data(), head_.data() + used_, count);
  used_ += count;
  return count;
}

Result<std::string> read_all(ByteSource& source, std::size_t cap) {
  std::string bytes;
  std::size_t filled = 0;
  for (;;) {
    if (bytes.size() - filled < 4096)  // most articles need no more than the first piece
      bytes.resize(std::max<std::size_t>(bytes.size() * 2, 1 << 14));
    const auto got = source.read(std::span(bytes).subspan(filled));
    if (!got) return fail(got.error());
    if (*got == 0) break;
    filled += *got;
    if (filled > cap) {
      return fail(ErrorCode::input, fmt::format("larger than --max-size ({} bytes)", cap));
    }
  }
  bytes.resize(filled);
  return bytes;
}

}  // namespace news
