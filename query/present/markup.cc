// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/present/markup.hh"

#include "common/terminal.hh"
#include "common/unicode.hh"

namespace news {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

bool is_no_character(char32_t code) {
  return (code & 0xFFFE) == 0xFFFE || (code >= 0xFDD0 && code <= 0xFDEF);
}

}  // namespace

std::string markup(std::string_view text) {
  const std::string safe = printable(text);
  std::string out;
  out.reserve(safe.size() + safe.size() / 16);
  for (std::size_t at = 0; at < safe.size();) {
    const auto c = character_at(safe, at);
    switch (c.code) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += is_no_character(c.code) ? kReplacement : std::string_view(safe).substr(at, c.bytes);
    }
    at += c.bytes;
  }
  return out;
}

}  // namespace news
