// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/han_variants.hh"

#include <xxhash.h>

#include <vector>

#include "common/han_variants_table.hh"
#include "common/unicode.hh"

namespace news {
namespace {

constexpr char32_t kFirst = 0x3400, kLast = 0x9FFF;

// A place for each character from kFirst on, zero where it stands for itself: read once, when the
// first Han character is met.
std::vector<char16_t> read_table() {
  std::vector<char16_t> out(kLast - kFirst + 1);
  const auto text = han_variants_table();
  for (std::size_t at = 0; at < text.size();) {
    const auto from = character_at(text, at);
    const auto to = character_at(text, at + from.bytes);
    out[from.code - kFirst] = static_cast<char16_t>(to.code);
    at += from.bytes + to.bytes;
  }
  for (auto& plain : out) {  // a way of writing may be told by one that has another itself
    if (plain == 0 || plain < kFirst) continue;
    if (const auto further = out[plain - kFirst]; further != 0) plain = further;
  }
  return out;
}

}  // namespace

char32_t plain_han(char32_t code) {
  if (code < kFirst || code > kLast) return code;
  static const std::vector<char16_t> table = read_table();
  const auto plain = table[code - kFirst];
  return plain == 0 ? code : plain;
}

std::uint64_t han_variants_key() {
  const auto text = han_variants_table();
  return text.empty() ? 0 : XXH3_64bits(text.data(), text.size());
}

}  // namespace news
