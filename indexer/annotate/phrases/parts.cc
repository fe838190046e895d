// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/annotate/phrases/parts.hh"

#include <algorithm>

#include "indexer/annotate/text/reach.hh"

namespace news::annotation {
namespace {

// A word that cannot be inside a noun phrase.
bool breaks_phrase(const Story& story, Index i) {
  const Token& token = story.at(i);
  if (token.capital && token.name != kNone) return false;
  if ((token.bits & (kAuxiliary | kSubordinator | kThat | kFinite | kInterrogative | kNegation)) !=
      0) {
    return (token.bits & kMonth) == 0 || !token.capital;
  }
  return token.verb != 0 && !story.verb(i).also_noun && !token.capital;
}

// Before a bracket that ends the phrase: "the Bureau of Canada (BC)".
Index bracket_start(const Story& story, Index begin, Index end) {
  if (story.at(end - 1).kind != TokenKind::close) return end;
  for (Index i = end - 2; i > begin; --i) {
    if (story.at(i).kind == TokenKind::open) return i;
  }
  return end;
}

// "University of Regina law professor Jane Doe": nouns between a capitalised body and the name
// describe her; "a spokesman for lawyer Jane Doe" does not.
bool described_by_body(const Story& story, Index begin, Index end) {
  const Index name = story.at(end - 1).name;
  if (name == kNone) return false;
  const Mention& mention = story.mentions[static_cast<std::size_t>(name)];
  if (mention.end != end || end - mention.begin < 2) return false;
  Index at = std::max(begin, mention.title);
  const Index nouns = at;
  while (at > begin && story.at(at - 1).kind == TokenKind::word && !story.at(at - 1).capital &&
         is_noun_like(story, at - 1)) {
    --at;
  }
  if (at == begin || at == nouns || !story.is(nouns - 1, kRole | kTitle)) return false;
  return story.at(at - 1).capital || story.at(at - 1).kind == TokenKind::possessive;
}

// "Secretary of State Jane Doe", "Chief of Staff Jane Doe": the name at the end is the head.
bool title_runs_on(const Story& story, Index begin, Index head, Index end) {
  if (head < end && described_by_body(story, begin, end)) return true;
  const Index last = head < end ? story.at(end - 1).name : kNone;
  if (last != kNone) {  // "Union of Mill Towns Grand Chief Jane Doe"
    const Mention& whole = story.mentions[static_cast<std::size_t>(last)];
    if (whole.end == end && whole.title <= begin && whole.begin > head) return true;
  }
  if (head >= end || !story.reads(head, Cue::of) || !story.is(head - 1, kTitle) ||
      !story.at(head - 1).capital)
    return false;
  const Index name = story.at(end - 1).name;
  if (name == kNone || story.at(begin).name == name) return false;
  const Mention& mention = story.mentions[static_cast<std::size_t>(name)];
  return mention.begin > head + 1 && mention.end == end && end - mention.begin >= 2;
}

// "Jane Doe, John Roe and ...": the first person listed with commas from `begin` on; kNone: none.
Index first_listed(const Story& story, Index begin, Index end) {
  for (Index i = begin; i + 1 < end; ++i) {
    if (story.at(i + 1).kind == TokenKind::comma && ends_likely_person(story, i))
      return story.mentions[static_cast<std::size_t>(story.at(i).name)].begin;
  }
  return kNone;
}

// "Jane Doe and Mayor John Roe": the start of the person named before the one at `second`, when
// both open a clause; else kNone.
Index first_of_two(const Story& story, Index begin, const Mention& second) {
  Index link = second.title - 1;
  const Index limit = std::max(begin, link - reach::kTitleInList);
  while (link > limit && (story.at(link).kind == TokenKind::possessive ||
                          (is_noun_like(story, link) && !story.reads(link, Cue::and_))))
    --link;
  if (link <= begin || !story.reads(link, Cue::and_) ||
      !(second.title == link + 1 ? ends_likely_person(story, link - 1)
                                 : ends_sure_person(story, link - 1)))
    return kNone;
  const Mention& first = story.mentions[static_cast<std::size_t>(story.at(link - 1).name)];
  if (first.end != link || first.begin < begin || first.entity == second.entity) return kNone;
  if (begin > story.paragraph_at(begin).begin) {
    const Token& before = story.at(begin - 1);
    constexpr WordBits kClauseStart = kCoordinator | kSubordinator | kThat | kAdverb;
    if (before.kind == TokenKind::possessive ||
        (before.kind == TokenKind::word && (before.bits & kClauseStart) == 0))
      return kNone;
  }
  const Index lead = first_listed(story, begin, first.title);
  return lead == kNone ? first.begin : lead;
}

bool head_is_role(const Story& story, const Subject& head) {
  const Index end = head_end(story, head.begin, head.end);
  return story.is(end - 1, kRole | kTitle);
}

}  // namespace

bool is_word(const Story& story, Index i) {
  const TokenKind kind = story.at(i).kind;
  return kind == TokenKind::word || kind == TokenKind::number;
}

bool is_name_token(const Story& story, Index i) {
  const Token& token = story.at(i);
  if (token.kind != TokenKind::word || !token.capital) return false;
  return token.name != kNone || (token.bits & (kFunction | kCommon)) == 0;
}

bool is_noun_like(const Story& story, Index i) {
  const Token& token = story.at(i);
  if (!is_word(story, i)) return false;
  if ((token.bits & kPersonNoun) != 0 || token.kind == TokenKind::number) return true;
  return !breaks_phrase(story, i) && (token.bits & (kFunction | kAdverb)) == 0;
}

bool is_time(const Story& story, Index i) {
  const Token& token = story.at(i);
  if (i + 1 < story.size() && story.at(i + 1).kind == TokenKind::possessive)
    return false;  // Monday's vote
  return (token.bits & (kDay | kTime)) != 0 || ((token.bits & kMonth) != 0 && token.capital);
}

bool is_person_mention(const Story& story, Index i) {
  const Index name = story.at(i).name;
  if (name == kNone) return false;
  const Index entity = story.mentions[static_cast<std::size_t>(name)].entity;
  return story.entities[static_cast<std::size_t>(entity)].kind == EntityKind::person;
}

bool ends_sure_person(const Story& story, Index i) {
  if (!is_person_mention(story, i)) return false;
  const Mention& mention = story.mentions[static_cast<std::size_t>(story.at(i).name)];
  return mention.end == i + 1 && story.at(mention.begin).capital &&
         story.entities[static_cast<std::size_t>(mention.entity)].sure;
}

bool ends_likely_person(const Story& story, Index i) {
  if (ends_sure_person(story, i)) return true;
  if (!is_person_mention(story, i)) return false;
  const Mention& mention = story.mentions[static_cast<std::size_t>(story.at(i).name)];
  if (mention.end != i + 1 || mention.end - mention.begin < 2) return false;
  constexpr WordBits kNobody =
      kOrganisation | kPlace | kDocument | kCollective | kCommon | kDay | kMonth | kNationality;
  for (Index t = mention.begin; t < mention.end; ++t) {
    if (!story.at(t).capital || story.is(t, kNobody)) return false;
  }
  return true;
}

bool looks_like_person(const Story& story, const Mention& mention) {
  if (mention.title < mention.begin || story.is(mention.begin, kFirstName)) return true;
  constexpr WordBits kElse = kOrganisation | kDocument | kCollective | kPlace | kDay | kMonth |
                             kOccasion | kNationality | kCommon;
  const bool alone = mention.end - mention.begin == 1;
  return !story.is(mention.end - 1, alone ? kElse : kOrganisation | kDocument | kCollective);
}

Index head_end(const Story& story, Index begin, Index end) {
  for (Index i = begin + 1; i < end; ++i) {
    if (story.at(i).kind == TokenKind::open) return i;
    if (!story.is(i, kPreposition) || story.at(i).capital) continue;
    if (story.is(i - 1, kDeterminer | kAdverb)) continue;  // "one of the men"
    return i;
  }
  return end;
}

void set_mention(const Story& story, Index begin, Index end, Subject& subject) {
  Index head = head_end(story, begin, end);
  if (title_runs_on(story, begin, head, end)) head = end;
  const Index name = story.at(head - 1).name;
  if (name != kNone) {
    const Mention& mention = story.mentions[static_cast<std::size_t>(name)];
    const Entity& entity = story.entities[static_cast<std::size_t>(mention.entity)];
    const bool person = entity.kind == EntityKind::person;
    const Index first = person ? first_of_two(story, begin, mention) : kNone;
    subject.begin = !person ? begin : first != kNone ? first : std::max(mention.begin, begin);
    subject.end = person ? head : bracket_start(story, begin, end);
    return;
  }
  subject.begin = begin;
  subject.end = end;
}

bool apposition_names(const Story& story, const Subject& head, Index begin, Index end,
                      Subject& out) {
  if (end <= begin || is_person_mention(story, head_end(story, head.begin, head.end) - 1))
    return false;
  const bool office = story.at(head.end - 1).name != kNone;  // "The PBO, Jane Doe, said"
  if (office) {
    const Index name = story.at(end - 1).name;
    if (name == kNone || begin < story.mentions[static_cast<std::size_t>(name)].title) return false;
  }
  const bool role = head_is_role(story, head);
  if (!role && !story.is(head.begin, kPossessive | kDeterminer)) return false;
  const Index stop = head_end(story, begin, end);
  if (stop - begin > reach::kAppositionName || !is_person_mention(story, stop - 1)) return false;
  const Mention& mention = story.mentions[static_cast<std::size_t>(story.at(stop - 1).name)];
  if (mention.end != stop || mention.title > begin + reach::kAppositionTitle) return false;
  out = head;
  out.begin = std::max(begin, mention.begin);
  out.end = stop;
  return true;
}

}  // namespace news::annotation
