// SPDX-License-Identifier: GPL-2.0-or-later
// Who said what in languages other than English: the same few constructions everywhere, over the
// words of the language (text/language.hh) and its traits. The passes in their order, after
// split_sentences(); they fill the story as those of English do. Convention: nobody is carried over
// a verb and a name that were not understood: such words have no speaker. Linear in the text.
#pragma once

#include "indexer/annotate/table/traits.hh"
#include "indexer/annotate/text/story.hh"

namespace news::annotation {

void find_dash_speech(Story& story, const Traits& traits);     // more spans
void find_names_by_table(Story& story, const Traits& traits);  // mentions, entities
void find_statements_by_table(Story& story, const Traits& traits);
void resolve_by_table(Story& story, const Traits& traits);  // Statement::entity, kind

}  // namespace news::annotation
