// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/terminal.hh"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "common/unicode.hh"

namespace news {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

bool set(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0';
}

std::size_t number_in(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr) return 0;
  const std::string_view text(value);
  std::size_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  return read.ec == std::errc() && read.ptr == text.data() + text.size() ? number : 0;
}

}  // namespace

namespace {

// Marks that order the letters beside them, and nothing beyond their line: Arabic and Hebrew
// articles are full of them. They go without a trace.
bool is_directional_mark(char32_t c) {
  return c == 0x200E || c == 0x200F || c == 0x061C;
}

}  // namespace

bool acts_on_terminal(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) ||          // C0, DEL, C1
         (c >= 0x200E && c <= 0x200F) || c == 0x061C ||  // directional marks
         (c >= 0x2028 && c <= 0x202E) ||                 // separators, embeddings, overrides
         (c >= 0x2066 && c <= 0x2069) ||                 // isolates
         (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);  // annotations, tags
}

void append_printable(std::string& out, std::string_view text, bool keep_line_ends) {
  out.reserve(out.size() + text.size());
  std::size_t clean = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x20 && byte < 0x7F) {
      ++at;
      continue;
    }
    const auto c = character_at(text, at);
    if (!c.valid || acts_on_terminal(c.code)) {
      out.append(text.substr(clean, at - clean));
      if (c.valid && c.code == '\n' && keep_line_ends) {
        out += '\n';
      } else if (c.valid && (c.code == '\n' || c.code == '\t' || c.code == '\r')) {
        out += ' ';
      } else if (!is_directional_mark(c.code)) {
        out += kReplacement;
      }
      clean = at + c.bytes;
    }
    at += c.bytes;
  }
  out.append(text.substr(clean));
}

std::string printable(std::string_view text, bool keep_line_ends) {
  std::string out;
  append_printable(out, text, keep_line_ends);
  return out;
}

std::size_t columns(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = character_at(text, at);
    width += static_cast<std::size_t>(std::max(0, column_width(c.code)));
    at += c.bytes;
  }
  return width;
}

std::string_view fit_columns(std::string_view text, std::size_t width) {
  std::size_t used = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = character_at(text, at);
    const auto wide = static_cast<std::size_t>(std::max(0, column_width(c.code)));
    if (used + wide > width) return text.substr(0, at);
    used += wide;
    at += c.bytes;
  }
  return text;
}

std::string shorten(std::string_view text, std::size_t width) {
  if (columns(text) <= width) return std::string(text);
  if (width == 0) return {};
  auto head = fit_columns(text, width - 1);
  while (!head.empty() && head.back() == ' ') head.remove_suffix(1);
  return std::string(head).append(kEllipsis);
}

std::string fill_lines(std::string_view text, std::size_t width) {
  if (width == 0) return std::string(text);
  constexpr std::string_view kRest = "\n  ";
  std::string out;
  std::size_t used = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '\n') {
      out += text[at++];
      used = 0;
      continue;
    }
    // The blanks before a word, and the word.
    const auto word = std::min(text.find_first_not_of(' ', at), text.size());
    const auto end = std::min(text.find_first_of(" \n", word), text.size());
    const auto wide = columns(text.substr(at, end - at));
    const bool breaks = used > 0 && used + wide > width && word > at && end > word;
    const auto piece = text.substr(breaks ? word : at, end - (breaks ? word : at));
    if (breaks) out += kRest;
    used = breaks ? kRest.size() - 1 + columns(piece) : used + wide;
    out += piece;
    at = end;
  }
  return out;
}

bool use_color(ColorChoice choice, int descriptor) {
  if (choice != ColorChoice::automatic) return choice == ColorChoice::always;
  if (set("NO_COLOR")) return false;
  const char* force = std::getenv("CLICOLOR_FORCE");
  if (force != nullptr && *force != '\0' && std::string_view(force) != "0") return true;
  const char* term = std::getenv("TERM");
  if (term == nullptr || std::string_view(term) == "dumb") return false;
  return is_terminal(descriptor);
}

bool is_terminal(int descriptor) {
  return isatty(descriptor) == 1;
}

Screen screen_size(int descriptor) {
  Screen screen;
  winsize size{};
  if (is_terminal(descriptor) && ioctl(descriptor, TIOCGWINSZ, &size) == 0) {
    if (size.ws_col > 0) screen.columns = size.ws_col;
    if (size.ws_row > 0) screen.rows = size.ws_row;
  }
  if (const auto wanted = number_in("COLUMNS"); wanted > 0) screen.columns = wanted;
  if (const auto wanted = number_in("LINES"); wanted > 0) screen.rows = wanted;
  screen.columns = std::clamp<std::size_t>(screen.columns, 20, 1000);
  return screen;
}

}  // namespace news
