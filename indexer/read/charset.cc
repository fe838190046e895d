// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/charset.hh"

#include <iconv.h>

#include <algorithm>
#include <array>
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
};

Utf8Count count_utf8(std::string_view bytes) {
  Utf8Count count;
  for (std::size_t at = ascii_run(bytes, 0); at < bytes.size(); at += ascii_run(bytes, at)) {
    const auto c = character_at(bytes, at);
    at += c.bytes;
    if (c.valid && c.code != 0) {
      ++count.wide;
    } else {
      ++count.broken;
    }
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

}  // namespace

DecodedText decode_text(std::string_view bytes, std::string_view declared) {
  DecodedText decoded;
  for (const auto& mark : kMarks) {
    if (!bytes.starts_with(mark.bytes)) continue;
    bytes.remove_prefix(mark.bytes.size());
    if (mark.charset == "utf-8") return as_utf8(bytes, count_utf8(bytes).broken);
    if (convert(bytes, std::string(mark.charset), decoded)) return decoded;
  }
  const auto count = count_utf8(bytes);
  if (count.broken == 0) return as_utf8(bytes, 0);
  const std::string charset = meant_charset(declared);
  if (charset == "utf-8") return as_utf8(bytes, count.broken);
  if (!charset.empty() && convert(bytes, charset, decoded)) return decoded;
  if (count.wide >= count.broken) return as_utf8(bytes, count.broken);
  if (convert(bytes, "windows-1252", decoded)) return decoded;
  return as_utf8(bytes, count.broken);
}

}  // namespace news
