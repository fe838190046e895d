// SPDX-License-Identifier: GPL-2.0-or-later
// Convention: the first block of a saved article is its headline: one line, no full stop, a capital
// first. Texts without one begin with a paragraph: long, or a sentence in lower case.
#include <algorithm>

#include "indexer/parse/fields/date.hh"
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

// "March 4, 1907" above the headline: the day of the article, which date_lines.cc reads.
bool is_date_alone(const Units& units, std::size_t at, std::string_view language) {
  const Unit& unit = units[at];
  if (!unit.is_short() || unit.words > 6 || at + 1 == units.size()) return false;
  const auto date = find_date(unit.clean, language);
  constexpr std::size_t kRoom = 12;  // bytes: the name of a weekday
  return !date.day.empty() && unit.clean.size() - (date.end - date.begin) <= kRoom &&
         !reads_like_paragraph(units[at + 1]);
}

// "The pier at dusk. Credit: Ann Roe/Agency" above the headline: the page's first picture.
bool is_picture_above(const Units& units, std::size_t at) {
  if (at + 2 >= units.size() || !units[at].is_short()) return false;
  const auto split = split_credit(units[at].clean);
  const Unit& next = units[at + 1];
  return !split.text.empty() && !split.credit.empty() && !split.weak && next.words >= 4 &&
         !next.end_mark && !reads_like_paragraph(next) && split_credit(next.clean).credit.empty();
}

}  // namespace

std::size_t settle_headline(Units& units, std::string_view language) {
  constexpr std::size_t kMostLines = 4;  // of a page's furniture above its headline
  std::size_t at = 0;
  for (std::size_t lines = 0; at < units.size() && lines < kMostLines; ++at) {
    if (units[at].settled) continue;  // of a release or a wire
    if (!is_furniture_line(units[at]) && !is_date_alone(units, at, language)) break;
    if (is_furniture_line(units[at])) units[at].settle(BlockKind::furniture);
    ++lines;
  }
  if (at < units.size() && is_picture_above(units, at)) ++at;
  if (at == units.size() || reads_like_paragraph(units[at])) return units.size();
  units[at].settle(BlockKind::headline);
  const auto near = std::min(units.size(), at + 12);
  for (std::size_t i = at + 1; i < near; ++i) {
    if (units[i].is_short() && units[i].lower == units[at].lower)
      units[i].settle(BlockKind::furniture);
  }
  return at;
}

std::size_t find_foot(const Units& units) {
  std::size_t all = 0, before = 0;
  for (const auto& unit : units) all += is_prose(unit) ? unit.words : 0;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (before > all - before) return i;
    before += is_prose(units[i]) ? units[i].words : 0;
  }
  return units.size();
}

std::size_t first_prose(const Units& units) {
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (is_prose(units[i])) return i;
  }
  return units.size();
}

}  // namespace news
