// SPDX-License-Identifier: GPL-2.0-or-later
// Bytes of unknown charset into valid UTF-8. Order of trust: byte order mark (UTF-8, UTF-16,
// UTF-32), UTF-16 without one (wide_charset), strictly valid UTF-8, the declared charset, UTF-8
// with damage (where at least as many characters are whole as bytes are broken), windows-1252
// (WHATWG Encoding: iso-8859-1 means it). A text that says UTF-8 and has more broken bytes than
// whole characters is none: it was saved as windows-1252 under a template's declaration. The mark
// itself is dropped. What cannot be decoded becomes U+FFFD, one a byte, and is counted. A control
// character of U+0080 to U+009F is what windows-1252 has under its number: no writer means the
// control, and every converter that took windows-1252 for ISO 8859-1 made some. Pure; linear.
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

// "utf-16le" or "utf-16be" for bytes that are such a text without a byte order mark: every other
// byte of its blanks and line ends is a NUL, and its units are characters of a text. Else empty.
std::string_view wide_charset(std::string_view bytes);

// What windows-1252 has under the number of a control character of U+0080 to U+009F; any other
// character, and the five that it leaves open, as given.
char32_t meant_control(char32_t code);

// declared: from HTTP, <meta> or an XML declaration; empty or unknown: none.
DecodedText decode_text(std::string_view bytes, std::string_view declared = {});

}  // namespace news
