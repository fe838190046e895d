// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/byline.hh"

#include <algorithm>
#include <array>

#include "common/unicode.hh"
#include "indexer/parse/byline_words.hh"

namespace news {
namespace {

struct Candidate {
  std::string name;
  int weight = 0;  // 2 a person or an unknown name, 1 an agency or outlet, 0 "Staff" and the like
};

// What may stand before the names; longest first where one begins another.
constexpr std::string_view kLeads[] = {"author of the article",
                                       "written and reported by",
                                       "additional reporting by",
                                       "reported by",
                                       "reporting by",
                                       "written by",
                                       "edited by",
                                       "story by",
                                       "words by",
                                       "text by",
                                       "article by",
                                       "analysis by",
                                       "opinion by",
                                       "review by",
                                       "post by",
                                       "posted by",
                                       "published by",
                                       "by",
                                       "byline",
                                       "words",
                                       "authors",
                                       "author",
                                       "von",
                                       "par",
                                       "por",
                                       "di",
                                       "door",
                                       "av",
                                       "af",
                                       "text",
                                       "texte"};

// What ends the names: the rest tells where or for whom.
constexpr std::string_view kEnds[] = {" in ",  " at ",          " for ",     " from ",      " of ",
                                      " via ", " on ",          " reports ", " reporting ", " is ",
                                      " was ", " contributed ", " follow",   " | "};

std::string_view trim_marks(std::string_view text) {
  constexpr std::string_view kMarks = " ,;:|/*()[]<>\"-";
  const auto first = text.find_first_not_of(kMarks);
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(kMarks) - first + 1);
}

// "by Ann Roe" -> "Ann Roe". A lead of a foreign language must be lower case or before a capital
// word.
std::string_view strip_leads(std::string_view text) {
  for (bool again = true; again;) {
    again = false;
    text = trim_marks(text);
    const std::string lower = ascii_lower(text.substr(0, 32));
    for (const auto lead : kLeads) {
      if (!lower.starts_with(lead) || text.size() <= lead.size()) continue;
      const char next = text[lead.size()];
      const bool noun = lead.ends_with("author") || lead == "authors" || lead == "article" ||
                        lead == "text" || lead == "texte" || lead == "words" || lead == "byline" ||
                        lead == "author of the article";
      if (next != ':' && (next != ' ' || noun)) continue;
      text.remove_prefix(lead.size() + 1);
      again = true;
      break;
    }
  }
  return text;
}

bool is_word_of(std::string_view word, const WordSet& set) {
  while (!word.empty() && (word.back() == '.' || word.back() == ',')) word.remove_suffix(1);
  return set.has(ascii_lower(word));
}

std::string joined(const std::vector<std::string_view>& words, std::size_t first,
                   std::size_t last) {
  std::string out;
  for (std::size_t i = first; i < last; ++i) {
    if (!out.empty()) out += ' ';
    out += words[i];
  }
  return out;
}

bool begins_upper(std::string_view word) {
  return !word.empty() && is_upper(character_at(word, 0).code);
}

// Cuts the agency off "Ann Roe The Associated Press", the job off "Ann Roe Political editor". At
// least two words stay.
std::string cut_tail(const std::string& part) {
  const auto words = split_words(part);
  std::size_t count = words.size();
  if (count < 3) return part;
  const auto tail_is_agency = [&](std::size_t from) {
    return is_news_agency(joined(words, from, count));
  };
  if (is_word_of(words[count - 1], kJobNouns)) {
    std::size_t keep = count - 1;
    while (keep > 2 && !kNameParticles.has(std::string(words[keep - 2])) &&
           words[keep - 2].size() > 2)
      --keep;
    return joined(words, 0, std::max<std::size_t>(keep, 2));
  }
  for (std::size_t from = 2; from < count; ++from) {
    if (tail_is_agency(from) && !is_word_of(words[from - 1], kNotInNames))
      return joined(words, 0, from);
  }
  return part;
}

bool is_address(std::string_view part) {
  return part.find('@') != part.npos || part.find("://") != part.npos || part.starts_with("www.") ||
         (part.find(' ') == part.npos && part.find('.') != part.npos &&
          part.find('.') + 2 < part.size() &&
          (part.ends_with(".com") || part.ends_with(".COM") || part.ends_with(".org") ||
           part.ends_with(".net") || part.ends_with(".html") || part.ends_with(".co.uk")));
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_suffix(std::string_view part) {
  static const WordSet kSuffixes{" jr sr ii iii iv phd md ph.d m.d "};
  return is_word_of(part, kSuffixes);
}

void add_candidate(std::string part, std::vector<Candidate>& found) {
  part = std::string(trim_marks(part));
  if (is_suffix(part)) {
    if (!found.empty() && part.size() <= 4 && !is_word_of(part, WordSet{" phd md "}))
      found.back().name += ", " + part;
    return;
  }
  const std::string lower = ' ' + ascii_lower(part) + ' ';
  for (const auto end : kEnds) {
    const auto at = lower.find(end, 1);
    if (at != lower.npos && at >= 3) part.resize(std::min(part.size(), at - 1));
    if (part.size() + 2 != lower.size()) break;
  }
  if (is_job_title(part)) return;
  part = cut_tail(part);
  part = std::string(trim_marks(part));
  if (part.empty() || is_address(part) || has_digit(part) || is_job_title(part)) return;
  const auto words = split_words(part);
  if (words.size() > 6 || part.size() < 2) return;
  static const WordSet kDays{
      " monday tuesday wednesday thursday friday saturday sunday today yesterday updated published "
      "posted "};
  if (is_word_of(words.front(), kDays)) return;
  static const WordSet kNobody{
      " staff admin editor editors newsroom staff-writer guest editorial redaktion web desk team "};
  int weight = 2;
  if (is_news_agency(part)) weight = 1;
  if (is_word_of(words.back(), kNobody) || is_word_of(words.front(), kNobody)) weight = 0;
  for (const auto& known : found) {
    if (ascii_lower(known.name) == ascii_lower(part)) return;
  }
  found.push_back({std::move(part), weight});
}

// Separators inside a byline: marks, and words between blanks.
void split_parts(std::string_view text, std::vector<std::string>& parts) {
  static constexpr std::string_view kSigns[] = {
      ",",     ";",           "\xE2\x80\xA2", "\xC2\xB7",     "|",
      " / ",   " - ",         "\xE2\x80\x93", "\xE2\x80\x94", "&",
      " and ", " And ",       " AND ",        " und ",        " et ",
      " y ",   " with ",      " With ",       " og ",         " och ",
      " + ",   "\xE3\x80\x81"};
  std::size_t best = text.npos, length = 0;
  for (const auto sign : kSigns) {
    const auto at = text.find(sign);
    if (at < best) {
      best = at;
      length = sign.size();
    }
  }
  if (best == text.npos) {
    parts.emplace_back(text);
    return;
  }
  parts.emplace_back(text.substr(0, best));
  split_parts(text.substr(best + length), parts);
}

std::vector<std::string> strongest(const std::vector<Candidate>& found) {
  int best = 0;
  for (const auto& one : found) best = std::max(best, one.weight);
  std::vector<std::string> names;
  for (const auto& one : found) {
    if (one.weight == best) names.push_back(one.name);
  }
  return names;
}

void collect(std::string_view text, std::vector<Candidate>& found) {
  constexpr std::size_t kLongest = 600;  // a value beyond this is a text, not a byline
  if (text.size() > kLongest) return;
  const std::string squeezed = squeeze_blanks(text);
  std::vector<std::string> parts;
  split_parts(strip_leads(squeezed), parts);
  for (auto& part : parts) add_candidate(std::string(strip_leads(part)), found);
}

}  // namespace

bool is_job_title(std::string_view text) {
  const auto words = split_words(text);
  if (words.empty() || words.size() > 7) return false;
  const bool desk = is_word_of(words.front(), kDesks) || !begins_upper(words.front());
  if (is_word_of(words.back(), kJobNouns)) return words.size() <= 2 || desk;
  return words.size() > 1 && desk && std::any_of(words.begin(), words.end(), [](auto word) {
           return is_word_of(word, kJobNouns);
         });
}

bool is_news_agency(std::string_view name) {
  std::string lower = ascii_lower(name);
  if (lower.starts_with("the ")) lower.erase(0, 4);
  const auto words = split_words(lower);
  if (words.empty() || words.size() > 5) return false;
  if (words.size() == 1)
    return kAgencyLetters.has(words[0]) || lower == "telegraph" || lower == "guardian";
  if (!begins_upper(name) && !name.starts_with("the ")) return false;
  const auto written = split_words(name);
  if (!std::all_of(written.begin() + 1, written.end(), begins_upper)) return false;
  return kOutletWords.has(words.back()) || lower == "voice of america" ||
         lower == "agence france-presse" || (kAgencyLetters.has(words[0]) && words[1] == "news");
}

bool looks_like_person(std::string_view name) {
  const auto words = split_words(name);
  if (words.size() < 2 || words.size() > 5 || name.size() > 60) return false;
  if (is_word_of(words.back(), kJobNouns)) return false;
  std::size_t capitals = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    auto word = words[i];
    if (i > 0 && kNameParticles.has(word)) continue;
    if (!begins_upper(word) || is_word_of(word, kNotInNames)) return false;
    const bool last = i + 1 == words.size();
    const bool short_form = word.size() <= 5 && word.ends_with('.');  // an initial, Jr., Dr.
    if (word.ends_with('.') && !short_form) return false;
    if (last && (word.size() == 1 || (short_form && !is_suffix(word)))) return false;
    std::size_t small = 0;  // lower-case letters since the last capital: "McRoe", but not "RoeThe"
    for (std::size_t at = 0; at < word.size();) {
      const auto c = character_at(word, at);
      at += c.bytes;
      if (is_upper(c.code) && small > 3) return false;
      small = is_letter(c.code) && !is_upper(c.code) ? small + 1 : 0;
      const bool fits = is_letter(c.code) || is_mark(c.code) || c.code == '-' || c.code == '\'' ||
                        c.code == 0x2019 || c.code == '.';
      if (!fits) return false;
    }
    capitals += !short_form || word.size() > 3;
  }
  return capitals >= 2 || (capitals == 1 && words.size() >= 2 && words.back().size() > 2);
}

std::vector<std::string> split_byline(std::string_view text) {
  std::vector<Candidate> found;
  collect(text, found);
  return strongest(found);
}

std::vector<std::string> clean_bylines(const std::vector<std::string>& values) {
  std::vector<Candidate> found;
  for (const auto& value : values) collect(value, found);
  return strongest(found);
}

}  // namespace news
