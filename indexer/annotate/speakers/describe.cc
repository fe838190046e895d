// SPDX-License-Identifier: GPL-2.0-or-later
// What the article calls a person: the words before the full name ("British Foreign Secretary James
// Doe", "retired teacher Ann Doe"), else the apposition after it ("Ann Doe, a professor at
// Laval,"). An honorific alone (Dr., Const.) is kept only when nothing better is found.
#include <algorithm>

#include "indexer/annotate/phrases/phrases.hh"
#include "indexer/annotate/speakers/passes.hh"
#include "indexer/annotate/text/reach.hh"
#include "indexer/annotate/text/story.hh"
#include "indexer/annotate/text/transcript.hh"

namespace news::annotation {
namespace {

bool tells_role(const Story& story, Index begin, Index end) {
  for (Index i = begin; i < end; ++i) {
    if (story.is(i, kRole | kTitle)) return true;
    if (!story.at(i).capital && story.stem(i, Ending::calling) > 3) return true;
  }
  return false;
}

void set_description(const Story& story, Entity& who, Index begin, Index end) {
  if (begin < end && story.is(begin, kDeterminer | kPossessive) && story.at(begin).name == kNone)
    ++begin;
  if (begin >= end) return;
  who.title_begin = story.at(begin).begin;
  who.title_end = story.at(end - 1).end;
}

// The noun phrase that ends in the name, up to the name.
bool describe_from_before(const Story& story, const Mention& mention, Entity& who) {
  const Index limit =
      std::max(story.paragraph_at(mention.begin).begin, mention.begin - reach::kDescription);
  if (mention.begin == limit) return false;
  const Subject phrase = subject_before(story, limit, mention.end);
  if (!phrase.found() || phrase.begin < mention.begin || phrase.whole_begin >= mention.begin)
    return false;
  if (!tells_role(story, phrase.whole_begin, mention.begin)) return false;
  const bool possessor = story.at(mention.begin - 1).kind == TokenKind::possessive;
  if (possessor || story.is(mention.begin - 1, kCoordinator | kPreposition)) return false;
  for (Index i = phrase.whole_begin; i < mention.begin; ++i) {
    if (story.reads(i, Cue::and_) || story.reads(i, Cue::for_)) return false;
  }
  set_description(story, who, phrase.whole_begin, mention.begin);
  return true;
}

// ", a professor at Laval University,"
bool describe_from_after(const Story& story, const Mention& mention, Entity& who) {
  const Index comma = mention.end;
  const Index end = story.paragraph_at(mention.begin).end;
  if (comma + 2 >= end || story.at(comma).kind != TokenKind::comma) return false;
  const Index begin = comma + 1;
  if (story.is(begin, kWho | kPreposition | kCoordinator) || story.at(begin).verb != 0)
    return false;
  for (Index i = begin; i < end && i < begin + reach::kDescription; ++i) {
    const Token& token = story.at(i);
    const bool label = (token.kind == TokenKind::colon || token.kind == TokenKind::open) &&
                       mention.begin == story.paragraph_at(mention.begin).begin &&
                       all_capitals(story, mention.begin, i);
    if (token.kind == TokenKind::comma || token.kind == TokenKind::stop || label) {
      if (!label && !story.is(begin, kDeterminer) && !tells_role(story, begin, i)) return false;
      set_description(story, who, begin, i);
      return true;
    }
    const bool inside = token.kind == TokenKind::word || token.kind == TokenKind::possessive;
    if (!inside || (token.bits & (kAuxiliary | kHe | kShe | kThey)) != 0) return false;
  }
  return false;
}

// "Ontario's minister for children, Jane Doe,": the phrase before the comma, when a role heads it.
bool describe_from_apposed(const Story& story, const Mention& mention, Entity& who) {
  const Index comma = mention.title - 1;
  const Paragraph& here = story.paragraph_at(mention.begin);
  if (comma < here.begin + 2 || mention.end >= here.end || story.at(comma).kind != TokenKind::comma)
    return false;
  const TokenKind after = story.at(mention.end).kind;
  if (after != TokenKind::comma && after != TokenKind::stop) return false;
  const Subject phrase =
      subject_before(story, std::max(here.begin, comma - reach::kDescription), comma);
  if (!phrase.found() || !tells_role(story, phrase.whole_begin, comma)) return false;
  for (Index i = phrase.whole_begin; i < comma; ++i) {
    if (story.at(i).name == kNone) continue;
    const Index entity = story.mentions[static_cast<std::size_t>(story.at(i).name)].entity;
    if (story.entities[static_cast<std::size_t>(entity)].kind == EntityKind::person) return false;
  }
  set_description(story, who, phrase.whole_begin, comma);
  return true;
}

bool only_honorific(const Story& story, const Mention& mention) {
  for (Index i = mention.title; i < mention.begin; ++i) {
    if (!story.is(i, kHonorific)) return false;
  }
  return true;
}

}  // namespace

void describe_people(Story& story) {
  std::vector<bool> described(story.entities.size());
  for (const Mention& mention : story.mentions) {
    const auto index = static_cast<std::size_t>(mention.entity);
    Entity& who = story.entities[index];
    if (described[index] || who.kind != EntityKind::person || !who.sure) continue;
    if (story.at(mention.begin).quote != kNone || mention.begin == 0) continue;
    const bool titled = mention.title < mention.begin && !only_honorific(story, mention);
    described[index] = describe_from_before(story, mention, who) || titled ||
                       describe_from_after(story, mention, who) ||
                       describe_from_apposed(story, mention, who);
  }
}

}  // namespace news::annotation
