// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/annotate/caseless/korean.hh"

#include <algorithm>
#include <array>

#include "common/east_asian_names.hh"
#include "common/unicode.hh"

namespace news::annotation {
namespace {

constexpr std::size_t kSign = 3;  // bytes of a syllable

constexpr std::array<std::string_view, 12> kQuoting = {"이라면서", "라면서", "면서", "이라고",
                                                       "라고",     "이라며", "라며", "며",
                                                       "고",       "하고",   "이라", "라는"};

std::string_view quoting_particle(std::string_view after) {
  for (const auto particle : kQuoting) {
    if (!after.starts_with(particle)) continue;
    const auto rest = after.substr(particle.size());
    if (rest.empty() || rest.starts_with(' ') || rest.starts_with(',') || rest.starts_with('.') ||
        rest.starts_with("도 ") || rest.starts_with("도,"))
      return particle;
  }
  return {};
}

std::vector<std::string_view> split(std::string_view words) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < words.size();) {
    const auto end = std::min(words.find(' ', at), words.size());
    if (end > at) out.push_back(words.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

// "시장은" without its particle; empty: it has none.
std::string_view without_particle(std::string_view word) {
  for (const std::string_view particle : {"께서는", "에서는", "은", "는", "이", "가", "도"}) {
    if (word.size() > particle.size() && word.ends_with(particle))
      return word.substr(0, word.size() - particle.size());
  }
  return {};
}

std::string_view without_bracket(std::string_view word) {
  return word.substr(0, word.find('('));
}

}  // namespace

// Who words[i], as `stem`, names together with the word before: "김민수 시장", "이씨", "경찰
// 관계자".
Speaker Korean::person(const std::vector<std::string_view>& words, std::size_t i,
                       std::string_view stem) {
  Speaker who;
  const auto from = [&](std::size_t first) {
    const auto begin = static_cast<std::size_t>(words[first].data() - story_.text.data());
    const auto end = static_cast<std::size_t>(stem.data() - story_.text.data()) + stem.size();
    return Bytes{begin, end};
  };
  stem = without_bracket(stem);
  if (stem.empty()) return {};
  std::size_t length = 0;
  if (const Index known = people_.known_at_end(stem, length);
      known != kNone && length == stem.size()) {
    who.entity = known;
    who.words = from(i);
    return who;
  }
  const auto title = ending(stem, words_.titles);
  const auto head = stem.substr(0, stem.size() - title.size());
  const bool calling = !ending(stem, words_.callings).empty();
  if (!title.empty()) {
    const auto name = head.empty() && i > 0 ? without_bracket(words[i - 1]) : head;
    const std::size_t first = head.empty() && i > 0 ? i - 1 : i;
    if (const auto family = family_name_of(name, "ko"); !family.empty()) {
      who.entity = people_.named(bytes_of(name), family);
      people_.give_title(who.entity, title);
      who.words = from(first);
      return who;
    }
    if (const Index known = people_.of_family(name); known != kNone) {
      who.entity = known;
      who.words = from(first);
      return who;
    }
  }
  if (const auto family = family_name_of(stem, "ko");
      !family.empty() && i > 0 && title.empty() && !calling) {
    const auto before = without_bracket(words[i - 1]);
    if (!ending(before, words_.titles).empty() || !ending(before, words_.callings).empty()) {
      who.entity = people_.named(bytes_of(stem), family);
      who.words = from(i);
      return who;
    }
  }
  if (calling || !title.empty()) {
    const Index holder = title.empty() || !head.empty() ? kNone : people_.of_title(title);
    who.entity = holder;
    who.words = from(holder == kNone && i > 0 && calling ? i - 1 : i);
    who.role = holder == kNone;
  }
  return who;
}

Speaker Korean::subject(std::string_view text, bool last) {
  const auto words = split(text);
  constexpr std::size_t kMost = 30;
  for (std::size_t n = 0; n < std::min(words.size(), kMost); ++n) {
    const std::size_t i = last ? words.size() - 1 - n : n;
    auto word = words[i];
    while (word.ends_with(',')) word.remove_suffix(1);
    const auto stem = without_particle(word);
    if (stem.empty()) continue;
    if (auto who = person(words, i, stem); who.found()) return who;
  }
  return {};
}

void Korean::meet(Bytes paragraph) {
  const auto words = split(at(paragraph));
  for (std::size_t i = 1; i < words.size(); ++i) {
    const auto title = beginning(words[i], words_.titles);
    const auto name = without_bracket(words[i - 1]);
    if (title.empty() || name.size() != 3 * kSign) continue;
    const auto family = family_name_of(name, "ko");
    if (family.empty() || !ending(name, words_.titles).empty() ||
        !ending(name, words_.callings).empty())
      continue;
    people_.give_title(people_.named(bytes_of(name), family), title);
  }
}

Told Korean::around(const Around& around) {
  Told told;
  const auto before = at(around.before), after = at(around.after);
  const auto particle = quoting_particle(after);
  const auto rest = trim_blanks(after.substr(particle.size()));
  const Place verb = first_of(rest, words_.verbs);
  if (verb.at != rest.npos) told.verb = bytes_of(rest.substr(verb.at, verb.length));
  if (!particle.empty()) {
    told.says = told.carries = true;
    told.speaker = subject(before, true);
    if (!told.speaker.found() && verb.at != rest.npos)
      told.speaker = subject(rest.substr(0, verb.at), false);
    return told;
  }
  // "…" 공격수 정하늘이 말했다.
  if (verb.at != rest.npos && (after.starts_with(' ') || after.starts_with(','))) {
    told.speaker = subject(rest.substr(0, verb.at), false);
    told.says = told.speaker.found();
    if (told.says) return told;
  }
  const auto inside = at(around.inside);
  constexpr std::size_t kLeast = 8 * kSign;
  const bool whole = inside.ends_with('.') || inside.ends_with('?') || inside.ends_with('!');
  told.says = told.carries =
      whole && inside.size() >= kLeast && trim_blanks(before).empty() && trim_blanks(after).empty();
  return told;
}

// 김 시장은 다리가 내년에 완공된다고 말했다
Report Korean::report(Bytes sentence) {
  Report found;
  const auto text = at(sentence);
  const auto words = split(text);
  constexpr std::size_t kReach = 6;  // words
  for (std::size_t i = 0; i < std::min(words.size(), kReach); ++i) {
    const auto stem = without_particle(words[i]);
    if (stem.empty()) continue;
    found.speaker = person(words, i, stem);
    if (!found.speaker.found()) continue;
    const auto begin = static_cast<std::size_t>(words[i].data() - text.data()) + words[i].size();
    const auto rest = text.substr(begin);
    const Place verb = last_of(rest, words_.verbs);
    if (verb.at == rest.npos) return {};
    const auto said = trim_blanks(rest.substr(0, verb.at));
    for (const std::string_view end : {"다고", "라고", "자고", "냐고", "다며", "라며"}) {
      if (!said.ends_with(end)) continue;
      found.words = bytes_of(said.substr(0, said.size() - kSign));
      found.verb = bytes_of(rest.substr(verb.at, verb.length));
      return found;
    }
    return {};
  }
  return {};
}

}  // namespace news::annotation
