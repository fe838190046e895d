// SPDX-License-Identifier: GPL-2.0-or-later
// Convention: what a page of a news site carries around and between the paragraphs. A line is
// furniture by its own words (fields/furniture.hh), or because it stands in a list that a marker
// opens ("Related", "Most read") and that the next paragraph closes, or because it belongs to a
// promotion or a post.
#include "indexer/parse/fields/furniture.hh"

#include <algorithm>
#include <unordered_map>

#include "indexer/parse/fields/date.hh"
#include "indexer/parse/fields/person.hh"
#include "indexer/parse/text/rules.hh"
#include "indexer/parse/word_set.hh"

namespace news {
namespace {

std::string_view without_marks(std::string_view lower) {
  constexpr std::string_view kMarks = " .:!>\xC2\xBB|-*_#+";
  const auto first = lower.find_first_not_of(kMarks);
  if (first == lower.npos) return {};
  return lower.substr(first, lower.find_last_not_of(kMarks) - first + 1);
}

bool is_digit_byte(char c) {
  return c >= '0' && c <= '9';
}

// "3 of 12", "[1/2]", "+8", "2 / 9 |": which picture of a gallery this is.
bool is_gallery_count(std::string_view line) {
  constexpr std::size_t kLongest = 16;  // bytes
  if (line.size() > kLongest || line.size() < 2) return false;
  std::size_t numbers = 0;
  bool between = line.front() == '+';
  for (std::size_t at = 0; at < line.size();) {
    if (is_digit_byte(line[at])) {
      ++numbers;
      while (at < line.size() && is_digit_byte(line[at])) ++at;
    } else if (line.substr(at).starts_with(" of ")) {
      between = true;
      at += 4;
    } else if (std::string_view("/[]()+| ").find(line[at]) != std::string_view::npos) {
      between |= line[at] == '/';
      ++at;
    } else {
      return false;
    }
  }
  return between && (numbers == 2 || (numbers == 1 && line.front() == '+'));
}

// "(c) Ann Roe", "(c) KBN / Ann Roe" tell who made a picture; "(c) Courier 2024" is the page's.
bool is_makers_sign(const Unit& unit) {
  constexpr std::string_view kSign = "\xC2\xA9";
  if (!unit.clean.starts_with(kSign) || unit.words > 8) return false;
  std::string_view name = std::string_view(unit.clean).substr(kSign.size());
  while (name.starts_with(' ')) name.remove_prefix(1);
  const auto slash = name.find('/');
  if (slash != name.npos && is_agency_credit(name)) return true;
  if (slash != name.npos) name.remove_prefix(slash + 1);
  while (name.starts_with(' ')) name.remove_prefix(1);
  return looks_like_person(name) && !is_news_agency(name);
}

// "ann.roe@example.org": the author's, or the paper's.
bool is_address_alone(const Unit& unit) {
  const auto at = unit.clean.find('@');
  return unit.words == 1 && at != std::string::npos && at > 0 &&
         unit.clean.find('.', at) != std::string::npos && unit.clean.find('/') == std::string::npos;
}

// "4 min read", "22 hours ago", "5 min", "Today 5:00 am", "12 comments", "4:11"
bool is_count_line(const Unit& unit) {
  if (unit.words > 6) return false;
  if (is_gallery_count(unit.lower)) return true;
  const auto words = split_words(unit.lower);
  static const WordSet kUnits{
      " min mins minute minutes hour hours day days week weeks month months second seconds sec "
      "secs ago read comments comment shares share views view likes replies watch listen am pm "
      "a.m. p.m. today yesterday updated posted published last on at edt est gmt bst utc et "
      "cet ist myt pt "};
  bool digit = false;
  for (const auto word : words) {
    const bool number = is_digit_byte(word.front());
    digit |= number;
    if (number && std::all_of(word.begin(), word.end(), [](char c) {
          return is_digit_byte(c) || c == ':' || c == '.' || c == ',' || c == '/' || c == '-';
        }))
      continue;
    if (word == "-" || word == "|" || word == "\xE2\x80\xA2" || word == "\xC2\xB7") continue;
    if (number && word.size() <= 3 && (word.ends_with('h') || word.ends_with('m')))
      continue;  // "3h"
    if (number && (word.ends_with("am") || word.ends_with("pm") || word.ends_with("min"))) continue;
    if (!kUnits.has(word)) return false;
  }
  return digit && unit.words <= 6 && find_date(unit.clean).day.empty();
}

// "Ann Roe5 hours ago", "Politics 2 days ago"
bool is_age_line(const Unit& unit) {
  if (unit.words > 9) return false;
  for (const std::string_view age : {" minutes ago", " minute ago", " hours ago", " hour ago",
                                     " days ago", " day ago", " weeks ago", " mins ago"}) {
    const std::string_view lower = unit.lower;
    if (lower.size() > age.size() && lower.ends_with(age) &&
        is_digit_byte(lower[lower.size() - age.size() - 1]))
      return true;
  }
  return false;
}

// "$139 at Shop": where to buy.
bool is_price_line(const Unit& unit) {
  const std::string& text = unit.clean;
  if (unit.words > 9 || unit.end_mark || text.size() < 4) return false;
  const std::size_t sign = text[0] == '$'                     ? 1
                           : text.starts_with("\xC2\xA3")     ? 2
                           : text.starts_with("\xE2\x82\xAC") ? 3
                                                              : 0;
  return sign != 0 && is_digit_byte(text[sign]) && unit.lower.find(" at ") != std::string::npos;
}

// "4:11 Title of a video"
bool is_video_title(const Unit& unit) {
  const std::string& text = unit.clean;
  return text.size() > 5 && unit.words <= 30 && is_digit_byte(text[0]) && !unit.end_mark &&
         ((text[1] == ':' && is_digit_byte(text[2]) && is_digit_byte(text[3]) && text[4] == ' ') ||
          (is_digit_byte(text[1]) && text[2] == ':' && is_digit_byte(text[3]) &&
           is_digit_byte(text[4]) && text[5] == ' ' &&
           unit.lower.find(" a.m") == std::string::npos &&
           unit.lower.find(" p.m") == std::string::npos));
}

// A run of names of buttons: "Facebook Email Twitter LinkedIn Copy Link", "Share this item on
// Facebook ..."
bool is_button_row(const Unit& unit) {
  if (unit.words < 2 || unit.words > 60 || unit.end_mark) return false;
  std::size_t buttons = 0;
  const auto words = split_words(unit.lower);
  for (const auto word : words) buttons += is_button_word(word);
  return buttons * 5 >= words.size() * 4 || (buttons * 2 >= words.size() && buttons >= 5);
}

// "— Ann Roe (@annroe) April 25, 2024": who posted, under a post.
bool is_post_signature(const Unit& unit) {
  return unit.words <= 20 && unit.clean.find("(@") != std::string::npos &&
         (unit.clean.starts_with("\xE2\x80\x94") || unit.clean.starts_with("- ") ||
          unit.clean.starts_with("\xE2\x80\x93"));
}

// "Ann Roe in Oslo contributed to this report."
bool is_contribution(const Unit& unit) {
  if (unit.words > 100) return false;
  for (const std::string_view phrase :
       {"contributed to this", "contributed reporting", "contributed to the report"}) {
    if (unit.clean.find(phrase) != std::string::npos) return true;
  }
  return false;
}

bool is_rule(const Unit& unit) {  // "___", "* * *"
  return std::all_of(unit.clean.begin(), unit.clean.end(), [](char c) {
    return c == '_' || c == '*' || c == '-' || c == '=' || c == '~' || c == ' ' || c == '.';
  });
}

// A marker's list: titles, names and topics follow, each without an end mark, until a paragraph.
bool may_stand_in_list(const Unit& unit) {
  if (unit.settled || !unit.is_short()) return false;
  const auto credit = split_credit(unit.clean);
  if (!credit.credit.empty() && !credit.text.empty()) return false;
  if (unit.words <= 6 && !find_date(unit.clean).day.empty()) return false;
  return !unit.settled && unit.is_short() && unit.words <= 30 &&
         (!unit.end_mark || unit.words <= 6 || unit.clean.ends_with(','));
}

void settle_lists(Units& units) {
  constexpr std::size_t kLongest = 40;
  for (std::size_t i = 1; i < units.size(); ++i) {
    if (units[i].kind != BlockKind::furniture || !is_list_marker(units[i])) continue;
    std::size_t end = i + 1;
    while (end < units.size() && end - i < kLongest &&
           (may_stand_in_list(units[end]) || units[end].kind == BlockKind::furniture))
      ++end;
    // "Read more" alone announces one link; what stands last before a paragraph may be its heading.
    const bool one =
        units[i].lower.starts_with("read ") || units[i].lower.starts_with("related article");
    std::size_t titles = 0;
    for (std::size_t k = i + 1; k < end; ++k) {
      if (units[k].settled) continue;
      if (one && titles >= 1 && end < units.size() && k + 1 == end) break;
      ++titles;
      units[k].settle(BlockKind::furniture);
    }
  }
}

void settle_posts(Units& units) {
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (units[i].settled || !units[i].is_short() || !is_post_signature(units[i])) continue;
    units[i].settle(BlockKind::furniture);
    for (std::size_t back = 1; back <= 3 && back <= i; ++back) {
      Unit& before = units[i - back];
      const bool ends_post = before.clean.find("pic.twitter.com") != std::string::npos ||
                             before.clean.find("https://t.co/") != std::string::npos;
      if (before.settled || (back > 1 && before.words > 70 && !ends_post)) break;
      if (back > 1 && !before.clean.starts_with("\xF0\x9F") && !ends_post) break;
      before.settle(BlockKind::furniture);
    }
  }
}

// Short units between two promotions belong to them, and so does a text that comes again word for
// word.
void spread_promotions(Units& units) {
  constexpr std::size_t kReach = 4;
  std::size_t last = units.size();
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (!units[i].promo) continue;
    if (last != units.size() && i - last <= kReach) {
      for (std::size_t k = last + 1; k < i; ++k) {
        if (!units[k].settled && units[k].is_short() && units[k].words <= 30) {
          units[k].settle(BlockKind::furniture);
          units[k].promo = true;
        }
      }
    }
    last = i;
  }
}

bool same_text(const Units& units, std::size_t i, std::size_t k) {
  return k < units.size() && units[k].lower == units[i].lower;
}

// Who made a picture, also behind its words: "The harbour at dusk. (Photo by Ann Roe)"
bool is_pictures_line(const Unit& unit) {
  const auto split = split_credit(unit.clean);
  return !split.credit.empty() && !split.weak;
}

// A text that comes again word for word is a box, a table of contents or a promotion. What stands
// twice side by side is a picture's (caption.cc); of a heading and its entry in a table of contents
// the heading stays.
void settle_repeats(Units& units) {
  std::unordered_map<std::string_view, std::size_t> first;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (units[i].settled || !units[i].is_short() || units[i].words < 5) continue;
    if (same_text(units, i, i + 1) || (i > 0 && same_text(units, i, i - 1))) continue;
    if (is_pictures_line(units[i])) continue;  // shown large, and again in a gallery
    const auto [known, added] = first.emplace(units[i].lower, i);
    if (added) continue;
    units[known->second].settle(BlockKind::furniture);
    const bool heading = !units[i].end_mark && i + 1 < units.size() && is_prose(units[i + 1]);
    if (!heading) units[i].settle(BlockKind::furniture);
  }
}

// A sentence lifted out of the text to be printed large stands there twice.
void settle_pull_quotes(Units& units, std::string_view text) {
  constexpr std::size_t kLargest = 1 << 18;  // a longer text is no article with pull quotes
  if (text.size() > kLargest) return;
  for (auto& unit : units) {
    if (unit.settled || !unit.is_short() || unit.words < 7 || unit.words > 45) continue;
    std::string_view words = text.substr(unit.begin, unit.end - unit.begin);
    for (const std::string_view mark : {"\xE2\x80\x9C", "\xE2\x80\x98", "\""}) {
      if (words.starts_with(mark)) words.remove_prefix(mark.size());
    }
    for (const std::string_view mark : {"\xE2\x80\x9D", "\xE2\x80\x99", "\""}) {
      if (words.ends_with(mark)) words.remove_suffix(mark.size());
    }
    if (words.size() < 30) continue;
    for (const auto& other : units) {
      if (other.words <= unit.words + 4 || other.kind != BlockKind::paragraph) continue;
      if (text.substr(other.begin, other.end - other.begin).find(words) == text.npos) continue;
      if (!other.clean.starts_with(unit.clean)) unit.settle(BlockKind::furniture);
      break;
    }
  }
}

}  // namespace

namespace {

bool reads_as_furniture(const Unit& unit) {
  if (!unit.is_short() || unit.words > 60) return false;
  if (is_rule(unit)) return true;
  const auto bare = without_marks(unit.lower);
  if (bare.empty()) return true;
  if (is_makers_sign(unit)) return false;
  if (is_furniture_words(unit.clean)) return true;
  return is_address_alone(unit) || is_count_line(unit) || is_age_line(unit) ||
         is_price_line(unit) || is_video_title(unit) || is_button_row(unit);
}

}  // namespace

bool is_furniture_line(const Unit& unit) {
  if (!unit.furniture_line) unit.furniture_line = reads_as_furniture(unit);
  return *unit.furniture_line;
}

bool is_promotion(const Unit& unit) {
  if (!unit.is_short() || unit.words > 60) return false;
  if (unit.clean.find('"') != std::string::npos ||
      unit.clean.find("\xE2\x80\x9D") != std::string::npos)
    return false;
  return is_promotion_words(unit.clean);
}

bool is_list_marker(const Unit& unit) {
  return unit.is_short() && announces_articles(unit.clean);
}

std::size_t settle_furniture(Units& units, std::string_view text) {
  std::size_t sure = 0;
  for (auto& unit : units) {
    if (unit.settled) continue;
    unit.promo = is_promotion(unit);
    if (unit.promo || is_contribution(unit) || is_list_marker(unit) || is_furniture_line(unit)) {
      unit.settle(BlockKind::furniture);
      ++sure;
    }
  }
  settle_posts(units);
  if (sure == 0) return 0;
  spread_promotions(units);
  settle_lists(units);
  constexpr std::size_t kSurelyScraped = 3;  // one line may chance to look like a button
  if (sure < kSurelyScraped) return sure;
  settle_repeats(units);
  settle_pull_quotes(units, text);
  return sure;
}

}  // namespace news
