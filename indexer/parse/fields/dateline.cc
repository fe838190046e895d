// SPDX-License-Identifier: GPL-2.0-or-later
// Convention (AP, Reuters): the first paragraph begins with the place in capitals, perhaps its
// state, a day and the agency in brackets, then a dash or a colon: "LA CROSSE, Wis. (AP) — ",
// "KATHMANDU, April 25 (Reuters) - ", "NEW DELHI: ". The hyphen of a Reuters dateline has blanks
// around it.
#include "indexer/parse/fields/dateline.hh"

#include <algorithm>

#include "common/unicode.hh"
#include "indexer/parse/field_text.hh"
#include "indexer/parse/fields/date.hh"
#include "indexer/parse/fields/phrases.hh"
#include "indexer/parse/word_set.hh"

namespace news {
namespace {

constexpr std::size_t kLongest = 80;  // bytes of a dateline

struct Dash {
  std::size_t at = std::string_view::npos, length = 0;
};

Dash find_dash(std::string_view head) {
  Dash best;
  for (const std::string_view dash :
       {".- ", ".\xE2\x80\x93 ", ".\xE2\x80\x94 ", " \xE2\x80\x94 ", " \xE2\x80\x93 ", " - ",
        " -- ", " _ ", "\xE2\x80\x94", "\xE2\x80\x93", " \xE2\x80\x94", ": "}) {
    const auto at = head.find(dash);
    if (at < best.at) best = {at, dash.size()};
  }
  return best;
}

// Capitals throughout up to the first comma or bracket, three letters at least.
std::size_t capital_length(std::string_view head) {
  std::size_t letters = 0, at = 0;
  while (at < head.size()) {
    const auto c = character_at(head, at);
    if (c.code == ',' || c.code == '(' || c.code == 0x2014 || c.code == 0x2013 || c.code == ':')
      break;
    if (is_letter(c.code)) {
      if (!is_upper(c.code)) return 0;
      ++letters;
    } else if (c.code != ' ' && c.code != '.' && c.code != '-' && c.code != '\'' && c.code != '/' &&
               c.code != 0x2019) {
      return 0;
    }
    at += c.bytes;
  }
  return letters >= 3 ? at : 0;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == ',')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == ',' || text.back() == '-'))
    text.remove_suffix(1);
  return text;
}

// What stands in capitals before a colon and is no place: speakers and labels.
bool is_label(std::string_view line) {
  static const Phrases kLabels("dateline_labels", {});
  return kLabels.has(word_key_of(line.substr(0, line.find(' ')))) || kLabels.has(word_key_of(line));
}

// "STENVIK, Norway — March 4, 2019 — The board ...": press offices set the day apart, too.
void take_day_between_dashes(std::string_view head, Dateline& found) {
  const auto rest = head.substr(found.length);
  const Dash dash = find_dash(rest);
  if (dash.at == rest.npos) return;
  const auto date = find_date(rest.substr(0, dash.at));
  if (date.day.empty() || date.begin != 0 || date.end != dash.at) return;
  found.day = date.day;
  found.length += dash.at + dash.length;
}

bool has_digit(std::string_view text) {
  return text.find_first_of("0123456789") != text.npos;
}

// "Oxmoor, 4 de marzo de 2019", "Oxmoor, den 4. M\u00E4rz 2019": no sentence begins so.
bool is_place_and_day(std::string_view line) {
  constexpr std::size_t kMostWords = 3;
  const auto comma = line.find(',');
  if (comma == line.npos) return false;
  const auto words = split_words(line.substr(0, comma));
  if (words.empty() || words.size() > kMostWords) return false;
  for (const auto word : words) {
    if (!is_upper(character_at(word, 0).code) || has_digit(word) ||
        (date_phrases().tags(word_key_of(word)) & (kWeekday | kOfDate)) != 0)
      return false;
  }
  const auto rest = line.substr(comma + 1);
  const auto date = find_date(rest);
  constexpr std::size_t kRoom = 6;  // bytes: " den ", " le "
  return !date.day.empty() && date.begin <= kRoom && date.end == rest.size();
}

}  // namespace

Dateline find_dateline(std::string_view paragraph) {
  const auto head = paragraph.substr(0, kLongest);
  const Dash dash = find_dash(head);
  if (dash.at == head.npos) return {};
  std::string_view line = head.substr(0, dash.at);
  Dateline found;
  if (const auto open = line.find('('); open != line.npos) {
    const auto close = line.find(')', open);
    if (close == line.npos || close - open > 30) return {};
    found.agency = line.substr(open + 1, close - open - 1);
    if (has_digit(found.agency)) found.agency.clear();
    line = line.substr(0, open);
  }
  const bool colon = head[dash.at] == ':';
  const std::size_t capitals = capital_length(line);
  if (capitals == 0 && found.agency.empty() && (colon || !is_place_and_day(line))) return {};
  if (colon && is_label(line)) return {};
  if (colon && (capitals != line.size() || split_words(line).size() > 3))
    return {};  // "NOTE: ..." passes; a title does not
  found.day = find_date(line).day;
  std::string place;
  for (std::size_t at = 0; at < line.size();) {
    const auto comma = std::min(line.find(',', at), line.size());
    const auto part = trim(line.substr(at, comma - at));
    if (!part.empty() && !has_digit(part)) {
      if (!place.empty()) place += ", ";
      place += part;
    }
    at = comma + 1;
  }
  if (place.size() > 50) return {};
  found.place = std::move(place);
  found.length = dash.at + dash.length;
  if (found.day.empty() && !colon) take_day_between_dashes(head, found);
  return found;
}

std::string dateline_place(std::string_view dateline) {
  std::string text = tidy(dateline);
  if (const auto bracket = text.find('('); bracket != text.npos) text.resize(bracket);
  const auto digit = text.find_first_of("0123456789");
  if (digit != text.npos) {
    text.resize(digit);
    // The month before the day: one word behind the last comma.
    const auto comma = text.rfind(',');
    if (comma != text.npos && tidy(text.substr(comma + 1)).find(' ') == std::string::npos) {
      text.resize(comma);
    }
  }
  for (const std::string_view dash : {" -", " \xE2\x80\x93", " \xE2\x80\x94"}) {
    if (const auto at = text.rfind(dash); at != text.npos) text.resize(at);
  }
  text = tidy(text);
  while (!text.empty() &&
         (text.back() == ',' || text.back() == '-' || text.back() == ':' || text.back() == ' ')) {
    text.pop_back();
  }
  return text.size() > kLongest ? std::string() : text;
}

}  // namespace news
