// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/peek_source.hh"
#include "indexer/read/unpack_source.hh"
#include "tests/fuzz/checked_parse.hh"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kCap = std::size_t{1} << 20;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const auto packing : {news::Packing::xz, news::Packing::bzip2, news::Packing::zstd}) {
    news::MemorySource packed(bytes);
    news::UnpackSource source(packed, packing);
    const auto all = news::read_all(source, kCap);
    news::require(!all || all->size() <= kCap, "the cap holds");
  }
  return 0;
}
