// SPDX-License-Identifier: GPL-2.0-or-later
// A unit is what the eye takes for one block of a text: a line, or the lines of one hard-wrapped
// paragraph. The rules of this folder look at units in turn and settle what each one is.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.hh"

namespace news {

struct Unit {
  std::size_t begin = 0, end = 0;  // bytes in the text, trimmed
  std::string clean;  // blanks folded, no-break spaces plain, zero-width characters gone
  std::string lower;  // of clean, ASCII lower case; only of short units, else empty
  std::size_t words = 0;
  bool end_mark =
      false;  // ends like a sentence or a clause: . , ; : ! … or these inside a quotation
  bool question = false;  // ends with a question mark
  bool begins_upper =
      false;  // first letter or digit is a capital or a digit; quotation marks skipped

  BlockKind kind = BlockKind::paragraph;
  bool settled = false;         // a rule has decided; later rules leave it alone
  bool promo = false;           // furniture that sells a subscription or a newsletter
  std::string caption, credit;  // of a caption or credit line, split

  bool is_short() const { return !lower.empty(); }
  void settle(BlockKind what) {
    kind = what;
    settled = true;
  }
};

// Units longer than this are prose whatever else they look like; rules for lines skip them.
inline constexpr std::size_t kShortUnit = 600;  // bytes of clean text

// Reads like running text: a sentence of some length.
inline bool is_prose(const Unit& unit) {
  return unit.kind == BlockKind::paragraph &&
         (unit.words >= 25 || (unit.words >= 8 && unit.end_mark));
}

// Cuts a text into units. Where lines are hard-wrapped (most lines that have a next line in their
// block are about equally long, and none is long) the lines of a block are one unit, and an
// indented line begins a new one; else every line is a unit. CR, LF and CR LF end lines. Linear.
std::vector<Unit> make_units(std::string_view text);

}  // namespace news
