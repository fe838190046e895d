// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/fields/person.hh"

#include <algorithm>
#include <string>
#include <vector>

#include "common/unicode.hh"
#include "indexer/parse/fields/phrases.hh"
#include "indexer/parse/word_set.hh"

namespace news {
namespace {

enum : Tags { kJob = 1, kDesk = 2 };
const Phrases& jobs() {
  static const Phrases kPhrases("jobs", {"job", "desk"});
  return kPhrases;
}

enum : Tags { kLast = 1, kBody = 2, kWhole = 4 };
const Phrases& outlets() {
  static const Phrases kPhrases("outlets", {"last", "body", "whole"});
  return kPhrases;
}

enum : Tags { kParticle = 1, kPrefix = 2, kSuffix = 4, kDegree = 8 };
const Phrases& name_parts() {
  static const Phrases kPhrases("name_forms", {"particle", "prefix", "suffix", "degree"});
  return kPhrases;
}

const Phrases& not_in_names() {
  static const Phrases kPhrases("not_in_names", {});
  return kPhrases;
}

enum : Tags { kNobody = 1, kStaff = 2 };
const Phrases& bylines() {
  static const Phrases kPhrases("byline", {"nobody", "desk"});
  return kPhrases;
}

enum : Tags { kBegins = 1 };
const Phrases& interface_words() {
  static const Phrases kPhrases("interface", {"begins"});
  return kPhrases;
}

bool has(const Phrases& phrases, std::string_view word, Tags tag) {
  return (phrases.tags(word_key_of(word)) & tag) != 0;
}

// Folded words a blank apart, the marks between them gone.
std::string phrase_key(const std::vector<std::string_view>& words, std::size_t first = 0,
                       std::size_t end = std::string_view::npos) {
  std::string key;
  for (std::size_t i = first; i < std::min(end, words.size()); ++i) {
    const std::string word = word_key_of(words[i]);
    if (word.empty()) continue;
    if (!key.empty()) key += ' ';
    key += word;
  }
  return key;
}

// "Gazette Staff": words of which the last one or two name nobody.
bool ends_in_nobody(const std::vector<std::string_view>& words, Tags tag) {
  constexpr std::size_t kLongestTail = 2;
  for (std::size_t tail = 1; tail <= kLongestTail && tail < words.size(); ++tail) {
    if ((bylines().tags(phrase_key(words, words.size() - tail)) & tag) != 0) return true;
  }
  return false;
}

constexpr std::size_t kLongestName = 200;  // bytes; nothing longer is looked at

// Words of the language that people are called by, too: "Will Holt", "Said Amar".
bool is_given_name_too(std::string_view word) {
  return word == "Will" || word == "Said" || word == "WILL" || word == "SAID";
}

// Letters, marks, hyphens, apostrophes and full stops; no capital behind four small letters:
// "McRoe" but not "RoeThe".
bool has_letters_of_a_name(std::string_view word) {
  std::size_t small = 0;
  for (std::size_t at = 0; at < word.size();) {
    const auto c = character_at(word, at);
    at += c.bytes;
    if (is_upper(c.code) && small > 3) return false;
    small = is_letter(c.code) && !is_upper(c.code) ? small + 1 : 0;
    const bool fits = is_letter(c.code) || is_mark(c.code) || c.code == '-' || c.code == '\'' ||
                      c.code == 0x2019 || c.code == '.';
    if (!fits) return false;
  }
  return true;
}

}  // namespace

bool begins_upper(std::string_view word) {
  return !word.empty() && is_upper(character_at(word, 0).code);
}

bool is_name_particle(std::string_view word) {
  return !begins_upper(word) && has(name_parts(), word, kParticle);
}

bool is_name_prefix(std::string_view word) {
  return has(name_parts(), word, kPrefix);
}

bool is_name_suffix(std::string_view word) {
  return has(name_parts(), word, kSuffix);
}

bool is_degree(std::string_view word) {
  return has(name_parts(), word, kDegree);
}

bool is_job_word(std::string_view word) {
  return has(jobs(), word, kJob);
}

bool is_desk_word(std::string_view word) {
  return has(jobs(), word, kDesk);
}

bool is_not_in_names(std::string_view word) {
  return not_in_names().has(word_key_of(word));
}

bool is_job_title(std::string_view text) {
  const auto words = split_words(text);
  if (words.empty() || words.size() > 7) return false;
  const bool desk = is_desk_word(words.front()) || !begins_upper(words.front());
  if (is_job_word(words.back())) return words.size() <= 2 || desk;
  return words.size() > 1 && desk && std::any_of(words.begin(), words.end(), is_job_word);
}

bool is_job_beside_name(std::string_view text) {
  const auto words = split_words(text);
  if (words.empty() || words.size() > 10) return false;
  return is_job_word(words.back()) || is_job_word(words.front()) || is_job_title(text);
}

namespace {

// "Herald", "Courier-Post": the last word of a paper's name.
bool ends_an_outlet(std::string_view word) {
  if (has(outlets(), word, kLast)) return true;
  const auto hyphen = word.find('-');
  return hyphen != word.npos && has(outlets(), word.substr(0, hyphen), kLast) &&
         has(outlets(), word.substr(hyphen + 1), kLast);
}

}  // namespace

bool is_news_agency(std::string_view name) {
  if (name.size() > kLongestName) return false;
  auto words = split_words(name);
  if (words.size() > 1 && word_key_of(words.front()) == "the") words.erase(words.begin());
  if (words.empty() || words.size() > 5) return false;
  if ((outlets().tags(phrase_key(words)) & kWhole) != 0) return true;
  if (words.size() == 1)
    return name.size() > words[0].size() && ends_an_outlet(words[0]);  // "The Telegraph"
  if (!std::all_of(words.begin(), words.end(), begins_upper)) return false;
  return ends_an_outlet(words.back()) ||
         (has(outlets(), words[0], kWhole) && has(outlets(), words[1], kLast));
}

bool is_body(std::string_view name) {
  if (name.size() > kLongestName) return false;
  const auto words = split_words(name);
  const auto is_body_word = [](std::string_view word) { return has(outlets(), word, kBody); };
  return words.size() > 1 && begins_upper(words.front()) &&
         std::any_of(words.begin(), words.end(), is_body_word);
}

bool is_nobody(std::string_view name) {
  if (name.size() > kLongestName) return false;
  const auto words = split_words(name);
  if ((bylines().tags(phrase_key(words)) & kNobody) != 0) return true;
  // "Redazione Sport": the newsroom's own word, and a desk of it.
  const Tags first = words.empty() ? 0 : bylines().tags(word_key_of(words.front()));
  if ((first & kNobody) != 0 && words.size() <= 3 && has(outlets(), words.front(), kBody) &&
      !is_news_agency(name))
    return true;
  // "Gazette Redazione", "政治部", "取材班"
  return ends_in_nobody(words, kNobody) || name.ends_with("\xE9\x83\xA8") ||
         name.ends_with("\xE5\x8F\x96\xE6\x9D\x90\xE7\x8F\xAD");
}

bool is_named_staff(std::string_view name) {
  if (name.size() > kLongestName) return false;
  const auto words = split_words(name);
  return ends_in_nobody(words, kStaff) && (bylines().tags(phrase_key(words)) & kNobody) == 0;
}

bool is_interface(std::string_view text) {
  if (text.size() > kLongestName) return false;
  const auto words = split_words(text);
  if (interface_words().has(phrase_key(words))) return true;
  for (std::size_t count = 1; count <= std::min(words.size(), interface_words().most_words());
       ++count) {
    if ((interface_words().tags(phrase_key(words, 0, count)) & kBegins) != 0) return true;
  }
  return false;
}

bool looks_like_person(std::string_view name) {
  constexpr std::size_t kLongest = 60;  // bytes
  if (name.size() > kLongest) return false;
  const auto words = split_words(name);
  if (words.size() < 2 || words.size() > 5) return false;
  if (is_job_word(words.back())) return false;
  std::size_t capitals = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    auto word = words[i];
    if (i > 0 && is_name_particle(word)) continue;
    // "Doe, Jr."
    if (i + 2 == words.size() && i > 0 && word.ends_with(',') && is_name_suffix(words.back()))
      word.remove_suffix(1);
    const bool is_given = i == 0 && words.size() == 2 && is_given_name_too(word);
    if (!begins_upper(word) || (is_not_in_names(word) && !is_given)) return false;
    const bool last = i + 1 == words.size();
    const bool short_form = word.size() <= 5 && word.ends_with('.');  // an initial, Jr., Dr.
    if (word.ends_with('.') && !short_form) return false;
    if (last && (word.size() == 1 || (short_form && !is_name_suffix(word)))) return false;
    if (!has_letters_of_a_name(word)) return false;
    capitals += !short_form || word.size() > 3;
  }
  return capitals >= 2 || (capitals == 1 && words.size() >= 2 && words.back().size() > 2);
}

}  // namespace news
