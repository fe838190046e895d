// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <utility>

#include "indexer/parse/fields/person.hh"
#include "indexer/parse/text/rules.hh"
#include "indexer/parse/word_set.hh"

namespace news {
namespace {

constexpr std::size_t kLongestPiece = 8;  // words
constexpr std::size_t kMostPieces = 4;

// Is what stands after the last bracket still open: "A heron waits at the weir (", "... (Photo by"?
bool leaves_bracket_open(const Unit& unit) {
  const auto open = unit.clean.rfind('(');
  if (open == std::string::npos || unit.clean.find(')', open) != std::string::npos) return false;
  return std::count(unit.clean.begin() + static_cast<std::ptrdiff_t>(open), unit.clean.end(),
                    ' ') <= static_cast<std::ptrdiff_t>(kLongestPiece);
}

// Units from `i` on that close the bracket, `i` counted in; 0: it stays open.
std::size_t bracket_pieces(const std::vector<Unit>& units, std::size_t i) {
  if (!leaves_bracket_open(units[i])) return 0;
  const auto last = std::min(units.size(), i + 1 + kMostPieces);
  for (std::size_t k = i + 1; k < last && units[k].words <= kLongestPiece; ++k) {
    const auto close = units[k].clean.find(')');
    const auto open = units[k].clean.find('(');
    if (open < close) return 0;
    if (close != std::string::npos) return k + 1 - i;
  }
  return 0;
}

// "Photo:", "Image credit:", "Foto:", "Picture by": who made it stands on the next line.
bool is_label_alone(const Unit& unit) {
  if (!unit.is_short() || unit.words > 3) return false;
  return is_credit_label(unit.clean);
}

// "Photo" / "Ann Roe" / "The Herald": the label without its colon.
bool is_picture_alone(const Unit& unit) {
  static const WordSet kNames{
      " photo photos foto fotos bild image picture photograph imagen immagine credit credits "};
  return unit.words == 1 && kNames.has(unit.lower);
}

// "Ann Roe", "Ann Roe for The Herald".
bool is_maker(const Unit& unit) {
  if (looks_like_person(unit.clean)) return true;
  if (!unit.is_short() || unit.words > kLongestPiece) return false;
  const auto split = split_credit(unit.clean);
  return split.text.empty() && !split.credit.empty() && !split.weak;
}

bool is_slash(const Unit& unit) {
  return unit.clean == "/";
}

bool is_name_piece(const Unit& unit) {
  return unit.words <= 5 && !unit.end_mark && !unit.question && unit.begins_upper;
}

// How many units from `i` on are one.
std::size_t pieces_at(const std::vector<Unit>& units, std::size_t i) {
  if (const auto count = bracket_pieces(units, i); count > 0) return count;
  if (i + 1 == units.size()) return 1;
  const Unit& next = units[i + 1];
  if (is_picture_alone(units[i]) && is_maker(next)) {
    const bool house = i + 2 < units.size() && is_news_agency(units[i + 2].clean);
    return house ? 3 : 2;
  }
  if (is_label_alone(units[i]))
    return next.words <= kLongestPiece && next.begins_upper && !is_label_alone(next) ? 2 : 1;
  if (!is_name_piece(units[i])) return 1;
  if (is_slash(next) && i + 2 < units.size() && is_name_piece(units[i + 2])) return 3;
  const bool hangs = next.clean.starts_with('/') && next.clean.size() > 2 && next.words <= 5;
  return hangs && !next.end_mark ? 2 : 1;
}

Unit joined(std::vector<Unit>& units, std::size_t first, std::size_t count) {
  std::string clean = std::move(units[first].clean);
  if (is_picture_alone(units[first])) clean += ':';
  for (std::size_t k = first + 1; k < first + count; ++k) {
    const std::string& piece = units[k].clean;
    const bool tight = clean.ends_with('(') || clean.ends_with('/') || piece.starts_with(')') ||
                       piece.starts_with('/') || piece.starts_with(',');
    if (!tight) clean += ' ';
    clean += piece;
  }
  const bool wire_mark = units[first].wire_mark;
  Unit unit = measure_unit(units[first].begin, units[first + count - 1].end, std::move(clean));
  unit.wire_mark = wire_mark;
  return unit;
}

}  // namespace

void join_pieces(std::vector<Unit>& units) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < units.size();) {
    std::size_t count = pieces_at(units, i);
    // A label and its name may be the first piece of "... / Agency".
    while (count == 2 && i + count < units.size() && is_slash(units[i + count])) count += 2;
    count = std::min(count, units.size() - i);
    if (count > 1) {
      units[kept++] = joined(units, i, count);
    } else {
      if (kept != i) units[kept] = std::move(units[i]);
      ++kept;
    }
    i += count;
  }
  units.resize(kept);
}

}  // namespace news
