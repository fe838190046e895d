// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/annotate/caseless/arabic.hh"

#include <algorithm>
#include <array>

#include "common/unicode.hh"

namespace news::annotation {
namespace {

constexpr std::string_view kThe = "ال";

std::vector<std::string_view> split(std::string_view words) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < words.size();) {
    const auto end = std::min(words.find_first_of(" \n", at), words.size());
    if (end > at) out.push_back(words.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

std::string_view bare(std::string_view word) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view sign : {":", "،", ".", ",", "؛", ")", "(", "\"", "!"}) {
      if (word.ends_with(sign)) word.remove_suffix(sign.size()), again = true;
      if (word.starts_with(sign)) word.remove_prefix(sign.size()), again = true;
    }
  }
  return word;
}

bool pauses(std::string_view word) {
  return word.ends_with("،") || word.ends_with(":") || word.ends_with("؛") || word.ends_with(",");
}

// "إن", "أن", "بأنه": what is said follows.
bool opens_clause(std::string_view word) {
  constexpr std::array<std::string_view, 16> kOpening = {
      "إن",    "أن",   "بأن",  "إنه",  "أنه",  "بأنه", "إنها", "أنها",
      "بأنها", "إنهم", "أنهم", "إننا", "أننا", "لأن",  "كأن",  "بأنهم"};
  return std::find(kOpening.begin(), kOpening.end(), bare(word)) != kOpening.end();
}

// Words that no name holds and that end the noun phrase of who speaks.
bool ends_phrase(std::string_view word) {
  constexpr std::array<std::string_view, 34> kBehind = {
      "في",   "من",     "على",       "عن",       "إلى",    "خلال",   "بعد",   "قبل",  "مع",
      "عبر",  "أمس",    "اليوم",     "أمام",     "حول",    "لدى",    "التي",  "الذي", "الذين",
      "وهو",  "وهي",    "كما",       "ردا",      "ردًا",    "تعليقا", "أثناء", "حين",  "عندما",
      "بشأن", "لوسائل", "للصحافيين", "للصحفيين", "لوكالة", "ضمن",    "حيث"};
  return std::find(kBehind.begin(), kBehind.end(), bare(word)) != kBehind.end() ||
         opens_clause(word);
}

std::string_view without_the(std::string_view word) {
  return word.starts_with(kThe) ? word.substr(kThe.size()) : word;
}

bool listed(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

// "وقالت" is "قالت" with what joins it.
bool Arabic::is_verb(std::string_view word) const {
  word = bare(word);
  if (listed(words_.verbs, word)) return true;
  for (const std::string_view join : {"و", "ف", "كما"}) {
    if (word.starts_with(join) && listed(words_.verbs, word.substr(join.size()))) return true;
  }
  return false;
}

// How many of words [name, stop) the name has: two, and more behind "بن", "عبد" or a second given
// name; but no word that a preposition or "and" is written on.
std::size_t Arabic::name_length(const Parts& words, std::size_t name, std::size_t stop) const {
  constexpr std::size_t kMost = 4;
  constexpr std::array<std::string_view, 7> kJoins = {"بن", "ابن", "عبد", "أبو", "أم", "آل", "بنت"};
  const auto joins = [&](std::string_view word) {
    return std::find(kJoins.begin(), kJoins.end(), word) != kJoins.end();
  };
  std::size_t count = 2;
  while (name + count < stop && count < kMost) {
    const auto before = bare(words[name + count - 1]), next = bare(words[name + count]);
    const bool given =
        std::binary_search(words_.given.begin(), words_.given.end(), std::string(before));
    bool hangs = false;
    for (const std::string_view letter : {"ب", "ل", "و", "ف", "ك"})
      hangs = hangs || next.starts_with(letter);
    if (!joins(before) && !joins(next) && (!given || hangs || is_verb(next))) break;
    ++count;
  }
  return count;
}

// Who words [first, end) name: "رئيسة البلدية ليلى حداد", "حداد", "الوزيرة".
Speaker Arabic::person(const Parts& words, std::size_t first, std::size_t end) {
  Speaker who;
  constexpr std::size_t kMostWords = 9;
  std::size_t stop = first;
  while (stop < std::min(end, first + kMostWords) && !ends_phrase(words[stop])) {
    ++stop;
    if (pauses(words[stop - 1])) break;
  }
  if (stop == first) return who;
  const auto bytes = [&](std::size_t from, std::size_t to) {
    const auto last = bare(words[to - 1]);
    const auto begin = static_cast<std::size_t>(bare(words[from]).data() - story_.text.data());
    return Bytes{begin, static_cast<std::size_t>(last.data() - story_.text.data()) + last.size()};
  };
  // A given name opens the name; where the lists have none, two words behind an office do.
  std::size_t name = first;
  while (name < stop && !std::binary_search(words_.given.begin(), words_.given.end(),
                                            std::string(bare(words[name]))))
    ++name;
  const auto title = without_the(bare(words[first]));
  const bool office = listed(words_.titles, title);
  if (name == stop && office && stop - first >= 3) {
    const auto plain = [&](std::size_t i) {
      return !bare(words[i]).starts_with(kThe) && !listed(words_.titles, bare(words[i]));
    };
    if (plain(stop - 2) && plain(stop - 1)) name = stop - 2;
  }
  if (name + 1 < stop) {
    const std::size_t end_of_name = name + name_length(words, name, stop);
    const auto last = bare(words[end_of_name - 1]);
    who.words = bytes(name, end_of_name);
    who.entity = people_.named(who.words, last);
    if (office && name > first) people_.give_title(who.entity, title);
    return who;
  }
  who.words = bytes(first, stop);
  for (std::size_t i = first; i < stop && stop - first <= 2; ++i) {
    if (const Index known = people_.of_family(bare(words[i])); known != kNone) {
      who.entity = known;
      return who;
    }
  }
  if (office) who.entity = people_.of_title(title);
  who.role = who.entity == kNone && (office || listed(words_.callings, title));
  return who.entity != kNone || who.role ? who : Speaker();
}

// Offices with their names, which later stand alone.
void Arabic::meet(Bytes paragraph) {
  const auto words = split(at(paragraph));
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const bool named =
        std::binary_search(words_.given.begin(), words_.given.end(), std::string(bare(words[i])));
    const bool office = listed(words_.titles, without_the(bare(words[i])));
    if (!office && !named) continue;
    if (named && pauses(words[i])) continue;
    if (office) person(words, i, words.size());
  }
}

// The verbs of a stretch of words; the last (or first) behind which somebody stands.
Told Arabic::by_verb(std::string_view text, bool last) {
  Told told;
  const auto words = split(text);
  constexpr std::size_t kMost = 40;
  for (std::size_t n = 0; n < std::min(words.size(), kMost); ++n) {
    const std::size_t i = last ? words.size() - 1 - n : n;
    if (!is_verb(words[i])) continue;
    if (!told.says) told.verb = bytes_of(bare(words[i]));
    told.says = told.carries = true;
    told.speaker = person(words, i + 1, words.size());
    if (told.speaker.found()) break;
  }
  return told;
}

Told Arabic::around(const Around& around) {
  const auto before = trim_blanks(at(around.before)), after = trim_blanks(at(around.after));
  const auto inside = at(around.inside);
  const bool several = inside.find(' ') != inside.npos;
  Told told;
  const auto behind = split(after);
  const bool title = !behind.empty() && opens_clause(behind.front());
  if (!title && several && !before.empty()) {
    told = by_verb(before, true);
    if (told.says) return told;
    if (before.ends_with(":")) {
      told.says = told.carries = true;
      return told;
    }
  }
  // "...", قال صاحب المخزن
  if (several && !behind.empty()) {
    constexpr std::size_t kReach = 3;  // words to the verb
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < std::min(behind.size(), kReach); ++i) {
      if (!is_verb(behind[i])) continue;
      bytes = static_cast<std::size_t>(behind[i].data() - after.data());
      told = by_verb(after.substr(bytes), false);
      return told;
    }
  }
  const bool whole = before.empty() && (after.empty() || after == "." || after == "،");
  constexpr std::size_t kLeast = 30;  // bytes
  told.says = told.carries = whole && inside.size() >= kLeast;
  return told;
}

// وأكدت حداد أن الجسر سيفتتح في الخريف
Report Arabic::report(Bytes sentence) {
  Report found;
  const auto text = at(sentence);
  const auto words = split(text);
  constexpr std::size_t kLead = 4, kReach = 14;  // words to the verb, and from it to what is said
  for (std::size_t i = 0; i < std::min(words.size(), kLead); ++i) {
    if (!is_verb(words[i])) continue;
    std::size_t clause = i + 1;
    while (clause < std::min(words.size(), i + kReach) && !opens_clause(words[clause])) ++clause;
    if (clause >= std::min(words.size(), i + kReach) || clause + 2 >= words.size()) return {};
    found.speaker = person(words, i + 1, clause);
    if (!found.speaker.found()) return {};
    found.verb = bytes_of(bare(words[i]));
    const auto begin = static_cast<std::size_t>(words[clause + 1].data() - text.data());
    found.words = bytes_of(text.substr(begin));
    return found;
  }
  return {};
}

}  // namespace news::annotation
