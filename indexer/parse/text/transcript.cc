// SPDX-License-Identifier: GPL-2.0-or-later
// Convention: press briefings and hearings as their offices publish them. A turn begins with the
// speaker in capitals and a colon ("MS. ROE:", "THE PRESIDENT:"), or with Q or A and blanks; asides
// stand in brackets.
#include "indexer/parse/text/rules.hh"

namespace news {
namespace {

// "MS. ROE:", "THE PRESIDENT:", "SENATOR O'NEILL-LUND (via video):" but not "READ MORE:" or
// "RELATED:".
bool begins_turn(std::string_view clean) {
  if (clean.starts_with("Q ") || clean.starts_with("Q: ") || clean.starts_with("A: ")) return true;
  const auto colon = clean.substr(0, 60).find(':');
  if (colon == clean.npos || colon < 3 || colon + 2 >= clean.size()) return false;
  for (const char c : clean.substr(0, colon)) {
    if (!((c >= 'A' && c <= 'Z') || c == ' ' || c == '.' || c == '\'' || c == '-' || c == ','))
      return false;
  }
  static constexpr std::string_view kTitles[] = {
      "MR. ",      "MS. ",      "MRS. ",     "DR. ",     "THE ",     "SENATOR ",    "SECRETARY ",
      "VICE ",     "PRESIDENT", "PRIME ",    "GENERAL ", "ADMIRAL ", "AMBASSADOR ", "CHAIR",
      "MODERATOR", "REPORTER",  "GOVERNOR ", "JUSTICE ", "CHIEF ",   "SPEAKER"};
  for (const auto title : kTitles) {
    if (clean.starts_with(title)) return true;
  }
  return false;
}

bool is_aside(const Unit& unit) {
  return unit.clean.size() > 3 && unit.clean.front() == '(' && unit.clean.ends_with(".)");
}

}  // namespace

bool settle_turns(Units& units) {
  std::size_t turns = 0;
  for (const auto& unit : units) turns += begins_turn(unit.clean);
  if (turns < 3) return false;
  for (auto& unit : units) {
    if (!unit.settled && (begins_turn(unit.clean) || is_aside(unit)))
      unit.settle(BlockKind::paragraph);
  }
  return true;
}

}  // namespace news
