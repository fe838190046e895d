// SPDX-License-Identifier: GPL-2.0-or-later
// A stream of bytes that parsers read without knowing where it comes from (a file, a gzip file, a
// payload inside a WARC record). One reader, one thread.
#pragma once

#include <cstddef>
#include <span>

#include "common/result.hh"

namespace news {

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Up to buffer.size() bytes; 0 is the end. An error (truncated gzip, I/O) comes after every byte
  // before it was handed out, and stays.
  virtual Result<std::size_t> read(std::span<char> buffer) = 0;
};

}  // namespace news
