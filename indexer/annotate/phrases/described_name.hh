// SPDX-License-Identifier: GPL-2.0-or-later
// A name behind what its bearer is, whether or not that is a role we know: "headteacher Jane Doe",
// "Cambridge cartoonist Jane Doe", "a delighted Jane Doe", "mother of two Jane Doe". After a verb
// of saying a few words in small letters and then a name that closes the clause are a role and a
// name.
#pragma once

#include <vector>

#include "indexer/annotate/text/story.hh"

namespace news::annotation {

// The mention that closes such a phrase, which starts at `begin`, with a word in small letters
// right before it; kNone: none does.
Index described_name(const Story& story, Index begin, Index limit);

// The mention of a person that starts at `at`, its titles or its description included; kNone: none.
Index named_at(const Story& story, Index at, Index limit);

// "Ann Lee, Bo Roe and Kim Poe" after a verb, the first of them ending at `end`: where the last
// ends. Returns `end` when nobody is listed, or when the list would be the subject of what follows.
Index past_list(const Story& story, Index end, Index limit);

// May what stands at `i` follow a whole noun phrase, so that the phrase is no subject of it?
bool ends_phrase(const Story& story, Index i, Index limit);

}  // namespace news::annotation
