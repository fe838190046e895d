// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/analyser.hh"
#include "indexer/parse/field_text.hh"
#include "indexer/parse/word_set.hh"

namespace news {
namespace {

constexpr std::array<std::string_view, 12> kLeads{
    "by", "von", "par", "por", "af", "av", "door", "di", "da", "przez", "text:", "written by"};
constexpr std::array<std::string_view, 10> kJoins{" and ", " und ", " et ", " y ", " og ",
                                                  " och ", " ja ",  " e ",  " & ", " with "};

// News agencies and what they print of themselves in bylines.
constexpr std::array<std::string_view, 21> kAgencies{"reuters",
                                                     "press association",
                                                     "pa",
                                                     "associated press",
                                                     "the associated press",
                                                     "ap",
                                                     "afp",
                                                     "agence france presse",
                                                     "upi",
                                                     "united press international",
                                                     "dpa",
                                                     "efe",
                                                     "ansa",
                                                     "tass",
                                                     "xinhua",
                                                     "kyodo",
                                                     "bloomberg",
                                                     "aap",
                                                     "australian associated press",
                                                     "pti",
                                                     "the canadian press"};

constexpr std::array<std::string_view, 17> kTitleWords{
    "writer",       "reporter",  "correspondent", "editor",         "columnist", "producer",
    "journalist",   "analyst",   "staff",         "contributor",    "chief",     "bureau",
    "photographer", "reporters", "writers",       "correspondents", "intern"};

constexpr std::array<std::string_view, 10> kSuffixes{"jr",  "jr.", "sr",   "sr.", "ii",
                                                     "iii", "md",  "m.d.", "phd", "ph.d."};

std::string fold(std::string_view text) {
  return fold_text(text);
}

template <std::size_t Size>
bool holds(const std::array<std::string_view, Size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kEnds = " ,;:|\t";
  const auto first = text.find_first_not_of(kEnds);
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(kEnds) - first + 1);
}

// Bytes of "By " and its like at the front, 0 when there is none.
std::size_t lead_bytes(std::string_view text) {
  std::size_t best = 0;
  const std::string head = ascii_lower(text.substr(0, 16));  // byte for byte, so lengths hold
  for (const auto lead : kLeads) {
    if (head.size() <= lead.size() || !std::string_view(head).starts_with(lead)) continue;
    const char next = head[lead.size()];
    if (next == ' ' || next == ':') best = std::max(best, lead.size() + 1);
  }
  return best;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!(text = trim(text)).empty()) {
    const auto end = std::min(text.find(' '), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return words;
}

bool is_agency(std::string_view part) {
  return holds(kAgencies, fold(part));
}

// An agency, or one of its desks: "Press Association Sport".
bool is_affiliation(std::string_view part) {
  const std::string folded = fold(part);
  return std::any_of(kAgencies.begin(), kAgencies.end(), [&](std::string_view agency) {
    return std::string_view(folded).starts_with(agency) &&
           (folded.size() == agency.size() || folded[agency.size()] == ' ');
  });
}

bool is_title(std::string_view part) {
  const auto words = words_of(part);
  if (words.empty()) return false;
  const std::string first = fold(words.front());
  return holds(kTitleWords, fold(words.back())) || first == "special" || first == "staff" ||
         first == "in" || first == "for";
}

bool is_address(std::string_view part) {
  return part.find('@') != part.npos || part.find("://") != part.npos || part.starts_with("www.");
}

// "Jane Doe AP Business Writer" without a comma: the name ends where the agency begins.
std::string_view without_job(std::string_view part) {
  const auto words = words_of(part);
  if (words.size() < 4 || !holds(kTitleWords, fold(words.back()))) return part;
  for (std::size_t i = 2; i + 1 < words.size(); ++i) {
    if (is_agency(words[i])) {
      return trim(part.substr(0, static_cast<std::size_t>(words[i].data() - part.data())));
    }
  }
  return part;
}

// "jane@example.org (Jane Doe)" is Jane Doe; "Jane Doe (Berlin)" is Jane Doe too.
std::string without_brackets(std::string_view text) {
  const auto open = text.find('(');
  if (open != text.npos && is_address(text.substr(0, open))) {
    return std::string(text.substr(open + 1, text.find(')', open) - open - 1));
  }
  std::string out;
  char until = 0;
  for (const char c : text) {
    if (until == 0 && (c == '(' || c == '<')) until = c == '(' ? ')' : '>';
    if (until == 0) out += c;
    if (c == until) until = 0;
  }
  return out;
}

// "Centre for Health and Safety": an "and" of a name, not between names.
bool is_body_of_people(std::string_view text) {
  for (const std::string_view word : {" for ", " of ", " on ", " f\xC3\xBCr ", " de la "}) {
    if (text.find(word) != text.npos) return true;
  }
  return false;
}

std::vector<std::string_view> split_joins(std::string_view text) {
  std::vector<std::string_view> parts;
  if (is_body_of_people(text)) return {text};
  for (;;) {
    std::size_t first = text.npos, length = 0;
    const std::string folded = ascii_lower(text);
    for (const auto join : kJoins) {
      if (const auto at = folded.find(join); at < first) {
        first = at;
        length = join.size();
      }
    }
    parts.push_back(text.substr(0, first));
    if (first == text.npos) return parts;
    text.remove_prefix(first + length);
  }
}

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(",;\n|"), text.size());
    for (const auto part : split_joins(text.substr(0, end))) {
      if (!trim(part).empty()) parts.push_back(trim(part));
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

}  // namespace

bool begins_byline(std::string_view text) {
  return lead_bytes(trim(text)) > 0;
}

std::vector<std::string> names_of(std::string_view byline, Affiliation affiliation) {
  constexpr std::size_t kLongest = 600, kLongestName = 120;
  std::vector<std::string> names;
  if (byline.size() > kLongest) return names;
  const std::string clean = without_brackets(tidy(byline));
  std::string_view text = trim(clean);
  text.remove_prefix(lead_bytes(text));
  bool behind_name = false;
  for (const auto whole : split(text)) {
    std::string_view part = trim(without_job(whole));
    part.remove_prefix(lead_bytes(part));  // "and by John Roe"
    if (part.empty() || part.size() > kLongestName || is_address(part)) continue;
    if (behind_name && holds(kSuffixes, fold(part))) {
      names.back().append(", ").append(part);
      continue;
    }
    if (behind_name && is_title(part)) continue;
    if (behind_name && affiliation == Affiliation::drop && is_affiliation(part)) continue;
    names.emplace_back(part);
    behind_name = true;
  }
  return names;
}

NameCollector::NameCollector(std::vector<std::string>& to) : to_(to) {
  for (const auto& name : to) met_.insert(words_of(name));
}

std::string NameCollector::words_of(std::string_view name) {
  std::string words;
  analyser_.each(name, [&words](const Token& token) { words.append(token.term) += ' '; });
  return words;
}

void NameCollector::add(std::vector<std::string> names) {
  for (auto& name : names) {
    auto words = words_of(name);
    if (words.empty() || met_.insert(std::move(words)).second) to_.push_back(std::move(name));
  }
}

}  // namespace news
