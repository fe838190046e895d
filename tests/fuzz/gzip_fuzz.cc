// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/content_coding.hh"
#include "indexer/read/gzip_source.hh"
#include "indexer/read/peek_source.hh"
#include "tests/fuzz/checked_parse.hh"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kCap = std::size_t{1} << 20;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  news::MemorySource packed(bytes);
  news::GzipSource source(packed);
  const auto all = news::read_all(source, kCap);
  news::require(!all || all->size() <= kCap, "the cap holds");
  for (const char* coding : {"gzip", "deflate"}) {
    const auto decoded = news::decode_content(std::string(bytes), coding, kCap);
    news::require(!decoded || decoded->bytes.size() <= kCap, "the cap holds for payloads");
  }
  return 0;
}
