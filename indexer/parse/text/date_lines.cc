// SPDX-License-Identifier: GPL-2.0-or-later
// Convention: the day of publication stands near the headline, on a line of its own or with the
// byline, often behind "Published" or "Posted"; "Updated" is the second choice. A date within a
// sentence is of what is told, not of the article. Records of an occasion carry its day behind
// their title instead: "Press briefing by the minister, April 7, 2022".
#include <algorithm>

#include "indexer/parse/fields/date.hh"
#include "indexer/parse/fields/date_line.hh"
#include "indexer/parse/fields/person.hh"
#include "indexer/parse/text/rules.hh"

namespace news {
namespace {

// What may stand between a title and the date that ends it: ", ", " (", " | ", a dash.
bool sets_apart(std::string_view before) {
  while (before.ends_with(' ')) before.remove_suffix(1);
  for (const std::string_view mark : {",", "(", "|", " -", "\xE2\x80\x93", "\xE2\x80\x94"}) {
    if (before.ends_with(mark)) return true;
  }
  return false;
}

}  // namespace

std::string date_of_title(std::string_view title, std::string_view language) {
  if (title.ends_with(')')) title.remove_suffix(1);
  DateInText last;
  for (std::size_t from = 0;;) {
    const auto next = find_date(title.substr(from), language);
    if (next.day.empty()) break;
    last = {next.day, from + next.begin, from + next.end};
    from = last.end;
  }
  const bool ends = !last.day.empty() && last.end == title.size() && last.begin > 0;
  return ends && sets_apart(title.substr(0, last.begin)) ? last.day : std::string();
}

std::string settle_date(Units& units, std::string_view language) {
  const std::size_t foot = find_foot(units);
  const std::size_t head =
      std::min({units.size(), foot, std::max<std::size_t>(first_prose(units) + 4, 12)});
  std::string first, published, updated, at_the_foot, embargo;
  for (std::size_t i = 0; i < units.size(); ++i) {
    Unit& unit = units[i];
    if (!unit.is_short() || unit.words > 24 || unit.kind == BlockKind::caption ||
        unit.kind == BlockKind::headline)
      continue;
    if (unit.settled && unit.kind == BlockKind::paragraph) continue;
    const DateLine line = read_date_line(unit.clean, language);
    if (line.day.empty()) continue;
    const bool stated = line.status == DateLine::Status::published;
    const bool update = line.status == DateLine::Status::updated;
    if (i >= head && !(stated && unit.words <= 14) && i >= 40) continue;
    if (!stated && !update && unit.words > 14) continue;
    // "Storm of January 19, 2023 remembered": words around a date make it a title.
    const std::size_t room = i < head ? 40 : 16;
    if (!stated && !update && line.outside > room && unit.kind != BlockKind::byline) continue;
    if (!unit.settled) unit.settle(BlockKind::date);
    std::string& slot = unit.embargo          ? embargo
                        : stated && i >= foot ? at_the_foot
                        : stated              ? published
                        : update              ? updated
                                              : first;
    if (slot.empty()) slot = line.day;
  }
  // The head of an article says its day; a foot repeats it, or tells of a later release.
  for (const auto* day : {&published, &first, &at_the_foot, &updated}) {
    if (!day->empty()) return *day;
  }
  return embargo;
}

}  // namespace news
