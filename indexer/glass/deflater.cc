// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/glass/deflater.hh"

namespace news::glass {

namespace {

constexpr int kQuickLevel = 1;  // as libdeflate counts: smaller than zlib's 3 already
constexpr std::size_t kReaderPiece = 8192;
// No byte of a deflated stream stands for more: eight codes of a bit, each of the longest match.
constexpr std::size_t kMostOfAByte = 8 * 258;

bool reads_back_in_pieces(std::size_t size) {
  return size < kReaderPiece || size % kReaderPiece > kMostOfAByte;
}

}  // namespace

Deflater::Deflater(int level) : level_(level), quick_(libdeflate_alloc_compressor(kQuickLevel)) {}

Deflater::~Deflater() {
  if (zlib_open_) deflateEnd(&zlib_);
}

std::string_view Deflater::deflate(std::string_view tag) {
  if (tag.empty()) return {};
  if (out_.size() < tag.size()) out_.resize(tag.size());
  // One byte less than the tag: what is no shorter finds no room.
  const std::size_t size = quick_ && reads_back_in_pieces(tag.size())
                               ? libdeflate_deflate_compress(quick_.get(), tag.data(), tag.size(),
                                                             out_.data(), tag.size() - 1)
                               : deflate_by_zlib(tag);
  return {out_.data(), size};
}

// 0: no room, so the deflated tag is no shorter.
std::size_t Deflater::deflate_by_zlib(std::string_view tag) {
  constexpr int kBareStream = -15, kMemory = 9;  // its widest window, its largest tables
  zlib_open_ = zlib_open_ ? deflateReset(&zlib_) == Z_OK
                          : deflateInit2(&zlib_, level_, Z_DEFLATED, kBareStream, kMemory,
                                         Z_DEFAULT_STRATEGY) == Z_OK;
  if (!zlib_open_) return 0;
  zlib_.next_out = reinterpret_cast<Bytef*>(out_.data());
  zlib_.avail_out = static_cast<uInt>(tag.size() - 1);
  zlib_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(tag.data()));
  zlib_.avail_in = static_cast<uInt>(tag.size());
  // An empty stored block, then, by Z_FINISH, an empty last one.
  if (::deflate(&zlib_, Z_SYNC_FLUSH) != Z_OK || zlib_.avail_out == 0) return 0;
  return ::deflate(&zlib_, Z_FINISH) == Z_STREAM_END ? static_cast<std::size_t>(zlib_.total_out)
                                                     : 0;
}

std::size_t Deflater::bytes_in_memory() const {
  constexpr std::size_t kTables = 400 * 1024;  // of both, about
  return out_.capacity() + kTables;
}

}  // namespace news::glass
