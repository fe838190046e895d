// SPDX-License-Identifier: GPL-2.0-or-later
// Convention: between the headline and the line of author or date stands a sentence or two that sum
// the article up. Without such a line nothing tells a standfirst from the first paragraph, and it
// is one. A line with less text behind it than before it stands at the foot ("Updated: ...").
#include <algorithm>

#include "indexer/parse/text/rules.hh"

namespace news {

void settle_standfirst(Units& units, std::size_t headline) {
  if (headline >= units.size()) return;
  const auto foot = find_foot(units);
  std::size_t last = headline;  // the last line of author or date in the head of the article
  std::size_t paragraphs = 0;
  for (std::size_t i = headline + 1;
       i < units.size() && i < headline + 30 && i < foot && paragraphs < 3; ++i) {
    if (units[i].kind == BlockKind::byline || units[i].kind == BlockKind::date ||
        units[i].lower.ends_with(" ago"))
      last = i;
    paragraphs += is_prose(units[i]);
  }
  std::size_t sentences = 0;
  for (std::size_t i = headline + 1; i < last; ++i) {
    Unit& unit = units[i];
    if (unit.settled || unit.words > 60) continue;
    const bool sums_up = unit.words >= 5 && sentences < 2 && i <= headline + 4;
    if (!sums_up && is_prose(unit)) continue;  // the text has begun: what follows is no byline
    unit.settle(sums_up ? BlockKind::heading : BlockKind::furniture);
    sentences += sums_up;
  }
}

}  // namespace news
