// SPDX-License-Identifier: GPL-2.0-or-later
// The first line names the charset.
#include "indexer/read/charset.hh"
#include "tests/fuzz/checked_parse.hh"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto end = bytes.find('\n');
  const auto rest = end == bytes.npos ? bytes : bytes.substr(end + 1);
  const auto decoded = news::decode_text(rest, bytes.substr(0, end == bytes.npos ? 0 : end));
  news::require_utf8(decoded.text, "decoded text is valid UTF-8");
  news::require(decoded.text.size() <= 4 * rest.size() + 4, "decoding grows text by a factor");
  return 0;
}
