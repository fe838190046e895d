// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/annotate/caseless/japanese.hh"

#include <algorithm>
#include <array>
#include <utility>

#include "common/east_asian_names.hh"
#include "common/unicode.hh"

namespace news::annotation {
namespace {

constexpr std::size_t kSign = 3;  // bytes of a kanji or kana
constexpr std::array<std::string_view, 6> kTopics = {"によると", "によれば", "は",
                                                     "が",       "も",       "からは"};

// "さん(62)", "さん（62）"
std::string_view without_bracket(std::string_view words) {
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>{"(", ")"}, {"（", "）"}}) {
    if (!words.ends_with(close)) continue;
    const auto at = words.rfind(open);
    if (at != words.npos) words = words.substr(0, at);
  }
  return words;
}

bool is_kanji(char32_t code) {
  return (code >= 0x4E00 && code <= 0x9FFF) || code == 0x3005;
}
bool is_katakana(char32_t code) {
  return (code >= 0x30A1 && code <= 0x30FF) || code == 0xFF1D;
}

// The run of kanji, or of katakana, that the words end with.
std::string_view last_run(std::string_view words) {
  std::size_t begin = words.size();
  bool kanji = false;
  while (begin > 0) {
    const std::size_t at = last_character(words.substr(0, begin));
    const auto code = character_at(words, at).code;
    if (begin == words.size()) kanji = is_kanji(code);
    if (kanji ? !is_kanji(code) : !is_katakana(code)) break;
    begin = at;
  }
  return words.substr(begin);
}

std::string_view behind_last_pause(std::string_view words) {
  for (const std::string_view pause : {"、", "。", "　"}) {
    if (const auto at = words.rfind(pause); at != words.npos)
      words = words.substr(at + pause.size());
  }
  return words;
}

// "と" that ends what is said; no name ("という", "といった").
bool quotes(std::string_view after) {
  if (after.starts_with("って")) return true;
  for (const std::string_view lead : {"など", "、"}) {
    if (after.starts_with(lead)) after.remove_prefix(lead.size());
  }
  if (!after.starts_with("と")) return false;
  if (after.starts_with("としてい") || after.starts_with("とした")) return true;
  for (const std::string_view other :
       {"という", "といった", "とは", "ととも", "として", "となっ"}) {
    if (after.starts_with(other)) return false;
  }
  return true;
}

constexpr std::array<std::string_view, 9> kThoughts = {"方針", "見通し",   "考え", "認識", "見方",
                                                       "声",   "コメント", "談話", "意向"};

bool is_thought(std::string_view tail) {
  return std::any_of(kThoughts.begin(), kThoughts.end(),
                     [tail](auto thought) { return tail.starts_with(thought); });
}

}  // namespace

Speaker Japanese::named(std::string_view words, std::string_view head, std::string_view title) {
  Speaker who;
  who.words = bytes_of(words);
  std::size_t length = 0;
  if (const Index known = people_.known_at_end(head, length); known != kNone) {
    who.entity = known;
    if (!title.empty()) people_.give_title(known, title);
    who.words = bytes_of(words.substr(head.size() - length));
    return who;
  }
  // "森田" is the family of somebody known before it is a short name.
  const auto run = last_run(head);
  if (const Index known = people_.of_family(run); known != kNone && !title.empty()) {
    who.entity = known;
    who.words = bytes_of(words.substr(head.size() - run.size()));
    return who;
  }
  constexpr std::size_t kLongest = 6;
  for (std::size_t count = std::min(kLongest, head.size() / kSign); count >= 2; --count) {
    const auto name = head.substr(head.size() - count * kSign);
    const auto family = family_name_of(name, "ja");
    if (family.empty() || (title.empty() && count < 3)) continue;
    who.entity = people_.named(bytes_of(name), family);
    if (!title.empty()) people_.give_title(who.entity, title);
    who.words = bytes_of(words.substr(head.size() - name.size()));
    return who;
  }
  return {};
}

// Who the words end with: "区長の松本清さん(62)", "首相", "県の担当者".
Speaker Japanese::person_at_end(std::string_view words) {
  words = without_bracket(trim_blanks(words));
  for (const std::string_view several : {"たち", "ら"}) {
    if (words.ends_with(several)) words.remove_suffix(several.size());
  }
  auto head = words;
  std::string_view title;
  for (auto last = ending(head, words_.titles); !last.empty(); last = ending(head, words_.titles)) {
    title = last;  // the outermost before the name: "県知事さん"
    head = without_bracket(head.substr(0, head.size() - last.size()));
  }
  if (auto who = named(words, head, title); who.found()) return who;
  Speaker who;
  if (!title.empty()) {
    // "首相": the one who has the title; "ジョンソン氏", "辻本さん": nobody's list has the name.
    const auto run = last_run(head);
    constexpr std::size_t kLeast = 2 * kSign, kMost = 12 * kSign;
    const bool honorific = title == "さん" || title == "氏" || title == "選手" || title == "容疑者";
    if (honorific && run.size() >= kLeast && run.size() <= kMost) {
      who.words = bytes_of(words.substr(head.size() - run.size()));
      who.entity = people_.named(bytes_of(run), run);
      return who;
    }
    who.words = bytes_of(words.substr(head.size()));
    who.entity = people_.of_title(title);
    if (who.entity != kNone) return who;
    who.words = bytes_of(behind_last_pause(words));
    who.role = true;
    return who;
  }
  if (!ending(words, words_.callings).empty()) {
    who.words = bytes_of(behind_last_pause(words));
    who.role = true;
  }
  return who;
}

// The last (or first) topic of the words that is somebody.
Speaker Japanese::topic(std::string_view words, bool last) {
  std::size_t at = last ? words.size() : 0;
  constexpr int kMostTries = 12;
  for (int i = 0; i < kMostTries; ++i) {
    std::size_t best = words.npos, length = 0;
    for (const auto mark : kTopics) {
      const auto found =
          last ? (at == 0 ? words.npos : words.rfind(mark, at - 1)) : words.find(mark, at);
      if (found == words.npos) continue;
      if (best == words.npos || (last ? found > best : found < best)) {
        best = found;
        length = mark.size();
      }
    }
    if (best == words.npos) return {};
    if (auto who = person_at_end(words.substr(0, best)); who.found()) return who;
    at = last ? best : best + length;
  }
  return {};
}

void Japanese::meet(Bytes paragraph) {
  const auto text = at(paragraph);
  for (const auto& title : words_.titles) {
    for (auto place = text.find(title); place != text.npos; place = text.find(title, place + 1)) {
      constexpr std::size_t kReach = 10 * kSign;
      std::size_t from = place > kReach ? place - kReach : 0;
      while (from < place && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) ++from;
      const auto head = text.substr(from, place - from);
      named(text.substr(from, place + title.size() - from), head, title);
    }
  }
}

Told Japanese::around(const Around& around) {
  Told told;
  const auto before = at(around.before), after = trim_blanks(at(around.after));
  const Place verb = first_of(after, words_.verbs);
  if (verb.at != after.npos) told.verb = bytes_of(after.substr(verb.at, verb.length));
  constexpr std::size_t kToVerb = 90;  // bytes
  told.says =
      quotes(after) && (verb.at <= kToVerb || after.starts_with("との") || after.ends_with("と"));
  if (!told.says) {
    // A sentence of its own behind words of somebody's.
    constexpr std::size_t kLeast = 6 * kSign;
    told.says = told.carries = trim_blanks(before).empty() && after.empty() &&
                               around.inside.end - around.inside.begin >= kLeast;
    return told;
  }
  told.speaker = topic(before, true);
  if (!told.speaker.found()) told.speaker = topic(after.substr(0, verb.at), false);
  // Somebody whom nothing names is nobody that spoke before: "避難した女性は「…」".
  told.carries = before.find("は") == before.npos && before.find("が") == before.npos;
  if (told.carries && !told.speaker.found()) told.nearby = topic(at(around.paragraph_before), true);
  return told;
}

// 佐藤市長は橋は来年完成するとの見通しを示した; 幹部によると、規模は10兆円という
Report Japanese::report(Bytes sentence) {
  Report found;
  const auto words = at(sentence);
  std::size_t begin = words.npos;
  for (const std::string_view mark : {"によると、", "によると", "は、", "は"}) {
    const auto place = words.find(mark);
    if (place == words.npos || place + mark.size() >= words.size()) continue;
    found.speaker = person_at_end(words.substr(0, place));
    if (!found.speaker.found()) continue;
    begin = place + mark.size();
    break;
  }
  if (begin == words.npos) return {};
  const auto rest = words.substr(begin);
  auto end = rest.rfind("と");
  while (end != rest.npos && end > 0) {
    const auto tail = rest.substr(end + kSign);
    const bool thought = tail.starts_with("の") && is_thought(tail.substr(kSign));
    const bool verb = !beginning(tail, words_.verbs).empty();
    if (thought || verb || tail == "いう" || tail.starts_with("みて")) break;
    end = rest.rfind("と", end - 1);
  }
  if (end == rest.npos || end < 2 * kSign) return {};
  found.words = bytes_of(rest.substr(0, end));
  found.verb = {found.words.end, found.words.end};
  return found;
}

}  // namespace news::annotation
