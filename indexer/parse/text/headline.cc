// SPDX-License-Identifier: GPL-2.0-or-later
// Convention: the first block of a saved article is its headline: one line, no full stop, a capital
// first. Texts without one begin with a paragraph: long, or a sentence in lower case.
#include <algorithm>

#include "indexer/parse/text/rules.hh"

namespace news {
namespace {

// Six full sentences' worth of words is no headline; neither is a line that starts small and runs
// on.
bool reads_like_paragraph(const Unit& unit) {
  if (unit.words > 40 || unit.clean.size() > 300) return true;
  const bool stops = unit.end_mark && !unit.clean.ends_with("...") && !unit.clean.ends_with(":");
  if (stops && unit.words > 22) return true;
  return !unit.begins_upper && unit.words > 12;
}

}  // namespace

std::size_t settle_headline(Units& units) {
  std::size_t at = 0;
  while (at < units.size() && at < 4 && is_furniture_line(units[at]))
    units[at++].settle(BlockKind::furniture);
  if (at == units.size() || reads_like_paragraph(units[at])) return units.size();
  units[at].settle(BlockKind::headline);
  const auto near = std::min(units.size(), at + 12);
  for (std::size_t i = at + 1; i < near; ++i) {
    if (units[i].is_short() && units[i].lower == units[at].lower)
      units[i].settle(BlockKind::furniture);
  }
  return at;
}

std::size_t first_prose(const Units& units) {
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (is_prose(units[i])) return i;
  }
  return units.size();
}

}  // namespace news
