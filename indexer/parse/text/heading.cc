// SPDX-License-Identifier: GPL-2.0-or-later
// Convention: a section heading is short (nine in ten have at most twelve words), has no end mark
// (a question mark is one in eight), begins with a capital, and a paragraph follows it. Lines
// between paragraphs that only name somebody are what is left of a portrait.
#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/parse/fields/person.hh"
#include "indexer/parse/text/rules.hh"

namespace news {
namespace {

constexpr std::size_t kLongestHeading = 16, kLongestQuestion = 20;  // words

bool looks_like_heading(const Unit& unit) {
  return !unit.settled && unit.is_short() &&
         unit.words <= (unit.question ? kLongestQuestion : kLongestHeading) && !unit.end_mark &&
         unit.begins_upper && unit.clean.size() >= 3;
}

// "Courier" of "Courier: And then?": who speaks in an interview; empty: no such label.
std::string_view turn_label(const Unit& unit) {
  constexpr std::size_t kLongestLabel = 40;  // bytes
  const std::string_view clean = unit.clean;
  const auto colon = clean.substr(0, kLongestLabel).find(": ");
  return colon == clean.npos || !unit.begins_upper ? std::string_view() : clean.substr(0, colon);
}

// Questions and answers: labels that come again and again. No line that has one is a heading.
std::unordered_map<std::string_view, int> count_turns(const Units& units) {
  std::unordered_map<std::string_view, int> turns;
  for (const auto& unit : units) {
    if (const auto label = turn_label(unit); !label.empty()) ++turns[label];
  }
  return turns;
}

bool is_all_capitals(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_picture(const Unit& unit) {
  return unit.kind == BlockKind::caption || unit.kind == BlockKind::credit;
}

// For each unit the next one that is neither picture nor furniture; units.size(): none.
std::vector<std::size_t> next_texts(const Units& units) {
  std::vector<std::size_t> next(units.size());
  std::size_t last = units.size();
  for (std::size_t i = units.size(); i-- > 0;) {
    next[i] = last;
    const auto kind = units[i].kind;
    if (kind == BlockKind::paragraph || kind == BlockKind::heading) last = i;
  }
  return next;
}

bool picture_follows(const Units& units, std::size_t i) {
  for (std::size_t k = i + 1; k < units.size() && k < i + 4; ++k) {
    if (is_picture(units[k])) return true;
    if (units[k].kind != BlockKind::furniture) return false;
  }
  return false;
}

// A portrait's name, below a paragraph; a name below a title is the title's author, and both are
// links.
void settle_name(Units& units, std::size_t i) {
  if (i > 0 && looks_like_heading(units[i - 1])) {
    units[i - 1].settle(BlockKind::furniture);
    units[i].settle(BlockKind::furniture);
    return;
  }
  units[i].settle(BlockKind::caption);
  units[i].caption = units[i].clean;
}

bool is_name(const Unit& unit) {
  return unit.words <= 3 && looks_like_person(unit.clean) && !unit.question &&
         !is_all_capitals(unit.clean);
}

// Lists of pictures ("every coat she wore, ranked"): a sentence stands over each picture, behind an
// advertisement or another break, and this happens three times and more.
void settle_picture_titles(Units& units) {
  std::vector<std::size_t> found;
  for (std::size_t i = 1; i + 1 < units.size(); ++i) {
    const Unit& unit = units[i];
    if (unit.settled || !unit.is_short() || unit.words > kLongestQuestion || unit.words < 3 ||
        !unit.begins_upper)
      continue;
    if (units[i - 1].kind == BlockKind::furniture && picture_follows(units, i)) found.push_back(i);
  }
  if (found.size() < 3) return;
  for (const auto i : found) units[i].settle(BlockKind::heading);
}

}  // namespace

void settle_headings(Units& units, bool scraped) {
  settle_picture_titles(units);
  const auto next_text = next_texts(units);
  const auto turns = count_turns(units);
  bool told = false;  // a paragraph stands before
  for (std::size_t i = 0; i < units.size(); ++i) {
    const auto label = turn_label(units[i]);
    const bool turn = !label.empty() && turns.at(label) > 1;
    if (!told || turn || !looks_like_heading(units[i])) {
      told |= is_prose(units[i]);
      continue;
    }
    const std::size_t next = next_text[i];
    if (next >= units.size()) continue;
    if (scraped && is_name(units[i])) {
      settle_name(units, i);
      continue;
    }
    const bool before_paragraph = is_prose(units[next]) ||
                                  (units[next].end_mark && units[next].words >= 3) ||
                                  units[next].settled;
    if (before_paragraph || picture_follows(units, i)) {
      units[i].settle(BlockKind::heading);
    } else if (looks_like_heading(units[next]) &&
               !is_name(units[next])) {  // a heading and its sub-heading
      const std::size_t after = next_text[next];
      if (after < units.size() && is_prose(units[after])) units[i].settle(BlockKind::heading);
    }
  }
}

}  // namespace news
