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

}  // namespace

std::string styled(std::string_view text, Style style, const Page& page, const Marks& marks) {
  std::string out;
  const bool plain = style == Style::plain;
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
  return out;
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
    if (begun && used + 1 + columns > width) {
      out += '\n' + lead;
      used = indent;
      begun = false;
    }
    if (begun && !word.empty()) {
      out += ' ';
      ++used;
    }
    while (used + columns > width && used < width) {  // a word wider than the line
      auto piece = word;
      std::size_t taken = 0;
      for (std::size_t i = 0; i < word.size();) {
        const auto c = character_at(word, i);
        const auto wide =
            c.code < 0x20 ? 0 : static_cast<std::size_t>(std::max(0, column_width(c.code)));
        if (used + taken + wide > width) {
          piece = word.substr(0, i);
          break;
        }
        taken += wide;
        i += c.bytes;
      }
      if (piece.size() == word.size() || piece.empty()) break;
      out.append(piece).append("\n").append(lead);
      word.remove_prefix(piece.size());
      columns = styled_columns(word);
      used = indent;
    }
    out += word;
    used += columns;
    begun |= !word.empty();
  }
  return out += '\n';
}

std::string finish(std::string_view text, const Page& page) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (const char c : text) {
    if (!is_style(c)) {
      out += c;
    } else if (page.color) {
      out += kEscapes[static_cast<std::size_t>(c)];
    }
  }
  return out;
}

}  // namespace news
