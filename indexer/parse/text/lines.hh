// SPDX-License-Identifier: GPL-2.0-or-later
// The lines of a text, and which of them a hard-wrapped paragraph runs over. Pure and linear.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace news {

struct Line {
  std::size_t begin = 0, end = 0;  // bytes in the text; blanks and the marks of a wire trimmed
  std::size_t indent = 0;          // columns before it, a tab up to the next eighth one
  std::size_t length = 0;          // characters
  bool after_blank = false;        // a blank line, or nothing, stands before
  bool opens = false;              // a mark of the wire says that a block begins here
  bool closes = false;             // and that it ends here
};

// Lines that hold more than blanks. CR, LF, CR LF and form feeds end lines, and so do the controls
// that frame a wire message (SOH to EOT). Conventions: ANPA 1312 begins a line of the head with '^'
// and ends it with '<' or '=', IPTC 7901 puts header and text between SOH, STX and ETX.
std::vector<Line> split_lines(std::string_view text);

// What is known of a text's lines beforehand; `wrapped` is the text alone, without its head.
enum class Lines { as_they_look, wrapped };

// For each line: does it begin a block of its own? In a text whose lines were broken to a width,
// one that goes on does not: blank lines, an indent, a wire's mark, or a line so short that the
// next word would have found room in it part paragraphs. Elsewhere every line begins one.
std::vector<bool> find_beginnings(std::string_view text, const std::vector<Line>& lines,
                                  Lines known = Lines::as_they_look);

// "coun-" / "cil": the bytes of the hyphen that splits a word at the end of `line` (also U+2010,
// the double ones of Fraktur, "--", and U+00AC, which text recognition writes for it); 0: no such
// mark, or no letter before it.
std::size_t split_mark_bytes(std::string_view line);

}  // namespace news
