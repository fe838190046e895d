// SPDX-License-Identifier: GPL-2.0-or-later
// A pronoun before anybody else is named tells a person's gender: "Doe said his office ...". Not
// when it may be another's: "Lund resigned. Orlan will look after her department".
#include <algorithm>

#include "indexer/annotate/speakers/passes.hh"
#include "indexer/annotate/text/reach.hh"
#include "indexer/annotate/text/story.hh"

namespace news::annotation {
namespace {

// "Her department" is the department of the one named before.
bool another_owns(const Story& story, std::size_t index, bool male) {
  const Index who = story.mentions[index].entity;
  for (std::size_t k = index; k-- > 0 && k + reach::kOwners >= index;) {
    const Entity& other = story.entities[static_cast<std::size_t>(story.mentions[k].entity)];
    if (story.mentions[k].entity == who || other.kind != EntityKind::person) continue;
    if (male ? other.male > other.female : other.female > other.male) return true;
  }
  return false;
}

void vote(Story& story, std::size_t index) {
  const Mention& mention = story.mentions[index];
  Entity& who = story.entities[static_cast<std::size_t>(mention.entity)];
  if (who.kind != EntityKind::person || who.male != who.female) return;
  Index limit = std::min(story.paragraph_at(mention.begin).end, mention.end + reach::kPronounVote);
  if (index + 1 < story.mentions.size()) limit = std::min(limit, story.mentions[index + 1].begin);
  for (Index i = mention.end; i < limit; ++i) {
    const Token& token = story.at(i);
    if (token.quote != kNone || token.kind == TokenKind::stop) return;
    const bool male = story.reads(i, Cue::masculine);
    if (!male && !story.reads(i, Cue::feminine)) continue;
    const bool owned = story.is(i, kPossessive);
    if (!owned || !another_owns(story, index, male)) ++(male ? who.male : who.female);
    return;
  }
}

}  // namespace

void vote_pronouns(Story& story) {
  for (std::size_t i = 0; i < story.mentions.size(); ++i) vote(story, i);
}

}  // namespace news::annotation
