// SPDX-License-Identifier: GPL-2.0-or-later
// Convention: a picture leaves in scraped text its alternative text, its caption and its credit, in
// this order; often the first two are the same words. So a line that comes twice side by side is a
// caption, a line that begins the next one is its alternative text, a line with a credit at its end
// is a caption, and the line before a credit that stands alone is one unless it tells what
// happened. "Image source, X" and "Image caption, Y" say what they are. Some desks write captions
// out of the text's own sentences, without the full stop; some begin them with a few capitals and
// an ellipsis.
#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/parse/fields/date.hh"
#include "indexer/parse/fields/dateline.hh"
#include "indexer/parse/fields/person.hh"
#include "indexer/parse/text/phrase_finder.hh"
#include "indexer/parse/text/rules.hh"
#include "indexer/parse/word_set.hh"

namespace news {
namespace {

constexpr std::size_t kLongestCaption = 80;  // words

bool open_to_caption(const Unit& unit) {
  return !unit.settled && unit.is_short() && unit.words <= kLongestCaption;
}

void make_caption(Unit& unit, std::string text, std::string credit) {
  if (text.ends_with(" -")) text.resize(text.size() - 2);  // before "Copyright AP"
  unit.settle(BlockKind::caption);
  unit.caption = std::move(text);
  unit.credit = std::move(credit);
}

// Share of the words of the shorter unit that the other holds too, in percent.
std::size_t shared_words(const Unit& left, const Unit& right) {
  const auto a = split_words(left.lower), b = split_words(right.lower);
  if (a.empty() || b.empty()) return 0;
  std::unordered_map<std::string_view, int> bag;
  for (const auto word : a) ++bag[word];
  std::size_t shared = 0;
  for (const auto word : b) {
    const auto found = bag.find(word);
    if (found != bag.end() && found->second-- > 0) ++shared;
  }
  return shared * 100 / std::min(a.size(), b.size());
}

// The second says the first again, perhaps with more behind it.
bool repeats(const Unit& first, const Unit& second, bool scraped) {
  if (first.words < 3 || second.words < 3) return first.lower == second.lower;
  if (second.lower.starts_with(first.lower)) return true;
  const auto shorter = std::min(first.words, second.words),
             longer = std::max(first.words, second.words);
  return scraped && shorter >= 5 && longer * 3 <= shorter * 5 && shared_words(first, second) >= 80;
}

// What a description does not say.
const WordSet kTold{
    " said says told was were had has have will would could according can he did been "};

bool holds_quotation_mark(const Unit& unit) {
  for (const std::string_view mark :
       {"\"", "\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x9E", "\xC2\xAB", "\xC2\xBB"}) {
    if (unit.clean.find(mark) != std::string::npos) return true;
  }
  return false;
}

bool is_figure(std::string_view word) {
  return !word.empty() && word.front() >= '0' && word.front() <= '9';
}

// "Ann Roe holds the cup during the parade on Monday, May 4, 2023.": what agencies write below a
// picture: somebody does something now, on a day named in full.
// Above the text the day of the week may be wanting.
bool is_dated_scene(const Unit& unit, bool told) {
  if (unit.words > 50 || unit.words < 6) return false;
  static const WordSet kDone{
      " holds hold stands stand sits sit walks walk speaks speak waits wait looks look arrives "
      "arrive leaves leave poses pose gestures gesture smiles smile waves wave addresses address "
      "greets greet celebrates celebrate reacts react attends attend carries carry passes pass "
      "drives drive works work plays play rides ride gather gathers line lines march marches "
      "protest protests pays lays shakes shake embrace embraces watches watch rises rise burns "
      "seen pictured shown reads read helps help cheers cheer listens listen talks talk boards "
      "board hugs hug kisses kiss rests rest climbs climb sings sing dances dance "};
  static const WordSet kDays{" monday tuesday wednesday thursday friday saturday sunday "};
  if (find_dateline(unit.clean).length > 0) return false;  // the opening of a story
  bool done = false, day = false, number = false;
  const auto words = split_words(unit.lower);
  for (std::size_t i = 0; i < words.size(); ++i) {
    auto word = words[i];
    while (word.ends_with(',') || word.ends_with('.')) word.remove_suffix(1);
    if (kTold.has(word)) return false;
    // "March 4", "4 March" is the month.
    const bool month =
        word == "march" && (number || (i + 1 < words.size() && is_figure(words[i + 1])));
    number = is_figure(word);
    done |= kDone.has(word) && !month;
    day |= kDays.has(word);
  }
  return done && (day || !told) && !holds_quotation_mark(unit) &&
         !find_date(unit.clean).day.empty();
}

// Words that say where somebody stands in a picture, or that it is one.
bool shows_a_picture(const Unit& unit, bool told = true) {
  if (unit.words > 70) return false;
  static constexpr std::string_view kCues[] = {
      "(left)",        "(right)",         "(centre)",         "(center)",         "(l)",
      "(r)",           "(from left)",     ", pictured",       "(pictured",        "pictured here",
      "file photo",    "file image",      "file picture",     "in this photo",    "in this picture",
      "in this image", "in this undated", "in this file",     "is seen in",       "are seen in",
      "poses for a",   "pose for a",      "in an undated",    "(file)",           "from left:",
      "from left,",    "left to right",   "second from left", "second from right"};
  if (unit.lower.starts_with("file - ") || unit.lower.starts_with("file photo") ||
      unit.lower.starts_with("pictured:"))
    return true;
  if (holds_quotation_mark(unit)) return false;
  if (is_dated_scene(unit, told)) return true;
  static constexpr PhraseFinder kFinder(kCues);
  return kFinder.found_in(unit.lower);
}

// Alternative text: "A camel crossing a road ...": a picture described, nothing told.
bool describes_a_picture(const Unit& unit) {
  if (!open_to_caption(unit) || unit.words < 4 || unit.words > 60) return false;
  static const WordSet kFirst{
      " a an two three four five several view close-up closeup aerial image illustration "
      "screenshot portrait people man woman "};
  const auto words = split_words(unit.lower);
  if (!kFirst.has(words.front()) || unit.clean.find_first_of("\"%") != std::string::npos)
    return false;
  return std::none_of(words.begin(), words.end(), [](auto word) { return kTold.has(word); });
}

void settle_pairs(Units& units, bool scraped, std::string_view language) {
  bool told = false;  // a paragraph stands before
  for (std::size_t i = 0; i + 1 < units.size(); ++i) {
    Unit& first = units[i];
    told |= i > 0 && is_prose(units[i - 1]);
    Unit& second = units[i + 1];
    if (!open_to_caption(first) || !open_to_caption(second) || !repeats(first, second, scraped))
      continue;
    if (!told && looks_like_person(first.clean)) continue;  // the author, said twice
    const auto split = split_credit(second.clean, language);
    if (!split.credit.empty() && split.text.empty()) {  // a credit line said twice
      first.settle(BlockKind::furniture);
      second.settle(BlockKind::credit);
      second.credit = split.credit;
    } else if (first.words >= 4 ||
               (scraped && (first.words == 3 || looks_like_person(first.clean)))) {
      const bool first_longer =
          split.credit.empty() && !split_credit(first.clean, language).credit.empty();
      const auto best = first_longer ? split_credit(first.clean, language) : split;
      first.settle(BlockKind::furniture);
      if (best.credit.empty()) {
        make_caption(second, second.clean, {});
      } else {
        make_caption(second, best.text, best.credit);
      }
    }
  }
}

void settle_credited(Units& units, bool scraped, std::string_view language) {
  for (auto& unit : units) {
    if (!open_to_caption(unit)) continue;
    auto split = split_credit(unit.clean, language);
    if (split.credit.empty() || (split.weak && !scraped)) continue;
    if (split.text.empty()) {
      unit.settle(BlockKind::credit);
      unit.credit = std::move(split.credit);
    } else {
      make_caption(unit, std::move(split.text), std::move(split.credit));
    }
  }
}

// Lines with no more than a few capitals behind a full stop: one may chance to end so, several do
// not.
std::size_t credits_glued_on(const Units& units, std::string_view language) {
  constexpr std::size_t kMostWords = 30;
  std::size_t found = 0;
  for (const auto& unit : units) {
    if (!open_to_caption(unit) || unit.words > kMostWords || unit.end_mark) continue;
    const auto split = split_credit(unit.clean, language);
    found += split.weak && !split.text.empty() && !split.credit.empty() ? 1 : 0;
  }
  return found;
}

const WordSet kSpeech{
    " said says told according would could did i we you my our your sagte sagt dit dijo ha "
    "disse a-t-il a-t-elle "};

// A sentence of a picture: short, and nobody speaks in it.
bool may_describe(const Unit& unit) {
  constexpr std::size_t kLongest = 24;  // words
  if (unit.words > kLongest || unit.words < 3 || holds_quotation_mark(unit)) return false;
  const auto words = split_words(unit.lower);
  return std::none_of(words.begin(), words.end(), [](std::string_view word) {
    return kSpeech.has(word.substr(0, word.find_last_not_of(".,;:") + 1));
  });
}

bool is_caption_before_credit(const Unit& unit) {
  if (unit.kind == BlockKind::caption) return unit.credit.empty();
  return open_to_caption(unit) && unit.words >= 2 && unit.words <= 40 &&
         (!unit.end_mark || shows_a_picture(unit) || may_describe(unit)) && !unit.question;
}

bool is_caption_behind_credit(const Units& units, std::size_t i) {
  return i + 1 < units.size() && open_to_caption(units[i]) && !units[i].end_mark &&
         units[i].words >= 6 && units[i].words <= 40 && is_prose(units[i + 1]);
}

// Credits that stand alone go with the caption before them, or else with the one behind.
void join_credits(Units& units) {
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (units[i].kind != BlockKind::credit) continue;
    const bool stopped = i > 0 && units[i - 1].kind != BlockKind::caption && units[i - 1].end_mark;
    // "Image source, ..." stands above its picture's words.
    const bool above = units[i].lower.starts_with("image source");
    if (i > 1 && !above && is_caption_before_credit(units[i - 1]) &&
        !(stopped && is_caption_behind_credit(units, i + 1))) {
      Unit& caption = units[i - 1];
      make_caption(caption, caption.caption.empty() ? caption.clean : caption.caption,
                   units[i].credit);
      units[i].settle(BlockKind::furniture);
    } else if (i > 0 && is_caption_behind_credit(units, i + 1)) {
      make_caption(units[i + 1], units[i + 1].clean, units[i].credit);
      units[i].settle(BlockKind::furniture);
      ++i;
    }
  }
}

// Half of its longer words stand in the caption as well.
bool shares_long_words(const Unit& unit, const Unit& caption) {
  std::size_t longer = 0, shared = 0;
  for (const auto word : split_words(unit.lower)) {
    if (word.size() < 5) continue;
    ++longer;
    shared += caption.lower.find(word.substr(0, word.size() - 1)) != std::string::npos;
  }
  return longer >= 2 && shared * 2 >= longer;
}

void settle_alternatives(Units& units) {
  bool told = false;
  for (std::size_t i = 1; i + 1 < units.size(); ++i) {
    const bool before_picture =
        units[i + 1].kind == BlockKind::caption || units[i + 1].kind == BlockKind::credit;
    if (before_picture && describes_a_picture(units[i])) units[i].settle(BlockKind::furniture);
    if (!told && before_picture && open_to_caption(units[i]) &&
        shares_long_words(units[i], units[i + 1]))
      units[i].settle(BlockKind::furniture);
    told |= is_prose(units[i]);
  }
}

// "(v) ...", "- ...", "5. ...", "...; and", "... —": a part of a list or a broken-off sentence.
bool is_list_item(const Unit& unit) {
  const char first = unit.clean.front();
  if (!((first >= 'A' && first <= 'Z') || static_cast<unsigned char>(first) >= 0xC3)) return true;
  return unit.lower.ends_with(" and") || unit.lower.ends_with(" or") ||
         unit.lower.ends_with("\xE2\x80\x94") || unit.lower.ends_with("\xE2\x80\x93") ||
         unit.lower.ends_with("-");
}

// Where paragraphs end with full stops, a line as long as a sentence that does not is a caption:
// half of all captions, but one paragraph in forty.
void settle_unpunctuated(Units& units) {
  constexpr std::size_t kShortest = 14, kLongest = 45;  // words; shorter ones are headings
  std::size_t prose = 0, stopped = 0;
  for (const auto& unit : units) {
    if (unit.kind != BlockKind::paragraph || unit.words < kShortest) continue;
    ++prose;
    stopped += unit.end_mark || unit.question;
  }
  if (prose < 4 || stopped * 20 < prose * 17) return;
  bool told = false;
  for (std::size_t i = 1; i + 1 < units.size(); ++i) {
    Unit& unit = units[i];
    if (told && !is_list_item(unit) &&
        !(units[i - 1].kind == BlockKind::paragraph && !is_prose(units[i - 1])) &&
        open_to_caption(unit) && !unit.end_mark && !unit.question && unit.words >= kShortest &&
        unit.words <= kLongest && unit.begins_upper && is_prose(units[i + 1]) &&
        unit.clean.find("\xE2\x80\x9C") == std::string::npos && unit.clean.front() != '"') {
      make_caption(unit, unit.clean, {});
    }
    told |= is_prose(unit);
  }
}

std::string letters_of(const Unit& unit) {
  std::string letters;
  for (const char c : unit.lower)
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80)
      letters += c;
  return letters;
}

// A sentence that the text says too, but for the full stop.
void settle_said_again(Units& units) {
  constexpr std::size_t kFewestWords = 8, kTelling = 40;  // bytes
  constexpr std::size_t kMostAlike = 8;  // a caption is a sentence told once or twice
  std::unordered_map<std::string, std::vector<std::string>> told;
  for (const auto& unit : units) {
    if (unit.settled || !unit.end_mark || !unit.is_short() || unit.words < kFewestWords) continue;
    std::string letters = letters_of(unit);
    if (letters.size() < kTelling) continue;
    auto& alike = told[letters.substr(0, kTelling)];
    if (alike.size() < kMostAlike) alike.push_back(std::move(letters));
  }
  for (auto& unit : units) {
    if (!open_to_caption(unit) || unit.end_mark || unit.question || unit.words < kFewestWords)
      continue;
    const std::string letters = letters_of(unit);
    const auto found = told.find(letters.substr(0, kTelling));
    if (found == told.end()) continue;
    const bool again = std::any_of(found->second.begin(), found->second.end(),
                                   [&](const auto& one) { return one.starts_with(letters); });
    if (again) make_caption(unit, unit.clean, {});
  }
}

// "OFF TO SEA … The harbour pilot boards her boat on Monday."
bool begins_with_capitals(const Unit& unit) {
  constexpr std::size_t kFewest = 2, kMost = 6;  // words
  if (!open_to_caption(unit) || unit.words < 8) return false;
  std::size_t capitals = 0;
  for (const auto word : split_words(unit.clean)) {
    if (word == "\xE2\x80\xA6" || word == "...") return capitals >= kFewest;
    const bool upper = std::all_of(word.begin(), word.end(), [](char c) {
      return (c >= 'A' && c <= 'Z') || c == '\'' || c == ',' || c == '-';
    });
    if (!upper || ++capitals > kMost) return false;
  }
  return false;
}

// "Image source, Getty Images", then "Image caption, The harbour at dusk".
void settle_named(Units& units) {
  std::string source;
  Unit* named = nullptr;  // says the source
  bool label = false;     // "Image caption," stood alone on the line before
  for (auto& unit : units) {
    if (!open_to_caption(unit)) continue;
    if (std::exchange(label, false)) {
      make_caption(unit, unit.clean, std::exchange(source, {}));
      if (named != nullptr) std::exchange(named, nullptr)->settle(BlockKind::furniture);
      continue;
    }
    label = unit.lower == "image caption," || unit.lower == "image caption:";
    if (label) unit.settle(BlockKind::furniture);
    for (const std::string_view lead : {"image source, ", "image source: "}) {
      if (!unit.lower.starts_with(lead) || unit.words > 14) continue;
      source = unit.clean.substr(lead.size());
      unit.settle(BlockKind::credit);
      unit.credit = source;
      named = &unit;
    }
    for (const std::string_view lead : {"image caption, ", "image caption: ", "photo caption: ",
                                        "media caption, ", "caption: "}) {
      if (!unit.lower.starts_with(lead)) continue;
      make_caption(unit, unit.clean.substr(lead.size()), std::exchange(source, {}));
      if (named != nullptr) std::exchange(named, nullptr)->settle(BlockKind::furniture);
    }
  }
}

}  // namespace

void settle_captions(Units& units, bool scraped, std::string_view language) {
  scraped = scraped || credits_glued_on(units, language) > 1;
  settle_named(units);
  settle_pairs(units, scraped, language);
  settle_credited(units, scraped, language);
  bool told = false;  // a paragraph stands before
  for (auto& unit : units) {
    if (open_to_caption(unit) && (shows_a_picture(unit, told) || begins_with_capitals(unit)))
      make_caption(unit, unit.clean, {});
    told |= is_prose(unit);
  }
  join_credits(units);
  settle_alternatives(units);
  if (scraped) settle_said_again(units);
  settle_unpunctuated(units);
}

}  // namespace news
