// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/charset.hh"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <utility>

#include "common/unicode.hh"

namespace news {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

struct Mark {
  std::string_view bytes, charset;
};

// UTF-32LE before UTF-16LE: the shorter mark begins the longer one.
constexpr std::array<Mark, 5> kMarks{{{std::string_view("\xEF\xBB\xBF", 3), "utf-8"},
                                      {std::string_view("\xFF\xFE\0\0", 4), "utf-32le"},
                                      {std::string_view("\0\0\xFE\xFF", 4), "utf-32be"},
                                      {std::string_view("\xFF\xFE", 2), "utf-16le"},
                                      {std::string_view("\xFE\xFF", 2), "utf-16be"}}};

// What a label means in practice (WHATWG Encoding): the older set is a subset of the newer, and
// pages that name the one use the other.
constexpr std::pair<std::string_view, std::string_view> kMeant[] = {
    {"utf8", "utf-8"},
    {"unicode-1-1-utf-8", "utf-8"},
    {"x-unicode20utf8", "utf-8"},
    {"iso-8859-1", "windows-1252"},
    {"iso8859-1", "windows-1252"},
    {"iso88591", "windows-1252"},
    {"iso_8859-1", "windows-1252"},
    {"latin1", "windows-1252"},
    {"latin-1", "windows-1252"},
    {"l1", "windows-1252"},
    {"ascii", "windows-1252"},
    {"us-ascii", "windows-1252"},
    {"cp1252", "windows-1252"},
    {"x-cp1252", "windows-1252"},
    {"iso-8859-9", "windows-1254"},
    {"latin5", "windows-1254"},
    {"iso-8859-11", "windows-874"},
    {"tis-620", "windows-874"},
    {"iso-8859-8-i", "iso-8859-8"},
    {"gb2312", "gb18030"},
    {"gbk", "gb18030"},
    {"x-gbk", "gb18030"},
    {"shift_jis", "cp932"},
    {"shift-jis", "cp932"},
    {"sjis", "cp932"},
    {"x-sjis", "cp932"},
    {"windows-31j", "cp932"},
    {"ms_kanji", "cp932"},
    {"euc-kr", "cp949"},
    {"ks_c_5601-1987", "cp949"},
    {"korean", "cp949"},
    {"big5", "big5-hkscs"},
    {"x-x-big5", "big5-hkscs"},
    {"utf-16", "utf-16le"},
    {"unicode", "utf-16le"},
    {"macintosh", "macintosh"},
    {"x-mac-roman", "macintosh"},
};

std::string meant_charset(std::string_view label) {
  std::string name;
  for (const char c : label) {
    if (c == ' ' || c == '"' || c == '\'' || c == '\t') continue;
    name += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  for (const auto& [given, meaning] : kMeant) {
    if (name == given) return std::string(meaning);
  }
  return name;
}

// Length of the run of plain ASCII without NUL that starts at `at`.
std::size_t ascii_run(std::string_view bytes, std::size_t at) {
  const std::size_t start = at;
  while (at + 8 <= bytes.size()) {
    std::uint64_t word;
    std::memcpy(&word, bytes.data() + at, 8);
    const bool zero = ((word - 0x0101010101010101U) & ~word & 0x8080808080808080U) != 0;
    if ((word & 0x8080808080808080U) != 0 || zero) break;
    at += 8;
  }
  while (at < bytes.size() && static_cast<unsigned char>(bytes[at] - 1) < 0x7F) ++at;
  return at - start;
}

struct Utf8Count {
  std::size_t wide = 0;    // valid characters of two bytes or more
  std::size_t broken = 0;  // bytes in no character, NUL too
  std::size_t cut = 0;     // of them those that begin one which ends too early
};

Utf8Count count_utf8(std::string_view bytes) {
  Utf8Count count;
  for (std::size_t at = ascii_run(bytes, 0); at < bytes.size(); at += ascii_run(bytes, at)) {
    const auto c = character_at(bytes, at);
    if (c.valid && c.code != 0) {
      ++count.wide;
    } else {
      ++count.broken;
      count.cut += static_cast<unsigned char>(bytes[at]) >= 0xC2 && at + 1 < bytes.size() &&
                   (static_cast<unsigned char>(bytes[at + 1]) & 0xC0) == 0x80;
    }
    at += c.bytes;
  }
  return count;
}

DecodedText as_utf8(std::string_view bytes, std::size_t broken) {
  DecodedText decoded;
  decoded.charset = "utf-8";
  if (broken == 0) {
    decoded.text = bytes;
  } else {
    decoded.repaired = repair_utf8(bytes, decoded.text);
  }
  return decoded;
}

// False: iconv knows no such charset.
bool convert(std::string_view bytes, const std::string& charset, DecodedText& decoded) {
  const iconv_t handle = iconv_open("UTF-8", charset.c_str());
  if (handle == reinterpret_cast<iconv_t>(-1)) return false;
  decoded.charset = charset;
  std::string& out = decoded.text;
  out.reserve(bytes.size() + bytes.size() / 8);
  auto* in = const_cast<char*>(bytes.data());  // iconv(3) does not write there
  std::size_t left = bytes.size();
  std::array<char, 1 << 14> buffer;
  while (left > 0) {
    char* to = buffer.data();
    std::size_t room = buffer.size();
    const std::size_t done = iconv(handle, &in, &left, &to, &room);
    out.append(buffer.data(), static_cast<std::size_t>(to - buffer.data()));
    if (done != static_cast<std::size_t>(-1) || errno == E2BIG) continue;
    out.append(kReplacement);
    ++decoded.repaired;
    ++in;
    --left;
    iconv(handle, nullptr, nullptr, nullptr, nullptr);
  }
  iconv_close(handle);
  // iconv lets NULs pass, and of some labels sequences that are no UTF-8.
  if (count_utf8(out).broken > 0) {
    std::string clean;
    decoded.repaired += repair_utf8(out, clean);
    out = std::move(clean);
  }
  return true;
}

// As meant_control() for a whole text; most texts have none, and are not copied.
void mean_controls(std::string& text) {
  const auto control_at = [&](std::size_t at) {
    while ((at = text.find('\xC2', at)) != std::string::npos) {
      if (at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0) break;
      ++at;
    }
    return at;
  };
  auto next = control_at(0);
  if (next == std::string::npos) return;
  std::string out;
  out.reserve(text.size() + 64);
  std::size_t from = 0;
  for (; next != std::string::npos; next = control_at(from)) {
    out.append(text, from, next - from);
    append_utf8(out, meant_control(static_cast<unsigned char>(text[next + 1])));
    from = next + 2;
  }
  out.append(text, from, std::string::npos);
  text = std::move(out);
}

bool is_text_unit(unsigned unit) {
  if (unit < 0x20) return unit == '\t' || unit == '\n' || unit == '\r' || unit == '\f';
  return unit != 0x7F && unit < 0xFFF0;
}

DecodedText decode(std::string_view bytes, std::string_view declared) {
  DecodedText decoded;
  for (const auto& mark : kMarks) {
    if (!bytes.starts_with(mark.bytes)) continue;
    bytes.remove_prefix(mark.bytes.size());
    if (mark.charset == "utf-8") return as_utf8(bytes, count_utf8(bytes).broken);
    if (convert(bytes, std::string(mark.charset), decoded)) return decoded;
  }
  const auto wide = wide_charset(bytes);
  if (!wide.empty() && convert(bytes, std::string(wide), decoded)) return decoded;
  const auto count = count_utf8(bytes);
  if (count.broken == 0) return as_utf8(bytes, 0);
  const std::string charset = meant_charset(declared);
  const bool says_utf8 = charset == "utf-8";
  if (!charset.empty() && !says_utf8 && convert(bytes, charset, decoded)) return decoded;
  // Letters of windows-1252 stand alone; damaged UTF-8 has pieces of characters.
  const bool damaged = says_utf8 && count.cut * 2 >= count.broken;
  if (count.wide >= count.broken || damaged) return as_utf8(bytes, count.broken);
  if (convert(bytes, "windows-1252", decoded)) return decoded;
  return as_utf8(bytes, count.broken);
}

}  // namespace

std::string_view wide_charset(std::string_view bytes) {
  constexpr std::size_t kLooked = 4096, kFewest = 16;  // bytes
  bytes = bytes.substr(0, std::min(kLooked, bytes.size() - bytes.size() % 2));
  if (bytes.size() < kFewest || bytes.find('\0') == bytes.npos) return {};
  std::size_t zero[2] = {0, 0}, broken[2] = {0, 0};
  std::bitset<256> high[2];  // the first and the second byte of units
  for (std::size_t at = 0; at < bytes.size(); at += 2) {
    const auto first = static_cast<unsigned char>(bytes[at]),
               second = static_cast<unsigned char>(bytes[at + 1]);
    zero[0] += first == 0;
    zero[1] += second == 0;
    high[0].set(first);
    high[1].set(second);
    broken[0] += !is_text_unit(first * 256U + second);
    broken[1] += !is_text_unit(second * 256U + first);
  }
  // Blanks and line ends are one character in ten of any text, and the high bytes of a script are
  // few; binary data has NULs at both places, text of single bytes with a NUL in it many "high"
  // ones.
  constexpr std::size_t kMostHigh = 8;
  const std::size_t units = bytes.size() / 2;
  if (zero[0] == 0 && broken[1] == 0 && zero[1] * 20 >= units && high[1].count() <= kMostHigh)
    return "utf-16le";
  if (zero[1] == 0 && broken[0] == 0 && zero[0] * 20 >= units && high[0].count() <= kMostHigh)
    return "utf-16be";
  return {};
}

char32_t meant_control(char32_t code) {
  // WHATWG Encoding, index windows-1252; 0: it leaves the number open.
  static constexpr char16_t kMeant[32] = {
      0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
  if (code < 0x80 || code > 0x9F || kMeant[code - 0x80] == 0) return code;
  return kMeant[code - 0x80];
}

DecodedText decode_text(std::string_view bytes, std::string_view declared) {
  DecodedText decoded = decode(bytes, declared);
  mean_controls(decoded.text);
  return decoded;
}

}  // namespace news
