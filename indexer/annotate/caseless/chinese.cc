// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/annotate/caseless/chinese.hh"

#include <algorithm>
#include <array>

#include "common/east_asian_names.hh"
#include "common/unicode.hh"

namespace news::annotation {
namespace {

constexpr std::size_t kSign = 3;  // bytes of a sign of Han

// What stands behind a name and in none.
constexpr std::u32string_view kBehindName =
    U"说說表称稱指认認强強回坦透补補写寫问問道在对對则則也还還接向告曾今昨日月近此解介呼宣批否质質"
    U"感激笑哭气氣无無于"
    U"於就当當随隨再又均都并並前后後是的等和与與及先女士同直提呼说解提反痛受追打出进進赛賽、，,：:"
    U"（(";
constexpr std::u32string_view kInNoName = U"说說称稱在对對则則也还還向告曾是的和等就都并";
constexpr std::u32string_view kPauses = U"，。；、：,;:（(“”「」 的";

bool in(std::u32string_view signs, char32_t code) {
  return signs.find(code) != signs.npos;
}

std::string_view behind_last_pause(std::string_view words) {
  for (const std::string_view pause : {"，", "。", "；", ",", "！", "？", "”", "」"}) {
    if (const auto at = words.rfind(pause); at != words.npos)
      words = words.substr(at + pause.size());
  }
  return trim_blanks(words);
}

std::string_view without_colon(std::string_view words) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view sign : {"：", ":", "，", ","}) {
      if (words.ends_with(sign)) words.remove_suffix(sign.size()), again = true;
    }
    words = trim_blanks(words);
  }
  return words;
}

bool is_pronoun(std::string_view words) {
  for (const std::string_view pronoun : {"他", "她", "其", "对方", "對方"}) {
    if (words.starts_with(pronoun)) return true;
  }
  return false;
}

constexpr std::string_view kFirstOfPause = ",\xEF";  // first bytes of "," and "，"
constexpr std::size_t kReach = 75;  // bytes between a quotation and the verb behind it

}  // namespace

// A name at the front of the words, three signs before two.
Speaker Chinese::name_at(std::string_view words, bool titled) {
  for (const std::size_t count : {std::size_t{4}, std::size_t{3}, std::size_t{2}}) {
    if (words.size() < count * kSign) continue;
    const auto name = words.substr(0, count * kSign);
    const auto family = family_name_of(name, "zh");
    if (family.empty() || (count == 4 && family.size() < 2 * kSign)) continue;
    const auto given = name.substr(family.size());
    bool fits = true;
    for (std::size_t i = 0; i < given.size(); i += kSign)
      fits = fits && !in(i == 0 ? kInNoName : kBehindName, character_at(given, i).code);
    if (!fits) continue;
    const bool ends = name.size() == words.size();
    const auto next = ends ? U'，' : character_at(words, name.size()).code;
    if (!ends && !in(kBehindName, next) &&
        beginning(words.substr(name.size()), words_.verbs).empty() && !(titled && count == 3))
      continue;
    Speaker who;
    who.words = bytes_of(name);
    who.entity = people_.named(who.words, family);
    return who;
  }
  return {};
}

// The last name of a clause before its verb.
Speaker Chinese::person_in(std::string_view clause) {
  for (std::size_t end = clause.size(); end > 0;) {
    std::size_t length = 0;
    const Index known = people_.known_at_end(clause.substr(0, end), length);
    if (known != kNone) {
      Speaker who;
      who.words = bytes_of(clause.substr(end - length, length));
      who.entity = known;
      return who;
    }
    end = last_character(clause.substr(0, end));
  }
  for (std::size_t at = clause.size(); at > 0;) {
    at = last_character(clause.substr(0, at));
    const auto head = clause.substr(0, at);
    const bool titled = !ending(head, words_.titles).empty();
    const bool fits =
        titled || head.empty() || in(kPauses, character_at(head, last_character(head)).code);
    if (!fits) continue;
    if (auto who = name_at(clause.substr(at), titled); who.found()) return who;
  }
  return {};
}

// "应急管理局", "縣府官員": a body or an office that speaks.
Speaker Chinese::role_of(std::string_view clause) {
  Speaker who;
  const Place last = last_of(clause, words_.callings);
  if (last.at == clause.npos) return who;
  who.words = bytes_of(clause.substr(0, last.at + last.length));
  who.role = true;
  return who;
}

void Chinese::meet(Bytes paragraph) {
  const auto text = at(paragraph);
  for (const auto& title : words_.titles) {
    for (auto place = text.find(title); place != text.npos;
         place = text.find(title, place + title.size())) {
      const auto rest = text.substr(place + title.size());
      name_at(rest.substr(0, std::min(rest.size(), 5 * kSign)), true);
    }
  }
}

// “…”，王丽说。
Told Chinese::behind(const Around& around) {
  Told told;
  auto after = trim_blanks(at(around.after));
  const bool pause = after.starts_with("，") || after.starts_with(",");
  if (pause) after = trim_blanks(after.substr(after.starts_with(",") ? 1 : kSign));
  const auto inside = at(around.inside);
  bool ended = pause;
  for (const std::string_view sign : {"，", "。", "！", "？", ",", "!", "?", "…"})
    ended = ended || inside.ends_with(sign);
  const Place verb = first_of(after, words_.verbs);
  if (!ended || verb.at == after.npos || verb.at > kReach) return told;
  const auto clause = after.substr(0, verb.at);
  for (const std::string_view sign : {"，", "。", ",", "；"}) {
    if (clause.find(sign) != clause.npos) return told;
  }
  told.speaker = person_in(clause);
  if (!told.speaker.found() && !is_pronoun(clause)) told.speaker = role_of(clause);
  told.says = told.speaker.found() || is_pronoun(clause);
  told.carries = !told.speaker.found();
  told.verb = bytes_of(after.substr(verb.at, verb.length));
  return told;
}

// 市长王丽表示：“…”
Told Chinese::before(const Around& around) {
  Told told;
  auto words = trim_blanks(at(around.before));
  const auto bare = without_colon(words);
  const bool colon = words.size() != bare.size();
  constexpr std::size_t kSlack = 4 * kSign;  // 说道, 告诉记者
  const Place verb = last_of(bare, words_.verbs);
  const bool near = verb.at != bare.npos && verb.at + verb.length + kSlack >= bare.size();
  if (!near && !(words.ends_with("：") || words.ends_with(":"))) return told;
  if (!near && bare.size() > 12 * kSign) return told;
  if (near && !colon && verb.at + verb.length != bare.size()) return told;
  const auto sentence = near ? bare.substr(0, verb.at) : bare;
  const auto clause = behind_last_pause(sentence);
  told.says = told.verb_before = true;
  if (near) told.verb = bytes_of(bare.substr(verb.at, verb.length));
  told.speaker = person_in(clause);
  if (!told.speaker.found() && !is_pronoun(clause)) told.speaker = role_of(clause);
  if (!told.speaker.found() && !is_pronoun(clause)) told.speaker = person_in(sentence);
  told.carries = !told.speaker.found();
  return told;
}

Told Chinese::around(const Around& around) {
  Told told = before(around);
  if (!told.says) told = behind(around);
  if (told.says && !told.speaker.found()) told.speaker = person_in(at(around.paragraph_before));
  if (told.says) return told;
  // A sentence of its own behind one that somebody said.
  const auto inside = at(around.inside);
  constexpr std::size_t kLeast = 6 * kSign;
  const bool whole = inside.ends_with("。") || inside.ends_with("！") || inside.ends_with("？");
  told.says = told.carries = whole && inside.size() >= kLeast &&
                             trim_blanks(at(around.before)).empty() &&
                             trim_blanks(at(around.after)).empty();
  return told;
}

// 王丽指出，新桥将于明年秋天完工
Report Chinese::report(Bytes sentence) {
  Report found;
  const auto words = at(sentence);
  constexpr std::size_t kLongestLead = 40 * kSign;
  const auto lead = words.substr(0, std::min(words.size(), kLongestLead));
  for (std::size_t pause = lead.find_first_of(kFirstOfPause); pause != lead.npos;
       pause = lead.find_first_of(kFirstOfPause, pause + 1)) {
    const auto rest = words.substr(pause);
    const std::size_t length = rest.starts_with(',') ? 1 : rest.starts_with("，") ? kSign : 0;
    if (length == 0) continue;
    const auto clause = lead.substr(0, pause);
    const auto verb = ending(clause, words_.verbs);
    if (verb.empty()) continue;
    const auto subject = behind_last_pause(clause.substr(0, clause.size() - verb.size()));
    found.speaker = person_in(subject);
    if (!found.speaker.found()) found.speaker = role_of(subject);
    if (!found.speaker.found()) return {};
    found.verb = bytes_of(clause.substr(clause.size() - verb.size()));
    found.words = bytes_of(words.substr(pause + length));
    return found;
  }
  return {};
}

}  // namespace news::annotation
