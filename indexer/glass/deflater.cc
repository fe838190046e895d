// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/glass/deflater.hh"

#include <limits>

namespace news::glass {

namespace {

constexpr std::size_t kReaderPiece = 8192;

struct Window {
  int bits, memory_level;
};
constexpr Window kWindows[] = {{10, 4}, {12, 6}, {15, 9}};
constexpr std::size_t kLookAhead = 262;  // of a window, zlib keeps this much for what comes

}  // namespace

Deflater::Deflater(int level) : level_(level) {
  for (std::size_t i = 0; i < streams_.size(); ++i) {
    streams_[i].longest = (std::size_t{1} << kWindows[i].bits) - kLookAhead;
  }
  streams_.back().longest = std::numeric_limits<uInt>::max();
}

Deflater::~Deflater() {
  for (Stream& stream : streams_) {
    if (stream.open) deflateEnd(&stream.zlib);
  }
}

Deflater::Stream* Deflater::stream_for(std::size_t size) {
  for (std::size_t i = 0; i < streams_.size(); ++i) {
    Stream& stream = streams_[i];
    if (size > stream.longest) continue;
    if (stream.open) return deflateReset(&stream.zlib) == Z_OK ? &stream : nullptr;
    stream.open = deflateInit2(&stream.zlib, level_, Z_DEFLATED, -kWindows[i].bits,
                               kWindows[i].memory_level, Z_DEFAULT_STRATEGY) == Z_OK;
    return stream.open ? &stream : nullptr;
  }
  return nullptr;
}

std::string_view Deflater::deflate(std::string_view tag) {
  Stream* const stream = stream_for(tag.size());
  if (stream == nullptr) return {};
  if (out_.size() < tag.size()) out_.resize(tag.size());
  z_stream& zlib = stream->zlib;
  zlib.next_out = reinterpret_cast<Bytef*>(out_.data());
  zlib.avail_out = static_cast<uInt>(tag.size());
  if (!run(zlib, tag) || zlib.total_out >= tag.size()) return {};
  return {out_.data(), static_cast<std::size_t>(zlib.total_out)};
}

// False: no room, so the deflated tag is no shorter.
bool Deflater::run(z_stream& stream, std::string_view tag) {
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(tag.data()));
  stream.avail_in = static_cast<uInt>(tag.size());
  if (tag.size() >= kReaderPiece) {
    // An empty stored block, then, by Z_FINISH, an empty last one.
    if (::deflate(&stream, Z_SYNC_FLUSH) != Z_OK || stream.avail_out == 0) return false;
  }
  return ::deflate(&stream, Z_FINISH) == Z_STREAM_END;
}

std::size_t Deflater::bytes_in_memory() const {
  constexpr std::size_t kTables = 300 * 1024;  // of all three, about
  return out_.capacity() + kTables;
}

}  // namespace news::glass
