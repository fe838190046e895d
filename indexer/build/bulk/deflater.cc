// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/build/bulk/deflater.hh"

#include <algorithm>
#include <limits>

namespace news::glass {

namespace {
constexpr std::size_t kReaderPiece = 8192;

int memory_level(int window_bits) {
  return std::clamp(window_bits - 6, 1, 9);
}
}  // namespace

Deflater::Deflater(int level, int window_bits) {
  ready_ = deflateInit2(&stream_, level, Z_DEFLATED, -window_bits, memory_level(window_bits),
                        Z_DEFAULT_STRATEGY) == Z_OK;
}

Deflater::~Deflater() {
  if (ready_) deflateEnd(&stream_);
}

std::string_view Deflater::deflate(std::string_view tag) {
  if (!ready_ || tag.size() > std::numeric_limits<uInt>::max()) return {};
  if (deflateReset(&stream_) != Z_OK) return {};
  if (out_.size() < tag.size()) out_.resize(tag.size());
  if (!run(tag) || stream_.total_out >= tag.size()) return {};
  return {out_.data(), static_cast<std::size_t>(stream_.total_out)};
}

// False: no room, so the deflated tag is no shorter.
bool Deflater::run(std::string_view tag) {
  stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(tag.data()));
  stream_.avail_in = static_cast<uInt>(tag.size());
  stream_.next_out = reinterpret_cast<Bytef*>(out_.data());
  stream_.avail_out = static_cast<uInt>(tag.size());
  if (tag.size() >= kReaderPiece) {
    // An empty stored block, then, by Z_FINISH, an empty last one.
    if (::deflate(&stream_, Z_SYNC_FLUSH) != Z_OK || stream_.avail_out == 0) return false;
  }
  return ::deflate(&stream_, Z_FINISH) == Z_STREAM_END;
}

std::size_t Deflater::bytes_in_memory() const {
  return out_.capacity() + 400 * 1024;
}

}  // namespace news::glass
