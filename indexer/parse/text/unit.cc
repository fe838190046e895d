// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/text/unit.hh"

#include <algorithm>

#include "common/unicode.hh"
#include "indexer/parse/word_set.hh"

namespace news {
namespace {

struct Line {
  std::size_t begin = 0, end = 0;  // trimmed
  std::size_t indent = 0;          // blanks before it
  std::size_t length = 0;          // characters
  bool after_blank = false;        // a blank line, or nothing, stands before
};

// Trims blanks of every kind; a line of no-break spaces becomes empty.
void trim(std::string_view text, Line& line) {
  while (line.begin < line.end) {
    const auto c = character_at(text, line.begin);
    if (!is_space(c.code) && !is_ignorable(c.code)) break;
    line.begin += c.bytes;
  }
  while (line.end > line.begin) {
    std::size_t last = line.end - 1;
    while (last > line.begin && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    const auto c = character_at(text, last);
    if (!is_space(c.code) && !is_ignorable(c.code)) break;
    line.end = last;
  }
}

bool ends_line(char c) {
  return c == '\n' || c == '\r' || c == '\f';
}

std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  bool blank = true;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t stop = at;
    while (stop < text.size() && !ends_line(text[stop])) ++stop;
    Line line;
    line.begin = at;
    line.end = stop;
    trim(text, line);
    line.indent = line.begin - at;
    line.after_blank = blank;
    blank = line.begin == line.end;
    if (!blank) {
      line.length = count_characters(text.substr(line.begin, line.end - line.begin));
      lines.push_back(line);
    }
    at = stop + 1;
    if (stop + 1 < text.size() && text[stop] == '\r' && text[stop + 1] == '\n') ++at;
  }
  return lines;
}

bool is_closing(char32_t code) {
  return code == '"' || code == '\'' || code == 0x201D || code == 0x2019 || code == 0x00BB ||
         code == ')' || code == ']' || code == 0x203A;
}

// The last character that counts: closing quotation marks and brackets skipped.
char32_t last_mark(std::string_view clean) {
  for (std::size_t end = clean.size(); end > 0;) {
    std::size_t at = end - 1;
    while (at > 0 && (static_cast<unsigned char>(clean[at]) & 0xC0) == 0x80) --at;
    const auto c = character_at(clean, at);
    if (!is_closing(c.code)) return c.code;
    end = at;
  }
  return 0;
}

bool ends_sentence(std::string_view line) {
  const char32_t last = last_mark(line);
  return last == '.' || last == '!' || last == '?';
}

// Lines that were broken to a width. Typewriters and old mail broke at 60 to 80 columns.
bool is_hard_wrapped(std::string_view text, const std::vector<Line>& lines) {
  constexpr std::size_t kLongest = 120, kShortest = 40;
  std::size_t longest = 0, followed = 0, full = 0, stopped = 0;
  for (const auto& line : lines) longest = std::max(longest, line.length);
  if (longest > kLongest || longest < kShortest) return false;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i + 1].after_blank) continue;
    ++followed;
    full += lines[i].length * 4 >= longest * 3;
    stopped += ends_sentence(text.substr(lines[i].begin, lines[i].end - lines[i].begin));
  }
  // Lines broken to a width end anywhere; lines that are paragraphs end with their sentences.
  return followed >= 2 && full * 3 >= followed * 2 && stopped * 2 < followed;
}

bool begins_new(const std::vector<Line>& lines, std::size_t i, std::size_t usual_indent) {
  if (i == 0 || lines[i].after_blank) return true;
  return lines[i].indent >= usual_indent + 2 && lines[i - 1].indent < lines[i].indent;
}

// That of lines within a paragraph: a quarter of all lines have it or less.
std::size_t usual_indent(const std::vector<Line>& lines) {
  std::vector<std::size_t> indents;
  indents.reserve(lines.size());
  for (const auto& line : lines) indents.push_back(line.indent);
  const auto middle = indents.begin() + static_cast<std::ptrdiff_t>(indents.size() / 4);
  std::nth_element(indents.begin(), middle, indents.end());
  return *middle;
}

bool first_is_upper(std::string_view clean) {
  for (std::size_t at = 0; at < clean.size();) {
    const auto c = character_at(clean, at);
    if (is_letter(c.code)) return is_upper(c.code) || is_one_word(c.code);
    if (is_digit(c.code)) return true;
    at += c.bytes;
  }
  return false;
}

Unit measured(std::string_view text, std::size_t begin, std::size_t end) {
  Unit unit;
  unit.begin = begin;
  unit.end = end;
  unit.clean = squeeze_blanks(text.substr(begin, end - begin));
  unit.words =
      unit.clean.empty()
          ? 0
          : 1 + static_cast<std::size_t>(std::count(unit.clean.begin(), unit.clean.end(), ' '));
  const char32_t last = last_mark(unit.clean);
  unit.question = last == '?' || last == 0xFF1F;
  unit.end_mark = last == '.' || last == ',' || last == ';' || last == ':' || last == '!' ||
                  last == 0x2026 || last == 0x3002 || last == 0x0964;
  unit.begins_upper = first_is_upper(unit.clean);
  if (unit.clean.size() <= kShortUnit) unit.lower = ascii_lower(unit.clean);
  return unit;
}

}  // namespace

std::vector<Unit> make_units(std::string_view text) {
  const auto lines = split_lines(text);
  std::vector<Unit> units;
  if (lines.empty()) return units;
  const bool wrapped = is_hard_wrapped(text, lines);
  const std::size_t indent = wrapped ? usual_indent(lines) : 0;
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t last = i;
    while (wrapped && last + 1 < lines.size() && !begins_new(lines, last + 1, indent)) ++last;
    Unit unit = measured(text, lines[i].begin, lines[last].end);
    if (!unit.clean.empty()) units.push_back(std::move(unit));
    i = last + 1;
  }
  return units;
}

}  // namespace news
