// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/unicode.hh"

#include <utf8proc.h>

namespace news {
namespace {

utf8proc_category_t category(char32_t code) {
  return utf8proc_category(static_cast<utf8proc_int32_t>(code));
}

}  // namespace

Character character_at(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return {first, 1, true};
  utf8proc_int32_t code = 0;
  const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                                       static_cast<utf8proc_ssize_t>(text.size() - at), &code);
  if (length < 1 || code < 0) return {0xFFFD, 1, false};
  return {static_cast<char32_t>(code), static_cast<std::size_t>(length), true};
}

bool is_letter(char32_t code) {
  if (code < 0x80) return (code | 0x20) >= 'a' && (code | 0x20) <= 'z';
  const auto kind = category(code);
  return kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_LO;
}

bool is_upper(char32_t code) {
  if (code < 0x80) return code >= 'A' && code <= 'Z';
  const auto kind = category(code);
  return kind == UTF8PROC_CATEGORY_LU || kind == UTF8PROC_CATEGORY_LT;
}

bool is_digit(char32_t code) {
  if (code < 0x80) return code >= '0' && code <= '9';
  const auto kind = category(code);
  return kind >= UTF8PROC_CATEGORY_ND && kind <= UTF8PROC_CATEGORY_NO;
}

bool is_mark(char32_t code) {
  if (code < 0x300) return false;
  const auto kind = category(code);
  return kind >= UTF8PROC_CATEGORY_MN && kind <= UTF8PROC_CATEGORY_ME;
}

bool is_ignorable(char32_t code) {
  return code == 0x00AD || (code >= 0x200B && code <= 0x200F) || code == 0x2060 || code == 0xFEFF;
}

bool vanishes(char32_t code, char before) {
  if (code == 0x200C || code == 0x200D) return static_cast<unsigned char>(before) < 0x80;
  return code == 0x00AD || code == 0x200B || code == 0x2060 || code == 0xFEFF;
}

bool is_apostrophe(char32_t code) {
  switch (code) {
    case '\'':
    case '`':
    case 0x00B4:  // acute accent
    case 0x02BC:  // modifier letter
    case 0x05F3:  // geresh
    case 0x2018:
    case 0x2019:
    case 0x2032:  // prime
      return true;
    default:
      return false;
  }
}

bool is_one_word(char32_t code) {
  return (code >= 0x3040 && code <= 0x30FF) || (code >= 0x3400 && code <= 0x4DBF) ||
         (code >= 0x4E00 && code <= 0x9FFF) || (code >= 0xF900 && code <= 0xFAFF) ||
         (code >= 0x20000 && code <= 0x3FFFF);
}

bool is_space(char32_t code) {
  if (code < 0x80) return code == ' ' || (code >= '\t' && code <= '\r');
  if (code == 0x85) return true;
  const auto kind = category(code);
  return kind >= UTF8PROC_CATEGORY_ZS && kind <= UTF8PROC_CATEGORY_ZP;
}

int column_width(char32_t code) {
  if (code < 0x7F) return code >= 0x20 ? 1 : 0;
  if (is_ignorable(code)) return 0;
  // Vowel signs of India, Burma, Cambodia and others that take a column of their own, as terminals
  // and the C library count them.
  constexpr char32_t kFirstSpacing = 0x900;
  if (code >= kFirstSpacing &&
      utf8proc_category(static_cast<utf8proc_int32_t>(code)) == UTF8PROC_CATEGORY_MC)
    return 1;
  return utf8proc_charwidth(static_cast<utf8proc_int32_t>(code));
}

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

void append_utf8(std::string& out, char32_t code) {
  utf8proc_uint8_t bytes[4];
  const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code), bytes);
  out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

std::size_t repair_utf8(std::string_view text, std::string& out) {
  std::size_t repaired = 0;
  out.reserve(out.size() + text.size());
  std::size_t clean = 0;  // start of the run not copied yet
  for (std::size_t at = 0; at < text.size();) {
    const auto c = character_at(text, at);
    if (!c.valid || c.code == 0) {
      out.append(text.substr(clean, at - clean));
      out.append("\xEF\xBF\xBD");
      ++repaired;
      clean = at + c.bytes;
    }
    at += c.bytes;
  }
  out.append(text.substr(clean));
  return repaired;
}

}  // namespace news
