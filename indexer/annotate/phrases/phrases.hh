// SPDX-License-Identifier: GPL-2.0-or-later
// Noun phrases beside a speech verb: who speaks, who is told, and the time, place and occasion that
// news copy puts between verb and words. Each walk is bounded, so attribution stays linear.
#pragma once

#include "indexer/annotate/text/story.hh"

namespace news::annotation {

// The phrase that ends before token `end` and starts no earlier than `limit`: "Jane Doe said",
// "Doe, a lawyer for the family, said" (the apposition belongs to the whole, not to the mention).
Subject subject_before(const Story& story, Index limit, Index end);

// The phrase an aside before token `end` belongs to; the token before `end` closes the aside.
Subject subject_before_aside(const Story& story, Index limit, Index end);

// The phrase that starts at token `begin` ("said Jane Doe, a lawyer"); `next` is the token after
// it.
Subject subject_after(const Story& story, Index begin, Index limit, Index& next);

// Past one noun phrase that starts at `begin` ("reporters", "the House committee", "host Ann Lee").
// Returns begin when none starts there.
Index skip_noun_phrase(const Story& story, Index begin, Index limit);

// Past adverbs, times, places and occasions: "Tuesday in a statement". Stops where the words begin.
Index skip_adjuncts(const Story& story, Index begin, Index limit);

// A quotation mark, or the end of one.
bool at_span_end(const Story& story, Index i);

}  // namespace news::annotation
