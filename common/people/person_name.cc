// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/people/person_name.hh"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "common/languages/languages.hh"
#include "common/unicode.hh"

namespace news {
namespace {

using WordSet = std::unordered_set<std::string>;

WordSet words_with(std::string_view list, std::string_view language, std::string_view tag) {
  WordSet out;
  for_each_word(list, language, [&](const WordEntry& entry) {
    if (tag.empty() || entry.has_tag(tag)) out.insert(fold_characters(entry.words));
  });
  return out;
}

// A title so long is told from a name though a letter of it is missing or too much.
constexpr std::size_t kLongTitle = 8;

std::string without(std::string_view word, std::size_t letter) {
  std::string out(word);
  return out.erase(letter, 1);
}

WordSet without_a_letter(const WordSet& words) {
  WordSet out;
  for (const auto& word : words) {
    for (std::size_t i = 0; word.size() >= kLongTitle && i < word.size(); ++i)
      out.insert(without(word, i));
  }
  return out;
}

struct Lists {
  WordSet suffixes = words_with("name_forms", "mul", "suffix");
  WordSet degrees = words_with("name_forms", "mul", "degree");
  WordSet particles = words_with("name_forms", "mul", "particle");
  WordSet titles = words_with("titles", "en", "title"), shortened = without_a_letter(titles);
  WordSet honorifics = words_with("titles", "en", "honorific");
  WordSet bodies = words_with("bodies", "en", ""),
          organisations = words_with("organisations", "en", "");
  WordSet people = words_with("people", "en", "plural"), hall = words_with("cues", "en", "hall");
  WordSet outlets = words_with("outlets", "en", "last");
  WordSet places = words_with("places", "en", "");
  WordSet first_names = words_with("first_names", "en", "");
  std::unordered_map<std::string, OfficeUse> offices;
  std::unordered_map<std::string, std::vector<std::string>> formal;

  Lists() {
    for_each_word("offices", "en", [this](const WordEntry& entry) {
      offices.emplace(entry.words,
                      entry.has_tag("one") ? OfficeUse::in_archive : OfficeUse::in_article);
    });
    for_each_word("nicknames", "en", [this](const WordEntry& entry) {
      auto words = split(entry.words);
      std::string nick = words.front();
      words.erase(words.begin());
      formal.emplace(std::move(nick), std::move(words));
    });
  }

  static std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> out;
    std::string word;
    for (std::size_t i = 0; i <= text.size(); ++i) {
      const char c = i < text.size() ? text[i] : ' ';
      if (c == ' ' || c == ',' || c == '\n' || c == '\t') {
        if (!word.empty()) out.push_back(std::move(word));
        word.clear();
      } else {
        word += c;
      }
    }
    return out;
  }
};

const Lists& lists() {
  static const Lists kLists;
  return kLists;
}

// Folded words, typographic apostrophes plain, full stops and a closing 's dropped.
std::vector<std::string> words_of(std::string_view name) {
  std::string plain;
  for (std::size_t at = 0; at < name.size();) {
    const auto character = character_at(name, at);
    if (is_apostrophe(character.code)) {
      plain += '\'';
    } else if (character.code == '.') {
      // "J.D. Doe", but "A.B.Doe" is written without blanks, too
      const auto next = at + 1 < name.size() ? name[at + 1] : ' ';
      const bool initial = at > 0 && (at == 1 || name[at - 2] == ' ' || name[at - 2] == '.');
      if (next != ' ' && !initial) plain += ' ';
    } else if (character.code != '"' && character.code != '(' && character.code != ')') {
      plain.append(name.substr(at, character.bytes));
    }
    at += character.bytes;
  }
  auto out = Lists::split(fold_characters(plain));
  for (auto& word : out) {
    if (word.size() > 3 && word.ends_with("'s")) word.resize(word.size() - 2);
  }
  std::erase_if(out, [](const std::string& word) { return word == "'" || word == "-"; });
  return out;
}

bool is_article(std::string_view word) {
  return word == "the" || word == "a" || word == "an" || word == "our" || word == "its";
}

bool one_letter(std::string_view word) {
  return !word.empty() && character_at(word, 0).bytes == word.size();
}

// "Adminstrator", "Presiident"
bool is_misspelt_title(const std::string& word) {
  const auto& all = lists();
  if (word.size() + 1 < kLongTitle || all.first_names.contains(word)) return false;
  if (all.shortened.contains(word)) return true;
  for (std::size_t i = 0; word.size() > kLongTitle && i < word.size(); ++i) {
    if (all.titles.contains(without(word, i))) return true;
  }
  return false;
}

bool is_title(const std::string& word) {
  const auto& titles = lists().titles;
  if (titles.contains(word) || lists().honorifics.contains(word)) return true;
  return word.ends_with("-elect") || is_misspelt_title(word) ||
         (word.ends_with("ies") && titles.contains(word.substr(0, word.size() - 3) + 'y')) ||
         (word.ends_with('s') && titles.contains(word.substr(0, word.size() - 1)));
}

// "Sun" and "Post" are families as well as papers, "Pope" and "Speaker" as well as offices.
constexpr std::size_t kShortWord = 5, kShortOffice = 7;

bool is_nobodys(const PersonName& name) {
  const auto& all = lists();
  if (all.first_names.contains(name.given)) return false;
  const bool noun = all.bodies.contains(name.surname) || all.organisations.contains(name.surname) ||
                    (name.surname.size() > kShortWord && all.outlets.contains(name.surname)) ||
                    (name.surname.size() > kShortOffice && all.offices.contains(name.surname));
  if (!name.given.empty()) {
    return noun || all.people.contains(name.surname) || name.surname.ends_with("ists") ||
           all.places.contains(name.given + ' ' + name.surname);
  }
  return !all.first_names.contains(name.surname) &&
         (noun || all.people.contains(name.surname) || all.hall.contains(name.surname));
}

// Titles before the name; a word that is a first name as well stays one.
void take_titles(std::vector<std::string>& words, PersonName& out) {
  std::size_t titles = 0;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (is_title(words[i]) && !lists().first_names.contains(words[i])) titles = i + 1;
  }
  if (titles == 0 || (titles > 1 && words.size() - titles > 3)) return;
  for (std::size_t i = 0; i < titles; ++i) {
    if (lists().honorifics.contains(words[i])) continue;
    out.title += (out.title.empty() ? "" : " ") + words[i];
  }
  words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(titles));
}

// These are given names as well, unless they are written small or another one follows.
bool may_be_given(const std::string& particle) {
  static const WordSet kGiven = {"abu", "al", "ben", "bin", "e", "el", "mac", "st", "van", "y"};
  return kGiven.contains(particle);
}

// "von der Berg", "de Blasio", but "Van Jones": a surname alone, particles before it.
std::size_t particles_before(const std::vector<std::string>& words, std::string_view name) {
  const auto& particles = lists().particles;
  std::size_t count = 0;
  for (; count < words.size() && particles.contains(words[count]); ++count) {
    const auto& word = words[count];
    const bool another = count + 1 < words.size() && particles.contains(words[count + 1]);
    const bool small = name.starts_with(word + ' ') || name.find(' ' + word + ' ') != name.npos;
    if (count == 0 && may_be_given(word) && !another && !small) break;
  }
  return count;
}

}  // namespace

PersonName parse_person_name(std::string_view name) {
  PersonName out;
  auto words = words_of(name);
  while (words.size() > 1 && lists().degrees.contains(words.back())) words.pop_back();
  if (words.size() > 1 && lists().suffixes.contains(words.back())) {
    out.suffix = words.back() == "jnr" ? "jr" : words.back() == "snr" ? "sr" : words.back();
    words.pop_back();
  }
  while (words.size() > 1 && lists().degrees.contains(words.back())) words.pop_back();
  take_titles(words, out);
  if (words.empty()) return out;
  out.surname = words.back();
  words.pop_back();
  const auto particles = particles_before(words, name);
  words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(particles));
  if (words.empty()) {
    if (is_nobodys(out)) out.surname.clear();
    return out;
  }
  std::size_t next = 1;
  out.given = words.front();
  if (one_letter(out.given) && words.size() > 1 && one_letter(words[1])) out.given += words[next++];
  for (; next < words.size(); ++next) {
    if (lists().particles.contains(words[next])) continue;
    out.middle.append(words[next], 0, character_at(words[next], 0).bytes);
  }
  if (is_nobodys(out)) out = {};
  return out;
}

std::vector<std::string_view> formal_names(std::string_view given) {
  const auto found = lists().formal.find(std::string(given));
  if (found == lists().formal.end()) return {given};
  return {found->second.begin(), found->second.end()};
}

bool is_first_name(std::string_view word) {
  return lists().first_names.contains(std::string(word));
}

std::string office_of(std::string_view title) {
  std::string out;
  const auto comma = title.find(',');
  for (const auto& word : words_of(title.substr(0, comma))) {
    if (word == "of" || word == "for" || word == "at" || word == "in" || word == "and") break;
    if (word == "who" || word == "whose" || word == "whom" || word == "which" || word == "that")
      break;
    if (word == "former" || word == "ex" || word == "late" || word == "then" || word == "elect" ||
        word.starts_with("ex-") || word.ends_with("-elect") || word.starts_with("then-"))
      return {};
    if (is_article(word) || word == "us" || word == "u" || word == "s" || word == "mr" ||
        word == "madam")
      continue;
    // "First Lady Dr.": the one honorific is the office's, the other the person's.
    if (lists().honorifics.contains(word) && use_of_office(out + ' ' + word) == OfficeUse::none)
      continue;
    out += (out.empty() ? "" : " ") + word;
  }
  return out;
}

OfficeUse use_of_office(std::string_view office) {
  const auto found = lists().offices.find(std::string(office));
  return found == lists().offices.end() ? OfficeUse::none : found->second;
}

std::string called_by(std::string_view office) {
  if (use_of_office(office) != OfficeUse::none) return std::string(office);
  for (auto blank = office.find(' '); blank != office.npos; blank = office.find(' ', blank + 1)) {
    const auto before = office.substr(0, blank), end = office.substr(blank + 1);
    if (use_of_office(end) != OfficeUse::in_article) continue;
    for (const std::string_view lesser :
         {"vice", "deputy", "assistant", "under", "associate", "press", "undersecretary"}) {
      if (before.ends_with(lesser)) return {};
    }
    return std::string(end);
  }
  return {};
}

std::string group_key(std::string_view name) {
  std::string out;
  for (const auto& word : words_of(name)) {
    if (out.empty() && is_article(word)) continue;
    out += (out.empty() ? "" : " ") + word;
  }
  return out;
}

std::string name_block(const PersonName& name) {
  return name.surname.empty() ? std::string() : 'n' + name.surname;
}
std::string office_block(std::string_view office) {
  return 'o' + std::string(office);
}
std::string group_block(std::string_view name) {
  return 'g' + group_key(name);
}

std::string role_block(std::string_view name) {
  const auto office = office_of(name);
  const auto use = use_of_office(office);
  const bool owned = name.find(" of ") != name.npos || name.find(" at ") != name.npos;
  const bool alone = use == OfficeUse::in_archive ? !owned : use != OfficeUse::none;
  return alone ? office_block(office) : group_block(name);
}

}  // namespace news
