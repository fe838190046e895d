// SPDX-License-Identifier: GPL-2.0-or-later
// The passes over the people, in their order. vote_pronouns() goes before the statements are looked
// for, the others after.
#pragma once

#include "indexer/annotate/text/story.hh"

namespace news::annotation {

void vote_pronouns(Story& story);     // Entity::male, female
void resolve_speakers(Story& story);  // Statement::entity, follows
void settle_labels(Story& story);     // the same, of the turns of official transcripts
void settle_foreign(Story& story);    // the same, of articles in other languages
void describe_people(Story& story);   // Entity::title_begin, title_end
void tell_kinds(Story& story);        // Statement::kind

}  // namespace news::annotation
