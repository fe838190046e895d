// SPDX-License-Identifier: GPL-2.0-or-later
// Convention: behind the last paragraph a scraped page has its tags, topics and the titles of other
// articles; among the paragraphs it has boxes of links, four titles and more in a row. Only for
// texts that were surely scraped: a list that somebody wrote stays.
#include "indexer/parse/text/rules.hh"

namespace news {
namespace {

bool is_title_like(const Unit& unit) {
  return !unit.settled && unit.is_short() && unit.words <= 20 && !unit.end_mark;
}

// A row of titles between paragraphs; the first of them may be the heading that the box follows.
void settle_boxes(Units& units) {
  constexpr std::size_t kRow = 5;
  for (std::size_t i = 0; i < units.size();) {
    std::size_t end = i;
    while (end < units.size() && is_title_like(units[end])) ++end;
    std::size_t longer = 0;
    for (std::size_t k = i; k < end; ++k) longer += units[k].words >= 5;
    if (end - i >= kRow && longer * 3 >= (end - i) * 2 && end < units.size()) {
      for (std::size_t k = i + 1; k < end; ++k) units[k].settle(BlockKind::furniture);
    }
    i = end + 1;
  }
}

}  // namespace

void settle_tail(Units& units) {
  settle_boxes(units);
  std::size_t end = units.size();
  while (end > 0 && !is_prose(units[end - 1])) --end;
  if (end == 0) return;
  for (std::size_t i = end; i < units.size(); ++i) {
    if (is_title_like(units[i]) || (!units[i].settled && units[i].words <= 3))
      units[i].settle(BlockKind::furniture);
  }
}

}  // namespace news
