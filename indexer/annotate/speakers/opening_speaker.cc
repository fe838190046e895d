// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/annotate/speakers/opening_speaker.hh"

#include "indexer/annotate/speakers/certainty.hh"
#include "indexer/annotate/speakers/description_words.hh"
#include "indexer/annotate/text/reach.hh"

namespace news::annotation {
namespace {

// Is `who` named for the first time after `token`, in full, without title, role or apposition?
bool introduced_bare(const Story& story, Index who, Index token) {
  const Entity& person = story.entities[static_cast<std::size_t>(who)];
  if (person.kind != EntityKind::person || person.first == person.last) return false;
  for (const Mention& mention : story.mentions) {
    if (mention.entity != who) continue;
    const bool aside = mention.end < story.size() && story.at(mention.end).kind == TokenKind::comma;
    const bool role = mention.begin > 0 && story.is(mention.begin - 1, kRole | kTitle);
    return mention.title == mention.begin && !aside && !role && mention.begin > token &&
           mention.end - mention.begin >= 2;
  }
  return false;
}

bool tells_office(const Story& story, const Statement& s) {
  if (s.full_begin == kNone || is_indefinite(story, s.full_begin)) return false;
  const Index head = s.full_end - 1;
  return story.is(head, kTitle) && story.is(head, kRole) && !story.is(head, kPlural);
}

}  // namespace

void name_opening_speaker(Story& story) {
  if (story.statements.size() < 2) return;
  const Statement opening = story.statements[0], next = story.statements[1];
  if (!tells_office(story, opening) || next.entity == kNone || !next.subject.found()) return;
  if (next.paragraph <= opening.paragraph || next.paragraph > opening.paragraph + reach::kOpening)
    return;
  if (!introduced_bare(story, next.entity, opening.end)) return;
  for (Statement& other : story.statements) {
    if (other.full_begin != opening.full_begin) continue;
    other.entity = next.entity;
    other.full_begin = other.full_end = kNone;
    other.confidence = certainty::kAhead;
  }
}

}  // namespace news::annotation
