// SPDX-License-Identifier: GPL-2.0-or-later
// The small encodings of glass_format.hh, appended to a string. Pure functions; nothing fails.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace news::glass {

inline void append_uint(std::string& out, std::uint64_t value) {
  while (value >= 0x80) {
    out.push_back(static_cast<char>(value | 0x80));
    value >>= 7;
  }
  out.push_back(static_cast<char>(value));
}

// Bytes of `value`, low end first, none for zero.
inline void append_uint_last(std::string& out, std::uint32_t value) {
  for (; value != 0; value >>= 8) out.push_back(static_cast<char>(value));
}

inline void append_string(std::string& out, std::string_view value) {
  append_uint(out, value.size());
  out.append(value);
}

inline void append_big_end(std::string& out, std::uint32_t value, unsigned bytes) {
  while (bytes-- > 0) out.push_back(static_cast<char>(value >> (8 * bytes)));
}

// Two bytes hold 15 bits, three 22, and so on, seven bits more a byte: the ones at the start of the
// first byte say how many bytes more than two there are.
inline void append_sortable(std::string& out, std::uint32_t value) {
  if (value < 0x8000) return append_big_end(out, value, 2);
  unsigned bytes = 3;
  while (bytes < 5 && (value >> (7 * bytes + 1)) != 0) ++bytes;
  const unsigned mark = 0xffu << (10 - bytes) & 0xffu;
  const unsigned top = bytes == 5 ? 0 : value >> (8 * (bytes - 1));
  out.push_back(static_cast<char>(mark | top));
  append_big_end(out, value, bytes - 1);
}

// `more`: something follows the term in this key.
inline void append_term_key(std::string& out, std::string_view term, bool more) {
  for (std::size_t nul; (nul = term.find('\0')) != term.npos; term.remove_prefix(nul + 1)) {
    out.append(term.substr(0, nul + 1));
    out.push_back('\xff');
  }
  out.append(term);
  if (more) out.push_back('\0');
}

}  // namespace news::glass
