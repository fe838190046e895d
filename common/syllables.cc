// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/syllables.hh"

#include "common/unicode.hh"

namespace news {
namespace {

bool is_between(char32_t code, char32_t first, char32_t last) {
  return code >= first && code <= last;
}

bool is_leading_jamo(char32_t code) {
  return is_between(code, 0x1100, 0x115F) || is_between(code, 0xA960, 0xA97F);
}
bool is_following_jamo(char32_t code) {
  return is_between(code, 0x1160, 0x11FF) || is_between(code, 0xD7B0, 0xD7FF);
}

bool is_half_width_kana(char32_t code) {
  return is_between(code, 0xFF66, 0xFF9D);
}

// Letters of Thai and Lao that close what the sign before them began: am, and the a that am is
// decomposed into behind its ring.
bool closes(char32_t code, bool behind_ring) {
  return code == 0x0E33 || code == 0x0EB3 || (behind_ring && (code == 0x0E32 || code == 0x0EB2));
}

// The consonant behind it stands below the one before it.
bool stacks(char32_t code) {
  return code == 0x17D2 || code == 0x1039;
}

}  // namespace

bool is_hangul(char32_t code) {
  return is_between(code, 0xAC00, 0xD7A3) || is_leading_jamo(code);
}

bool is_hangul_or_part(char32_t code) {
  return is_hangul(code) || is_following_jamo(code);
}

bool is_own_token(char32_t code) {
  if (code < 0x0E00) return false;
  return is_one_word(code) || is_half_width_kana(code) || is_hangul(code) ||
         is_between(code, 0x0E01, 0x0E4F) || is_between(code, 0x0E81, 0x0ECF) ||
         is_between(code, 0x0EDC, 0x0EDF) || is_between(code, 0x1000, 0x103F) ||
         is_between(code, 0x1050, 0x108F) || is_between(code, 0x1780, 0x17DC) ||
         is_between(code, 0xAA60, 0xAA7F);
}

std::size_t end_of_own_token(std::string_view text, std::size_t begin) {
  const auto first = character_at(text, begin);
  const bool syllable = is_hangul(first.code), half = is_half_width_kana(first.code);
  auto last = first.code;
  bool behind_ring = false;
  std::size_t end = begin + first.bytes;
  for (std::size_t at = end; at < text.size();) {
    const auto c = character_at(text, at);
    at += c.bytes;
    if (is_ignorable(c.code)) continue;  // part of the token only before something that is
    const bool inside =
        is_mark(c.code) || closes(c.code, behind_ring) || (stacks(last) && is_letter(c.code)) ||
        (syllable && is_following_jamo(c.code)) || (half && is_between(c.code, 0xFF9E, 0xFF9F));
    if (!inside) break;
    behind_ring |= c.code == 0x0E4D || c.code == 0x0ECD;
    last = c.code;
    end = at;
  }
  return end;
}

}  // namespace news
