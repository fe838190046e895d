// SPDX-License-Identifier: GPL-2.0-or-later
// Convention (AP, Reuters): the first paragraph begins with the place in capitals, perhaps its
// state, a day and the agency in brackets, then a dash or a colon: "LA CROSSE, Wis. (AP) — ",
// "KATHMANDU, April 25 (Reuters) - ", "NEW DELHI: ". The hyphen of a Reuters dateline has blanks
// around it.
#include "indexer/parse/fields/dateline.hh"

#include <algorithm>

#include "common/unicode.hh"
#include "indexer/parse/field_text.hh"
#include "indexer/parse/fields/byline_without_case.hh"
#include "indexer/parse/fields/date.hh"
#include "indexer/parse/fields/dateline_east.hh"
#include "indexer/parse/fields/month_names.hh"
#include "indexer/parse/fields/person.hh"
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

// Cut between characters.
std::string_view head_of(std::string_view paragraph) {
  std::size_t end = std::min(paragraph.size(), kLongest);
  while (end > 0 && end < paragraph.size() &&
         (static_cast<unsigned char>(paragraph[end]) & 0xC0) == 0x80)
    --end;
  return paragraph.substr(0, end);
}

// "dpa" of "dpa/lno": the agency, and its service for a region.
std::string agency_of(std::string_view written) {
  written = trim(written);
  const auto slash = written.find('/');
  if (slash != written.npos && is_news_agency(written.substr(0, slash)))
    written = written.substr(0, slash);
  return std::string(written);
}

// "Roma, 4 giu." without what tells the day; "عمان" of "عمان 4 حزيران".
std::string_view without_day(std::string_view part, std::string_view language) {
  for (std::size_t at = 0; at < part.size();) {
    const auto c = character_at(part, at);
    if (is_digit(c.code)) {
      const auto place = trim(part.substr(0, at));
      const auto last = place.substr(place.rfind(' ') + 1);
      return month_named(last, language).number != 0 ? std::string_view() : place;
    }
    at += c.bytes;
  }
  return part;
}

// A place of one to three words before marks of any sort; empty: it reads like none.
std::string place_of(std::string_view written, std::string_view language) {
  constexpr std::size_t kMostWords = 4, kLongestPlace = 60;
  written = trim(written.substr(0, written.find(',')));
  written = without_day(written, language);
  while (written.ends_with('.')) written.remove_suffix(1);
  const auto words = split_words(written);
  if (words.empty() || words.size() > kMostWords || written.size() > kLongestPlace) return {};
  if (written.find_first_of("\"():;!?") != written.npos || has_digit(written)) return {};
  const bool caseless = writes_without_case(language);
  if (!caseless && !begins_upper(words.front())) return {};
  return std::string(written);
}

constexpr std::string_view kDashes[] = {" - ",
                                        " \xE2\x80\x93 ",
                                        " \xE2\x80\x94 ",
                                        ".- ",
                                        ".\xE2\x80\x94 ",
                                        ".\xE2\x80\x93 ",
                                        "- ",
                                        ": ",
                                        " -- "};

// Behind the dash at the front of `rest`; 0: there is none.
std::size_t dash_length(std::string_view rest) {
  for (const auto dash : kDashes) {
    if (rest.starts_with(dash)) return dash.size();
  }
  return 0;
}

// "(ANSA) - ROMA, 03 MAR - "
Dateline agency_first(std::string_view head, std::string_view language) {
  if (!head.starts_with('(')) return {};
  const auto close = head.find(')');
  if (close == head.npos) return {};
  Dateline found;
  found.agency = agency_of(head.substr(1, close - 1));
  const auto dash = dash_length(head.substr(close + 1));
  if (dash == 0 || !is_news_agency(found.agency)) return {};
  const std::size_t begin = close + 1 + dash;
  const auto rest = head.substr(begin);
  const Dash next = find_dash(rest);
  found.length = begin;
  if (next.at == rest.npos) return found;
  auto place = place_of(rest.substr(0, next.at), language);
  if (place.empty() || capital_length(place) == 0) return found;
  found.place = std::move(place);
  found.length = begin + next.at + next.length;
  return found;
}

// Behind the place: "Berlin/dpa - ", "Madrid, 3 mar (EFE).- ", "Roma, 4 giu. - (Adnkronos) - ",
// "МОСКВА, 4 июня. /ТАСС/. ", "МОСКВА, 4 июн - РИА Новости. ", "دمشق - سانا: ".
Dateline agency_behind(std::string_view head, std::string_view language) {
  for (std::size_t at = 1; at < head.size(); ++at) {
    const char c = head[at];
    const auto rest = head.substr(at);
    std::size_t begin = 0;  // of the agency in `rest`
    std::size_t end = rest.npos;
    if (c == '/' || c == '(') {
      begin = 1;
      end = rest.find(c == '(' ? ")" : "/", begin);
      if (c == '/' && (end == rest.npos || end > 30)) end = rest.find_first_of(" -", begin);
    } else if (const auto dash = dash_length(rest); dash > 0) {
      begin = dash;
      end = rest.find_first_of(".:)(", begin);
      if (rest.substr(begin).starts_with('(')) continue;
    } else {
      continue;
    }
    if (end == rest.npos || end == begin) continue;
    const std::string agency = agency_of(rest.substr(begin, end - begin));
    if (!is_news_agency(agency)) continue;
    std::size_t behind = end;
    if (behind < rest.size() && (rest[behind] == ')' || rest[behind] == '/')) ++behind;
    std::size_t dash = dash_length(rest.substr(behind));
    if (dash == 0 && rest.substr(behind).starts_with(". ")) dash = 2;
    if (dash == 0) continue;
    auto place = place_of(head.substr(0, at), language);
    if (place.empty()) return {};
    return {std::move(place), agency, find_date(head.substr(0, at), language).day,
            at + behind + dash};
  }
  return {};
}

// "STOCKHOLM. ", "Berlin. ": capitals, or a town that the papers of the language begin with.
Dateline place_alone(std::string_view head, std::string_view language) {
  static const Phrases kTowns("dateline_towns", {});
  const auto stop = head.find(". ");
  if (stop == head.npos || !begins_upper(head.substr(stop + 2))) return {};
  const auto line = head.substr(0, stop);
  constexpr std::size_t kMostWords = 3;
  if (split_words(line).size() > kMostWords) return {};
  const bool capitals = capital_length(line) == line.size() && !is_label(line);
  if (!capitals && kTowns.tags(word_key_of(line), language) == 0) return {};
  return {std::string(line), {}, {}, stop + 2};
}

// "LA CROSSE, Wis. (AP) - "
Dateline place_first(std::string_view head, std::string_view language) {
  const Dash dash = find_dash(head);
  if (dash.at == head.npos) return {};
  std::string_view line = head.substr(0, dash.at);
  Dateline found;
  if (const auto open = line.find('('); open != line.npos) {
    const auto close = line.find(')', open);
    if (close == line.npos || close - open > 30) return {};
    found.agency = agency_of(line.substr(open + 1, close - open - 1));
    if (has_digit(found.agency)) found.agency.clear();
    // Anything may stand in brackets where a place is not in capitals.
    if (!language.empty() && !is_news_agency(found.agency) && capital_length(line) == 0) return {};
    line = line.substr(0, open);
    while (line.ends_with(' ')) line.remove_suffix(1);
  }
  const bool colon = head[dash.at] == ':';
  const std::size_t capitals = capital_length(line);
  if (capitals == 0 && found.agency.empty() && (colon || !is_place_and_day(line))) return {};
  if (colon && is_label(line)) return {};
  if (colon && (capitals != line.size() || split_words(line).size() > 3))
    return {};  // "NOTE: ..." passes; a title does not
  found.day = find_date(line, language).day;
  std::string place;
  for (std::size_t at = 0; at < line.size();) {
    const auto comma = std::min(line.find(',', at), line.size());
    auto part = trim(line.substr(at, comma - at));
    if (at == 0 && !language.empty()) part = without_day(part, language);
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

}  // namespace

Dateline find_dateline(std::string_view paragraph, std::string_view language) {
  const auto head = head_of(paragraph);
  if (language == "zh" || language == "ja" || language == "ko")
    return find_east_asian_dateline(head, language);
  if (!language.empty()) {
    if (auto found = agency_first(head, language); found.length > 0) return found;
    if (auto found = agency_behind(head, language); found.length > 0) return found;
    if (auto found = place_alone(head, language); found.length > 0) return found;
  }
  return place_first(head, language);
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
