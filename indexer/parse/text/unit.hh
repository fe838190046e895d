// SPDX-License-Identifier: GPL-2.0-or-later
// A unit is what the eye takes for one block of a text: a line, or the lines of one hard-wrapped
// paragraph. The rules of this folder look at units in turn and settle what each one is.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.hh"
#include "indexer/parse/text/lines.hh"

namespace news {

struct Unit {
  std::size_t begin = 0, end = 0;  // bytes in the text, trimmed
  std::string clean;               // as it is read: repairs made, blanks folded
  std::string lower;               // of clean, ASCII lower case; only of short units, else empty
  std::size_t words = 0;
  bool end_mark =
      false;  // ends like a sentence or a clause: . , ; : ! … or these inside a quotation
  bool question = false;  // ends with a question mark
  bool begins_upper =
      false;  // first letter or digit is a capital or a digit; quotation marks skipped

  BlockKind kind = BlockKind::paragraph;
  bool settled = false;         // a rule has decided; later rules leave it alone
  bool wire_mark = false;       // a mark of the wire opens it ("^")
  bool embargo = false;         // furniture that says from when on the text may be used
  bool contact = false;         // furniture that says whom to call
  bool promo = false;           // furniture that sells a subscription or a newsletter
  std::string caption, credit;  // of a caption or credit line, split
  // What is_furniture_line() made of the words above, once it was asked: turns and furniture do.
  mutable std::optional<bool> furniture_line;

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

// Cuts a text into units: the lines of one paragraph where lines were broken to a width, else each
// line (lines.hh). Pieces of one line that a scraper set below each other are one unit
// (join_pieces). `repairs` is given what is read otherwise than it stands. Linear.
std::vector<Unit> make_units(std::string_view text, Lines known, std::vector<Repair>& repairs);

// The unit of these bytes, whose words are `clean` (blanks folded).
Unit measure_unit(std::size_t begin, std::size_t end, std::string clean);

// pieces.cc. Links and icons inside a line leave it in pieces: "A heron waits (" / "Image:" /
// "Meridian)"; "Photo:" / "Ann Roe"; "Ann Roe" / "/" / "Agency". They become one unit.
void join_pieces(std::vector<Unit>& units);

}  // namespace news
