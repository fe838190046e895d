// SPDX-License-Identifier: GPL-2.0-or-later
// Convention: briefings and hearings as their offices publish them, broadcasts as their stations
// do. A turn begins with the speaker in capitals and a colon ("MS. ROE:", "THE PRESIDENT:"), the
// first time with who that is ("ANN ROE, KBN ANCHOR:", "SEN. ROE (D-OSS):"), often with how ("ROE
// (on camera):"), behind ">>" or an hour; or with Q or A and blanks. Asides and stage directions
// stand in brackets.
#include <algorithm>
#include <unordered_map>

#include "common/unicode.hh"
#include "indexer/parse/text/rules.hh"
#include "indexer/parse/word_set.hh"

namespace news {
namespace {

// Letters of a label are capitals; what else it may hold.
bool is_in_capitals(std::string_view words) {
  bool letter = false;
  for (std::size_t at = 0; at < words.size();) {
    const auto c = character_at(words, at);
    at += c.bytes;
    if (is_letter(c.code)) {
      if (!is_upper(c.code)) return false;
      letter = true;
    } else if (c.code != ' ' && c.code != '.' && c.code != '\'' && c.code != 0x2019 &&
               c.code != '-' && c.code != '/' && c.code != '&' && c.code != ',' &&
               !is_digit(c.code)) {
      return false;
    }
  }
  return letter;
}

// "[04:15:02]", "(04:15)", "04:15:02".
bool is_hour(std::string_view word) {
  while (!word.empty() && (word.front() == '[' || word.front() == '(')) word.remove_prefix(1);
  while (!word.empty() && (word.back() == ']' || word.back() == ')')) word.remove_suffix(1);
  const auto colons = std::count(word.begin(), word.end(), ':');
  return word.size() >= 4 && colons >= 1 && colons <= 3 &&
         word.find_first_not_of("0123456789:.") == word.npos;
}

std::string_view behind_marks(std::string_view clean) {
  for (;;) {
    const auto word = clean.substr(0, clean.find(' '));
    if (word.empty() || (word.find_first_not_of('>') != word.npos && !is_hour(word))) return clean;
    clean.remove_prefix(std::min(word.size() + 1, clean.size()));
  }
}

struct TurnLabel {
  std::string_view name;  // empty: no label
  bool told = false;      // with an office, a party, a place or how the words come
};

TurnLabel turn_label(std::string_view clean) {
  constexpr std::size_t kLongest = 120, kMostWords = 5;
  clean = behind_marks(clean);
  const auto colon = clean.substr(0, kLongest).find(':');
  if (colon == clean.npos || colon < 3 || colon + 2 >= clean.size()) return {};
  auto label = clean.substr(0, colon);
  TurnLabel found;
  if (label.ends_with(')')) {
    const auto open = label.rfind('(');
    if (open == label.npos || open < 3) return {};
    label = label.substr(0, label.find_last_not_of(' ', open - 1) + 1);
    found.told = true;
  }
  if (!is_in_capitals(label)) return {};
  if (const auto comma = label.find(','); comma != label.npos) {
    label = label.substr(0, comma);
    found.told = true;
  }
  if (label.size() < 3 || split_words(label).size() > kMostWords) return {};
  found.name = label;
  return found;
}

bool names_office(std::string_view name) {
  static constexpr std::string_view kTitles[] = {
      "MR. ",      "MS. ",      "MRS. ",     "DR. ",     "THE ",       "SENATOR ",    "SECRETARY ",
      "VICE ",     "PRESIDENT", "PRIME ",    "GENERAL ", "ADMIRAL ",   "AMBASSADOR ", "CHAIR",
      "MODERATOR", "REPORTER",  "GOVERNOR ", "JUSTICE ", "CHIEF ",     "SPEAKER",     "SEN. ",
      "REP. ",     "GOV. ",     "REV. ",     "PROF. ",   "LORD ",      "LADY ",       "WITNESS",
      "HOST",      "QUESTION",  "ANSWER",    "OPERATOR", "INTERVIEWER"};
  return std::any_of(std::begin(kTitles), std::end(kTitles),
                     [&](std::string_view title) { return name.starts_with(title); });
}

bool is_question(std::string_view clean) {
  return clean.starts_with("Q ") || clean.starts_with("Q: ") || clean.starts_with("Q. ") ||
         clean.starts_with("A: ");
}

bool is_in_brackets(const Unit& unit) {
  return unit.clean.size() > 3 && ((unit.clean.front() == '(' && unit.clean.back() == ')') ||
                                   (unit.clean.front() == '[' && unit.clean.back() == ']'));
}

// "(Laughter.)": of what was said.
bool is_aside(const Unit& unit) {
  return is_in_brackets(unit) && unit.clean[unit.clean.size() - 2] == '.';
}

// "(BEGIN VIDEO CLIP)", "[COMMERCIAL BREAK]", "[04:15:02]": of the tape.
bool is_direction(const Unit& unit) {
  if (is_hour(unit.clean)) return true;
  return is_in_brackets(unit) && unit.words <= 8 &&
         is_in_capitals(std::string_view(unit.clean).substr(1, unit.clean.size() - 2));
}

std::string_view last_word(std::string_view name) {
  const auto blank = name.rfind(' ');
  return blank == name.npos ? name : name.substr(blank + 1);
}

}  // namespace

bool settle_turns(Units& units) {
  constexpr std::size_t kFewest = 3;
  std::vector<TurnLabel> labels;
  std::unordered_map<std::string_view, int> times;  // a person comes back, a label of the page not
  std::size_t turns = 0;
  labels.reserve(units.size());
  for (const auto& unit : units) {
    const bool open = !unit.settled && !is_furniture_line(unit);
    labels.push_back(open ? turn_label(unit.clean) : TurnLabel());
    if (!labels.back().name.empty()) ++times[last_word(labels.back().name)];
  }
  for (std::size_t i = 0; i < units.size(); ++i) {
    const auto& [name, told] = labels[i];
    turns += is_question(units[i].clean) ||
             (!name.empty() && (told || names_office(name) || times[last_word(name)] > 1));
  }
  if (turns < kFewest) return false;
  for (std::size_t i = 0; i < units.size(); ++i) {
    Unit& unit = units[i];
    if (unit.settled) continue;
    if (is_direction(unit))
      unit.settle(BlockKind::furniture);
    else if (!labels[i].name.empty() || is_question(unit.clean) || is_aside(unit) ||
             unit.clean.starts_with(">>"))
      unit.settle(BlockKind::paragraph);
  }
  return true;
}

}  // namespace news
