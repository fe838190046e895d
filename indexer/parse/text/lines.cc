// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/text/lines.hh"

#include <algorithm>

#include "common/unicode.hh"

namespace news {
namespace {

bool ends_line(char c) {
  return c == '\n' || c == '\r' || c == '\f' || (c >= '\x01' && c <= '\x04');
}

std::size_t last_character(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t last = end - 1;
  while (last > begin && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
  return last;
}

// Trims blanks of every kind; a line of no-break spaces becomes empty.
void trim(std::string_view text, Line& line) {
  while (line.begin < line.end) {
    const auto c = character_at(text, line.begin);
    if (!is_space(c.code) && !is_ignorable(c.code)) break;
    line.indent += c.code == '\t' ? 8 - line.indent % 8 : 1;
    line.begin += c.bytes;
  }
  while (line.end > line.begin) {
    const auto last = last_character(text, line.begin, line.end);
    const auto c = character_at(text, last);
    // A soft hyphen at the end splits a word.
    if (c.code == 0x00AD || (!is_space(c.code) && !is_ignorable(c.code))) break;
    line.end = last;
  }
}

// "^Harbour fees rise<": the marks go, and say where the block begins and ends.
void take_wire_marks(std::string_view text, Line& line) {
  if (line.begin == line.end || text[line.begin] != '^') return;
  line.opens = true;
  while (line.begin < line.end && text[line.begin] == '^') ++line.begin;
  while (line.end > line.begin && (text[line.end - 1] == '<' || text[line.end - 1] == '=')) {
    line.closes = true;
    --line.end;
  }
  line.indent = 0;
  trim(text, line);
}

std::string_view words_of(std::string_view text, const Line& line) {
  return text.substr(line.begin, line.end - line.begin);
}

bool is_closing(char32_t code) {
  return code == '"' || code == '\'' || code == 0x201D || code == 0x2019 || code == 0x00BB ||
         code == ')' || code == ']';
}

bool ends_sentence(std::string_view line) {
  for (std::size_t end = line.size(); end > 0;) {
    const auto at = last_character(line, 0, end);
    const auto code = character_at(line, at).code;
    if (code == '.' || code == '!' || code == '?') return true;
    if (!is_closing(code)) return false;
    end = at;
  }
  return false;
}

// The first letter or digit, quotation marks skipped; 0: none.
char32_t first_letter(std::string_view line) {
  for (std::size_t at = 0; at < line.size();) {
    const auto c = character_at(line, at);
    if (is_letter(c.code) || is_digit(c.code)) return c.code;
    at += c.bytes;
  }
  return 0;
}

bool begins_small(std::string_view line) {
  const char32_t code = first_letter(line);
  return code != 0 && is_letter(code) && !is_upper(code) && !is_one_word(code);
}

// Old telex lines have no small letters to go by.
bool is_in_capitals(std::string_view text) {
  std::size_t small = 0, large = 0;
  for (const char c : text) {
    small += c >= 'a' && c <= 'z';
    large += c >= 'A' && c <= 'Z';
  }
  return small * 20 < large;
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

class Wrapping {
 public:
  Wrapping(std::string_view text, const std::vector<Line>& lines, Lines known)
      : text_(text),
        lines_(lines),
        has_head_(known == Lines::as_they_look),
        indent_(usual_indent(lines)),
        width_(width_of_lines()) {}

  // Lines broken to a width end anywhere and go on small; lines that are paragraphs end with their
  // sentences, and titles begin with capitals. Typewriters and old mail broke at 60 to 80 columns,
  // the columns of newspapers at 25 to 45.
  bool is_hard_wrapped() const {
    constexpr std::size_t kWidest = 120, kNarrowest = 22, kWide = 40;
    if (width_ > kWidest || width_ < kNarrowest) return false;
    const bool capitals = is_in_capitals(text_);
    std::size_t all = 0, followed = 0, full = 0, stopped = 0, continued = 0;
    for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
      if (is_parted(i + 1)) continue;
      ++all;
      if (begins(i + 1)) continue;
      const auto words = words_of(text_, lines_[i]);
      const bool split = split_mark_bytes(words) > 0;
      ++followed;
      full += lines_[i].length * 4 >= width_ * 3 || split;
      stopped += ends_sentence(words);
      continued += capitals || split || begins_small(words_of(text_, lines_[i + 1]));
    }
    const std::size_t least = width_ < kWide ? 3 : 5;  // narrow lines may be a list
    return followed * 5 > all && full * 3 >= followed * 2 && stopped * 2 < followed &&
           continued * least >= followed;
  }

  bool begins(std::size_t i) const {
    if (is_parted(i)) return true;
    const auto before = words_of(text_, lines_[i - 1]), here = words_of(text_, lines_[i]);
    if (split_mark_bytes(before) > 0 || before.ends_with(',') || begins_small(here)) return false;
    // The next word had room: somebody meant the line to end, where a sentence ends with it, or in
    // the head of the text.
    const std::size_t slack = width_ / 5;
    const bool room = lines_[i - 1].length + 1 + first_word(here) + slack <= width_;
    constexpr std::size_t kHead = 4;  // lines: headline, byline, day
    const bool of_head =
        has_head_ && i <= kHead &&
        (lines_[i - 1].length * 2 <= width_ || here.starts_with("By ") || here.starts_with("BY "));
    return room && (of_head || ends_sentence(before));
  }

 private:
  // Blank lines, marks and indents: no look at the words is needed.
  bool is_parted(std::size_t i) const {
    if (i == 0 || lines_[i].after_blank || lines_[i].opens || lines_[i - 1].closes) return true;
    if (lines_[i].indent < indent_ + 2) return false;
    return lines_[i - 1].indent < lines_[i].indent || ends_sentence(words_of(text_, lines_[i - 1]));
  }

  static std::size_t first_word(std::string_view line) {
    return count_characters(line.substr(0, line.find(' ')));
  }

  // Of the lines that another one follows: nineteen in twenty are not longer.
  std::size_t width_of_lines() const {
    std::vector<std::size_t> lengths;
    for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
      if (!is_parted(i + 1)) lengths.push_back(lines_[i].length);
    }
    if (lengths.empty()) return 0;
    const auto place = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() * 19 / 20);
    const auto last = place == lengths.end() ? place - 1 : place;
    std::nth_element(lengths.begin(), last, lengths.end());
    return *last;
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  bool has_head_;
  std::size_t indent_, width_;
};

}  // namespace

std::size_t split_mark_bytes(std::string_view line) {
  if (line.empty()) return 0;
  std::size_t bytes = 0;
  for (const std::string_view mark :
       {"--", "-", "\xE2\x80\x90", "\xE2\xB8\x97", "\xC2\xAC", "\xC2\xAD", "="}) {
    if (!line.ends_with(mark)) continue;
    bytes = mark.size();
    break;
  }
  if (bytes == 0 || bytes >= line.size()) return 0;
  const auto before = last_character(line, 0, line.size() - bytes);
  return is_letter(character_at(line, before).code) ? bytes : 0;
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
    take_wire_marks(text, line);
    line.after_blank = blank;
    blank = line.begin == line.end;
    if (!blank) {
      line.length = count_characters(words_of(text, line));
      lines.push_back(line);
    }
    // The controls of a frame part blocks; line ends part lines.
    blank = blank || (stop < text.size() && text[stop] >= '\x01' && text[stop] <= '\x04');
    at = stop + 1;
    if (stop + 1 < text.size() && text[stop] == '\r' && text[stop + 1] == '\n') ++at;
  }
  return lines;
}

std::vector<bool> find_beginnings(std::string_view text, const std::vector<Line>& lines,
                                  Lines known) {
  std::vector<bool> begins(lines.size(), true);
  if (lines.empty()) return begins;
  const Wrapping wrapping(text, lines, known);
  if (known != Lines::wrapped && !wrapping.is_hard_wrapped()) return begins;
  for (std::size_t i = 1; i < lines.size(); ++i) begins[i] = wrapping.begins(i);
  return begins;
}

}  // namespace news
