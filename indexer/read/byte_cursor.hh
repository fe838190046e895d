// SPDX-License-Identifier: GPL-2.0-or-later
// A source byte by byte, for readers that look at each: lines are counted, and an error of the
// source ends the bytes and is kept. One reader, one thread.
#pragma once

#include <cstddef>
#include <memory>
#include <span>

#include "indexer/read/byte_source.hh"

namespace news {

class ByteCursor {
 public:
  // The source must outlive this.
  explicit ByteCursor(ByteSource& source) : source_(source) {}

  // The next byte, -1 at the end.
  int take() {
    if (at_ == filled_ && !refill()) return -1;
    const char byte = chunk_[at_++];
    lines_ += byte == '\n';
    return static_cast<unsigned char>(byte);
  }
  // The byte that take() gives next.
  int peek() {
    if (at_ == filled_ && !refill()) return -1;
    return static_cast<unsigned char>(chunk_[at_]);
  }
  std::size_t lines() const { return lines_; }      // line ends taken
  const Status& status() const { return status_; }  // of the source, once the bytes have ended

 private:
  bool refill() {
    if (ended_) return false;
    constexpr std::size_t kChunk = 1 << 16;
    // Not cleared first: a sniffer asks for one line of it, four times a file.
    if (!chunk_) chunk_ = std::make_unique_for_overwrite<char[]>(kChunk);
    const auto count = source_.read(std::span(chunk_.get(), kChunk));
    filled_ = count ? *count : 0;
    at_ = 0;
    if (!count) status_ = fail(count.error());
    ended_ = filled_ == 0;
    return !ended_;
  }

  ByteSource& source_;
  std::unique_ptr<char[]> chunk_;
  std::size_t filled_ = 0, at_ = 0, lines_ = 0;
  bool ended_ = false;
  Status status_;
};

}  // namespace news
