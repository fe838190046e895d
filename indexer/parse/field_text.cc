// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/field_text.hh"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <cctype>
#include <charconv>

#include "common/analyser.hh"
#include "common/unicode.hh"
#include "indexer/read/charset.hh"

namespace news {
namespace {

bool ascii_letter(char c) {
  return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

// Of a numeric reference: control characters are nothing, those of windows-1252 what that has there
// (HTML says so, and writers of both worlds do it), what is no character U+FFFD.
char32_t meant_character(unsigned value) {
  if (value == '\t' || value == '\n' || value == '\r') return static_cast<char32_t>(value);
  if (value < 0x20 || value == 0x7F) return 0;
  if (value >= 0x80 && value < 0xA0) return meant_control(value);
  const bool valid = value < 0xD800 || (value > 0xDFFF && value < 0xFFFE) ||
                     (value >= 0x10000 && value <= 0x10FFFF);
  return valid ? static_cast<char32_t>(value) : U'\uFFFD';
}

// "&#8220;" and "&#x201C;"; browsers take both without the semicolon too.
std::size_t numeric_reference(std::string_view text, char32_t& code) {
  const bool hex = (text[2] | 0x20) == 'x';
  const std::size_t from = hex ? 3 : 2;
  if (from >= text.size()) return 0;
  unsigned value = 0;
  const auto [stop, error] =
      std::from_chars(text.data() + from, text.data() + text.size(), value, hex ? 16 : 10);
  if (error != std::errc()) return 0;
  const auto end = static_cast<std::size_t>(stop - text.data());
  code = meant_character(value);
  return end < text.size() && text[end] == ';' ? end + 1 : end;
}

// "caf&eacute closes": the names of HTML 2 and the four of markup stand without their semicolon as
// well (HTML Living Standard, 13.2.5.73), the longest one counts.
std::size_t open_reference(std::string_view text, char32_t& code) {
  constexpr std::size_t kLongest = 7, kShortest = 2;  // letters: "&frac12", "&lt"
  std::size_t run = 1;
  while (run < text.size() && (ascii_letter(text[run]) || (text[run] >= '0' && text[run] <= '9')))
    ++run;
  // "?page=1&region=2": a parameter of an address.
  if (run < text.size() && text[run] == '=') return 0;
  for (std::size_t length = std::min(run, kLongest + 1); length > kShortest; --length) {
    const std::string name(text.substr(1, length - 1));
    const auto* entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
    if (entity == nullptr) continue;
    if (entity->value > 0xFF || name == "apos") return 0;
    code = entity->value;
    return length;
  }
  return 0;
}

// Where the tag that starts at `at` ends (behind its '>'); npos: it is no tag.
std::size_t tag_end(std::string_view text, std::size_t at) {
  if (at + 2 >= text.size()) return text.npos;
  const char next = text[at + 1];
  if (!ascii_letter(next) && next != '/' && next != '!') return text.npos;
  const auto end = text.find('>', at + 2);
  return end == text.npos ? end : end + 1;
}

}  // namespace

std::size_t read_reference(std::string_view text, char32_t& code) {
  constexpr std::size_t kLongest = 12;
  if (text.size() > 2 && text[1] == '#') return numeric_reference(text.substr(0, kLongest), code);
  const auto end = text.substr(0, kLongest).find(';');
  if (end == text.npos || end < 2) return open_reference(text, code);
  const std::string name(text.substr(1, end - 1));
  if (name == "apos") {
    code = '\'';
    return end + 1;
  }
  const auto* entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
  if (entity == nullptr) return open_reference(text, code);
  code = entity->value;
  return end + 1;
}

std::string tidy(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = character_at(text, at);
    const auto from = at;
    at += c.bytes;
    if (is_space(c.code) && c.code != 0x85) {
      blank = true;
      continue;
    }
    if (c.code < 0x20 || c.code == 0x7F ||
        (c.code > 0x7F && vanishes(c.code, out.empty() ? '\0' : out.back())))
      continue;
    if (blank && !out.empty()) out += ' ';
    blank = false;
    if (c.code >= 0x80 && c.code < 0xA0) {
      append_utf8(out, meant_control(c.code));
    } else if (c.valid) {
      out.append(text.substr(from, c.bytes));
    } else {
      out.append("\xEF\xBF\xBD");
    }
  }
  return out;
}

bool same_words(std::string_view left, std::string_view right) {
  Analyser one, other;
  Token a, b;
  std::size_t at_a = 0, at_b = 0, words = 0;
  for (;;) {
    const bool more_a = one.next(left, at_a, a);
    const bool more_b = other.next(right, at_b, b);
    if (more_a != more_b) return false;
    if (!more_a) return words > 0;
    if (a.term != b.term) return false;
    ++words;
  }
}

std::string decode_entities(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto next = text.find('&', at);
    out.append(text.substr(at, next == text.npos ? text.npos : next - at));
    if (next == text.npos) break;
    char32_t code = 0;
    const auto length = read_reference(text.substr(next), code);
    if (length == 0) {
      out += '&';
    } else if (code != 0) {
      append_utf8(out, code);
    }
    at = next + std::max<std::size_t>(length, 1);
  }
  return out;
}

bool has_markup(std::string_view text) {
  const auto last = text.rfind('>');
  if (last == text.npos) return false;
  text = text.substr(0, last + 1);
  for (auto at = text.find('<'); at != text.npos; at = text.find('<', at + 1)) {
    if (tag_end(text, at) != text.npos) return true;
  }
  return false;
}

std::string plain_text(std::string_view html) {
  std::string out;
  out.reserve(html.size());
  for (std::size_t at = 0; at < html.size();) {
    const auto end = html[at] == '<' ? tag_end(html, at) : html.npos;
    if (end == html.npos) {
      out += html[at++];
    } else {
      const auto tag = html.substr(at, end - at);
      if (tag.starts_with("<br") || tag.starts_with("<p") || tag.starts_with("</p")) out += ' ';
      at = end;
    }
  }
  return tidy(decode_entities(out));
}

std::string host_of(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == url.npos) return std::string(url);
  url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#"));
  if (const auto at = url.rfind('@'); at != url.npos) url.remove_prefix(at + 1);
  url = url.substr(0, url.find(':'));
  if (url.starts_with("www.")) url.remove_prefix(4);
  return std::string(url);
}

}  // namespace news
