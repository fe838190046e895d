// SPDX-License-Identifier: GPL-2.0-or-later
// Where a name stands in its sentence: who opens it is what the sentence is about.
#pragma once

#include "indexer/annotate/text/story.hh"

namespace news::annotation {

// The index of the sentence that holds `token`; kNone before the first.
Index sentence_of(const Story& story, Index token);

// "Doe's office"
bool is_possessor(const Story& story, const Mention& mention);

// "in Springfield, Oregon": is the word at `token` the land or province after a town?
bool follows_town(const Story& story, Index token);

// "worked under Doe", "met minister Doe": a name after a preposition or a verb.
bool is_object(const Story& story, const Mention& mention);

// "Parliamentary Budget Officer (PBO)": are the initials of these words in brackets after them?
bool has_initials(const Story& story, Index begin, Index end);

// Has the name that starts at token `name` nothing but its own description before it in the
// sentence that starts at token `sentence`? ("Environmental group Boreal Watch")
bool opens_sentence(const Story& story, Index sentence, Index name);

}  // namespace news::annotation
