// SPDX-License-Identifier: GPL-2.0-or-later
// The part of a source of records that is being looked at: bytes can be seen before they are taken,
// and a few that were taken can be given back. Memory: what was asked for and one chunk.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/read/byte_source.hh"

namespace news {

class RecordWindow {
 public:
  static constexpr std::size_t kChunk = 1 << 16;
  static constexpr std::size_t kHistory = 16;  // bytes kept behind us

  // The source must outlive this.
  explicit RecordWindow(ByteSource& source) : source_(source) {}

  bool fill(std::size_t wanted);  // true when that many bytes are at hand
  std::string_view at_hand() const { return std::string_view(buffer_).substr(begin_); }
  void consume(std::size_t count) { begin_ += count; }
  // Takes that many bytes, to keep. False: the source ended before, and `bytes` is what was there.
  bool take(std::size_t count, std::string& bytes);
  // Takes that many bytes, at hand or not. False: the source ended before.
  bool skip(std::uint64_t count);
  // Up to so many bytes in front of at_hand(), taken before.
  std::size_t behind(std::uint64_t most) const;
  void step_back(std::size_t count) { begin_ -= count; }
  // These bytes were taken last, and are to be read again.
  void give_back(std::string_view bytes);

  bool ended() const { return ended_; }             // nothing comes behind at_hand()
  const Status& status() const { return status_; }  // of the source

 private:
  ByteSource& source_;
  std::string buffer_;
  std::size_t begin_ = 0;
  bool ended_ = false;
  Status status_;
};

}  // namespace news
