// SPDX-License-Identifier: GPL-2.0-or-later
// Bytes of unknown charset into valid UTF-8. Order of trust: byte order mark (UTF-8, UTF-16,
// UTF-32), strictly valid UTF-8, the declared charset, UTF-8 with damage (where at least as many
// characters are whole as bytes are broken), windows-1252 (WHATWG Encoding: iso-8859-1 means it).
// The mark itself is dropped. What cannot be decoded becomes U+FFFD, one a byte, and is counted.
// Pure; linear.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace news {

struct DecodedText {
  std::string text;          // valid UTF-8
  std::string charset;       // what it was read as, lower case: "utf-8"
  std::size_t repaired = 0;  // bytes replaced by U+FFFD
};

// declared: from HTTP, <meta> or an XML declaration; empty or unknown: none.
DecodedText decode_text(std::string_view bytes, std::string_view declared = {});

}  // namespace news
