// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/annotate/speakers/roles.hh"

#include <algorithm>
#include <array>

#include "indexer/annotate/phrases/parts.hh"
#include "indexer/annotate/text/reach.hh"

namespace news::annotation {
namespace {

bool same_word(const Story& story, Index token, Index asked) {
  if (story.at(token).id == story.at(asked).id) return true;
  std::string_view mark = story.word(token);
  if (!mark.empty() && mark.back() == '.') mark.remove_suffix(1);
  if (mark.size() > 10 || !story.at(token).capital) return false;
  std::array<char, 10> lower{};
  for (std::size_t i = 0; i < mark.size(); ++i)
    lower[i] = mark[i] >= 'A' && mark[i] <= 'Z' ? static_cast<char>(mark[i] + 32) : mark[i];
  return story.language->is_rank({lower.data(), mark.size()}, story.word(asked));
}

struct Range {
  Index begin = 0, end = 0;
};

// "former party leader" of "former party leader Jane Doe", titles included.
Range words_before(const Story& story, const Mention& mention) {
  Index at = mention.title;
  const Index limit =
      std::max(story.paragraph_at(mention.begin).begin, mention.begin - reach::kDescription);
  while (at > limit) {
    const Token& token = story.at(at - 1);
    if (token.quote != story.at(mention.begin).quote) break;
    const bool word = token.kind == TokenKind::word && is_noun_like(story, at - 1);
    if (!word && token.kind != TokenKind::possessive) break;
    --at;
  }
  return {at, mention.begin};
}

// "a farmer" of "Doe, a farmer near Guelph,": up to the preposition, whose noun is another's.
Range words_after(const Story& story, const Mention& mention) {
  const Index begin = mention.end + 1;
  const Index end = story.paragraph_at(mention.begin).end;
  if (begin >= end || story.at(mention.end).kind != TokenKind::comma) return {};
  Index at = begin;
  while (at < end && at < begin + reach::kDescription) {
    const Token& token = story.at(at);
    const bool word = token.kind == TokenKind::word || token.kind == TokenKind::number ||
                      token.kind == TokenKind::possessive;
    if (!word || story.is(at, kPreposition) || token.quote != kNone) break;
    const bool noun = is_noun_like(story, at) || story.is(at, kDeterminer | kPossessive | kAdverb);
    if (!noun && !token.capital) break;
    ++at;
  }
  return {begin, at};
}

// "The minister" of "The minister responsible for sport, Jane Doe,": from the determiner that opens
// the sentence or follows a comma to the first preposition or adjective.
Range apposed_before(const Story& story, const Mention& mention) {
  const Index comma = mention.title - 1;
  const Index first = story.paragraph_at(mention.begin).begin;
  if (comma < first + 2 || story.at(comma).kind != TokenKind::comma) return {};
  Index begin = comma - 1;
  const Index limit = std::max(first, comma - reach::kDescription);
  while (begin > limit && story.at(begin - 1).kind != TokenKind::stop &&
         story.at(begin - 1).kind != TokenKind::comma && story.at(begin - 1).quote == kNone) {
    --begin;
  }
  if (!story.is(begin, kDeterminer | kPossessive) && story.at(begin).name == kNone) return {};
  Index end = begin + 1;
  while (end < comma && !story.is(end, kPreposition)) ++end;
  return {begin, end};
}

bool holds(const Story& story, const Range& range, Index asked) {
  for (Index t = range.begin; t < range.end; ++t) {
    if (same_word(story, t, asked)) return true;
  }
  return false;
}

// Do the words between "the" and the role ("NDP", "Ontario", "finance") stand in the description?
bool agrees(const Story& story, const Range& range, const Subject& subject) {
  for (Index t = subject.begin + 1; t + 1 < subject.end; ++t) {
    if (story.at(t).kind == TokenKind::word && !holds(story, range, t)) return false;
  }
  return true;
}

// The words of the role itself agree ("health minister"), places and parties are not both given and
// different.
bool shares_place(const Story& story, const Range& range, const Subject& subject) {
  for (Index t = subject.begin; t + 1 < subject.end; ++t) {
    const Token& token = story.at(t);
    const bool place = token.capital || (token.bits & (kNationality | kPlace)) != 0;
    const bool plain = token.kind == TokenKind::word && (token.bits & kFunction) == 0 && !place;
    // "Top doctor", "new mayor": which of them, not what of.
    if (plain && !story.reads(t, Cue::which_one) && story.is(t + 1, kTitle | kRole) &&
        !holds(story, range, t))
      return false;
  }
  return true;
}

// "Conservative Leader" is not the NDP leader.
bool contradicts(const Story& story, const Range& range, const Subject& subject) {
  bool asks = false, has = false;
  for (Index t = subject.begin + 1; t + 1 < subject.end; ++t)
    asks = asks || story.is(t, kNationality | kPlace);
  for (Index t = range.begin; t < range.end; ++t) has = has || story.is(t, kNationality | kPlace);
  return asks && has;
}

// "Vice President Doe" is not the president, "the president's lawyer Doe" neither.
bool same_office(const Story& story, const Range& range, const Subject& subject) {
  const auto other = [&story](Index t) {
    return story.has(t, Cue::other_office) && !story.has(t, Cue::epithet);
  };
  const Index asked = subject.end - 1;
  const bool asks = asked > subject.begin && other(asked - 1);
  for (Index t = range.begin; t < range.end; ++t) {
    if (!same_word(story, t, asked)) continue;
    if (t + 1 < range.end && story.at(t + 1).kind == TokenKind::possessive) return false;
    const bool has = t > range.begin && other(t - 1);
    if (asks != has || (asks && !same_word(story, t - 1, asked - 1))) return false;
  }
  return true;
}

}  // namespace

Index person_in_role(const Story& story, const Subject& subject) {
  const Index asked = subject.end - 1;
  bool owned_by_body = false;  // "the union's president"
  for (Index t = subject.begin; t < subject.end; ++t)
    owned_by_body = owned_by_body || story.at(t).kind == TokenKind::possessive;
  auto at = std::lower_bound(story.mentions.begin(), story.mentions.end(), subject.begin,
                             [](const Mention& m, Index token) { return m.begin < token; });
  Index fallback = kNone;
  for (int looked = 0; at != story.mentions.begin() && looked < reach::kRoleBack; ++looked) {
    --at;
    if (story.entities[static_cast<std::size_t>(at->entity)].kind != EntityKind::person ||
        story.is(at->end - 1, kDocument))
      continue;
    for (const Range& range :
         {words_before(story, *at), words_after(story, *at), apposed_before(story, *at)}) {
      if (!holds(story, range, asked) || !same_office(story, range, subject)) continue;
      if (agrees(story, range, subject)) return at->entity;
      if (owned_by_body) continue;
      if (fallback == kNone && !contradicts(story, range, subject)) fallback = at->entity;
    }
  }
  return fallback;
}

Index named_later(const Story& story, const Subject& subject) {
  auto at = std::lower_bound(story.mentions.begin(), story.mentions.end(), subject.end,
                             [](const Mention& m, Index token) { return m.begin < token; });
  for (int looked = 0; at != story.mentions.end() && looked < reach::kRoleAhead; ++at, ++looked) {
    if (at->begin > subject.end + reach::kRoleTokensAhead) break;
    if (story.entities[static_cast<std::size_t>(at->entity)].kind != EntityKind::person) continue;
    for (const Range& range : {words_before(story, *at), words_after(story, *at)}) {
      if (holds(story, range, subject.end - 1) && same_office(story, range, subject) &&
          shares_place(story, range, subject))
        return at->entity;
    }
  }
  return kNone;
}

}  // namespace news::annotation
