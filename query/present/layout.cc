// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/present/layout.hh"

#include <algorithm>
#include <array>

#include "common/terminal.hh"
#include "common/unicode.hh"

namespace news {
namespace {

constexpr std::array<std::string_view, 7> kEscapes = {
    "", "\x1B[0m", "\x1B[1;31m", "\x1B[1m", "\x1B[2m", "\x1B[36m", "\x1B[4m"};

bool is_style(char c) {
  return c >= 1 && c <= 6;
}

void append_text(std::string& out, std::string_view text, const Page& page) {
  if (!page.raw) {
    append_printable(out, text);
    return;
  }
  // Even raw, the bytes that stand for styles are ours.
  for (const char c : text) out += is_style(c) || c == '\n' ? ' ' : c;
}

// Hebrew, Arabic and what is written like them.
bool holds_right_to_left(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0xD6) {  // below U+0590
      ++at;
      continue;
    }
    const auto c = character_at(text, at);
    at += c.bytes;
    const bool inside = (c.code >= 0x590 && c.code < 0x900) ||
                        (c.code >= 0xFB1D && c.code < 0xFE00) ||
                        (c.code >= 0xFE70 && c.code < 0xFF00);
    if (inside && is_letter(c.code)) return true;
  }
  return false;
}

constexpr std::string_view kIsolate = "\xE2\x81\xA8", kEndIsolate = "\xE2\x81\xA9";

}  // namespace

std::string styled(std::string_view text, Style style, const Page& page, const Marks& marks) {
  std::string out;
  const bool plain = style == Style::plain;
  // On a terminal a field of its own direction leaves the order of the line around it alone.
  const bool isolated = page.terminal && !page.raw && holds_right_to_left(text);
  if (isolated) out += kIsolate;
  if (!plain) out += static_cast<char>(style);
  std::size_t at = 0;
  for (const auto& [begin, end] : marks) {
    if (begin < at || end > text.size() || end <= begin) continue;
    append_text(out, text.substr(at, begin - at), page);
    out += static_cast<char>(Style::hit);
    append_text(out, text.substr(begin, end - begin), page);
    out += static_cast<char>(Style::plain);
    if (!plain) out += static_cast<char>(style);
    at = end;
  }
  append_text(out, text.substr(at), page);
  if (!plain) out += static_cast<char>(Style::plain);
  if (isolated) out += kEndIsolate;
  return out;
}

namespace {

// No byte of it can end the escape, or act on the terminal. Of a path everything but what every
// program leaves alone is written as %XX, of an address what no address may hold.
std::string escaped_target(std::string_view target, bool path) {
  std::string out;
  for (const char c : target) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    const bool mark = std::string_view("/-._~").find(c) != std::string_view::npos;
    const bool of_address = !path && byte > 0x20 && byte < 0x7F && c != '"' && c != '\\';
    if (letter || mark || of_address) {
      out += c;
    } else {
      constexpr std::string_view kDigits = "0123456789ABCDEF";
      out.append({'%', kDigits[byte >> 4U], kDigits[byte & 15U]});
    }
  }
  return out;
}

}  // namespace

std::string linked(std::string text, std::string_view target, const Page& page) {
  constexpr std::string_view kOpen = "\x1B]8;;", kEnd = "\x1B\\";
  const bool path = target.starts_with('/');
  const bool address = target.starts_with("https://") || target.starts_with("http://");
  if (!page.links || (!path && !address)) return text;
  std::string out(kOpen);
  if (path) out.append("file://").append(escaped_target(page.host, true));
  out.append(escaped_target(target, path)).append(kEnd).append(text);
  return out.append(kOpen).append(kEnd);
}

std::size_t styled_columns(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = character_at(text, at);
    if (c.code >= 0x20) width += static_cast<std::size_t>(std::max(0, column_width(c.code)));
    at += c.bytes;
  }
  return width;
}

namespace {

std::size_t column_count(char32_t code) {
  return code < 0x20 ? 0 : static_cast<std::size_t>(std::max(0, column_width(code)));
}

// Closing marks of Chinese and Japanese: none begins a line.
bool must_not_begin_a_line(char32_t code) {
  constexpr std::u32string_view kMarks =
      U"\u3001\u3002\uFF0C\uFF0E\u300D\u300F\uFF09\u3011"
      U"\uFF01\uFF1F\u30FB\u30FC\uFF1A\uFF1B";
  return kMarks.find(code) != std::u32string_view::npos;
}

// The beginning of a word that fits in `room` columns; a closing mark takes its character along.
std::string_view piece_within(std::string_view word, std::size_t room) {
  std::size_t taken = 0, last = 0;
  for (std::size_t at = 0; at < word.size();) {
    const auto c = character_at(word, at);
    if (taken + column_count(c.code) > room) {
      return word.substr(0, must_not_begin_a_line(c.code) && last > 0 ? last : at);
    }
    taken += column_count(c.code);
    last = at;
    at += c.bytes;
  }
  return word;
}

// Scripts that are written without blanks may be parted anywhere.
bool begins_wide(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const auto c = character_at(word, at);
    if (c.code >= 0x20) return column_width(c.code) == 2;
    at += c.bytes;
  }
  return false;
}

// Bytes up to the next style or line's end. None where a style waits to be written.
std::size_t plain_run(std::string_view text, bool settled) {
  if (!settled) return 0;
  const auto end =
      std::find_if(text.begin(), text.end(), [](char c) { return c == '\n' || is_style(c); });
  return static_cast<std::size_t>(end - text.begin());
}

}  // namespace

std::string wrap(std::string_view text, const Page& page, std::string_view first,
                 std::size_t indent) {
  std::string out(first);
  if (page.width == 0) return out.append(text).append("\n");
  const std::string lead(indent, ' ');
  const std::size_t width = std::max<std::size_t>(page.width, indent + 10);
  std::size_t used = styled_columns(first);
  bool begun = false;  // something stands on this line behind its lead
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(' ', at), text.size());
    std::string_view word = text.substr(at, end - at);
    at = end + 1;
    std::size_t columns = styled_columns(word);
    const bool fills = begins_wide(word) && used + 3 <= width;
    if (begun && used + 1 + columns > width && !fills) {
      out += '\n' + lead;
      used = indent;
      begun = false;
    }
    if (begun && !word.empty()) {
      out += ' ';
      ++used;
    }
    while (used + columns > width && used < width) {  // wider than what is left
      const auto piece = piece_within(word, width - used);
      if (piece.size() == word.size() || (piece.empty() && used == indent)) break;
      out.append(piece).append("\n").append(lead);
      columns -= styled_columns(piece);
      word.remove_prefix(piece.size());
      used = indent;
    }
    out += word;
    used += columns;
    begun |= !word.empty();
  }
  return out += '\n';
}

// A style ends with its line and begins anew on the next, as pagers want it, and stands on no blank
// at a line's beginning.
std::string finish(std::string_view text, const Page& page) {
  std::string out, active;  // styles in force, as style bytes
  out.reserve(text.size() + text.size() / 8);
  bool written = false;  // their escapes are
  const auto reset = [&] {
    if (written) out += kEscapes[static_cast<std::size_t>(Style::plain)];
    written = false;
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    // What is neither a style, a line's end nor the first sign of a style is copied as it stands.
    const auto run = plain_run(text.substr(at), written || active.empty());
    out += text.substr(at, run);
    at += run;
    if (at == text.size()) break;
    const char c = text[at];
    if (is_style(c)) {
      if (!page.color) continue;
      if (c == static_cast<char>(Style::plain)) {
        reset();
        active.clear();
      } else {
        if (written) out += kEscapes[static_cast<std::size_t>(c)];
        active += c;
      }
      continue;
    }
    if (c == '\n') {
      reset();
    } else if (c != ' ' && !written && !active.empty()) {
      for (const char style : active) out += kEscapes[static_cast<std::size_t>(style)];
      written = true;
    }
    out += c;
  }
  reset();
  return out;
}

}  // namespace news
