// SPDX-License-Identifier: GPL-2.0-or-later
// A source whose first bytes can be looked at before they are read.
#pragma once

#include <string>
#include <string_view>

#include "indexer/read/byte_source.hh"

namespace news {

class PeekSource : public ByteSource {
 public:
  // The inner source must outlive this.
  explicit PeekSource(ByteSource& inner) : inner_(inner) {}

  // The next `count` bytes, fewer at the end; valid until the next call. An error of the inner
  // source is given only when no byte came before it; read() gives it again behind the bytes.
  Result<std::string_view> peek(std::size_t count);
  Result<std::size_t> read(std::span<char> buffer) override;

 private:
  ByteSource& inner_;
  std::string head_;
  std::size_t used_ = 0;  // of head_
};

// Everything up to the end. More than `cap` bytes is an input error that names --max-size.
Result<std::string> read_all(ByteSource& source, std::size_t cap);

}  // namespace news
