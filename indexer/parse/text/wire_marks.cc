// SPDX-License-Identifier: GPL-2.0-or-later
// Conventions: an IPTC 7901 message is SOH header STX text ETX trailer; telex lines open with
// "ZCZC" and close with "NNNN". An ANPA 1312 story has a head of lines marked '^': the slug with
// the number of words ("BC-Harbour Fees, 1st Ld,0345"), notes to desks ("Eds: ..."), the headline,
// the byline and the writer's house.
#include <algorithm>

#include "indexer/parse/text/rules.hh"

namespace news {
namespace {

constexpr std::size_t kHead = 12;  // units

// "BC-Harbour Fees,0345", "AM-US--Harbour, 1st Ld-Writethru,0345", "BC-EU--Harbour-Glance".
bool is_slug(const Unit& unit) {
  if (!unit.is_short() || unit.words > 9 || unit.clean.size() < 6) return false;
  const auto dash = unit.clean.find('-');
  const auto head = std::string_view(unit.clean).substr(0, dash);
  if (dash == std::string::npos || dash < 1 || dash > 3) return false;
  if (!std::all_of(head.begin(), head.end(), [](char c) { return c >= 'A' && c <= 'Z'; }))
    return false;
  const auto comma = unit.clean.rfind(',');
  const bool counted = comma != std::string::npos && comma + 1 < unit.clean.size() &&
                       unit.clean.find_first_not_of(" 0123456789", comma + 1) == std::string::npos;
  return counted || unit.wire_mark;
}

bool is_desk_note(const Unit& unit) {
  if (!unit.is_short()) return false;
  for (const std::string_view note : {"eds:", "eds.:", "editors:", "note to editors", "with:",
                                      "ap photo", "ap graphic", "ap video", "photo:", "graphic:"}) {
    if (unit.lower.starts_with(note)) return true;
  }
  return false;
}

bool is_frame_line(const Unit& unit) {
  return unit.clean == "ZCZC" || unit.clean == "NNNN" || unit.clean.starts_with("ZCZC ");
}

}  // namespace

void settle_wire(Units& units, std::string_view text) {
  const auto begin = text.find('\x02');
  const auto end = text.find('\x03', begin == text.npos ? 0 : begin);
  const bool framed = begin != text.npos && text.substr(0, begin).find('\x01') != text.npos;
  const auto marks =
      std::count_if(units.begin(), units.end(), [](const Unit& unit) { return unit.wire_mark; });
  std::size_t first_mark = 0;
  while (first_mark < units.size() && !units[first_mark].wire_mark) ++first_mark;
  for (std::size_t i = 0; i < units.size(); ++i) {
    Unit& unit = units[i];
    const bool outside = framed && (unit.end <= begin || (end != text.npos && unit.begin > end));
    const bool above_head = marks >= 2 && i < first_mark && i < kHead && unit.words <= 9;
    const bool head_line = i < kHead && (is_slug(unit) || (unit.wire_mark && is_desk_note(unit)));
    if (outside || above_head || head_line || is_frame_line(unit))
      unit.settle(BlockKind::furniture);
  }
}

}  // namespace news
