// SPDX-License-Identifier: GPL-2.0-or-later
// HTTP content codings undone: gzip, deflate (zlib's and the bare stream that some servers send),
// brotli and zstd. Crawlers often store the payload decoded and leave the header: what does not
// begin as its coding says is taken as it stands. Pure; memory bounded by the cap, and 128 MiB of
// window for zstd.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "common/result.hh"

namespace news {

struct DecodedContent {
  std::string bytes;
  bool cut = false;  // damaged or truncated: this is what came before
};

// coding: of Content-Encoding, any case; empty and "identity" mean none. An input error for a
// coding that is not read (compress), for what is no stream of brotli or zstd, and for more than
// `cap` bytes.
Result<DecodedContent> decode_content(std::string bytes, std::string_view coding, std::size_t cap);

}  // namespace news
