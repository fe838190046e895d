// SPDX-License-Identifier: GPL-2.0-or-later
// "Jane Doe, John Roe and Mayor Ann Lee said": one mention, several speakers. Convention: the first
// is the speaker that is named in full, the others count as speakers of the same quotation too; who
// has no name ("Doe and her aides") is in the mention alone.
#pragma once

#include <vector>

#include "indexer/annotate/text/story.hh"

namespace news::annotation {

// The people (entities) that the mention of `subject` lists, in their order; empty: it lists none.
std::vector<Index> people_listed(const Story& story, const Subject& subject);

// False for the name at the end of "a spokesperson for the Ministry of Health".
bool heads_phrase(const Story& story, const Subject& subject, Index name);

}  // namespace news::annotation
