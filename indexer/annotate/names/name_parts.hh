// SPDX-License-Identifier: GPL-2.0-or-later
// What a name is made of: capitalised words and what may stand between two of them. Convention of
// English news copy: particles in small letters (Ursula von der Leyen), "of" in the names of
// bodies, a nickname in marks, a comma before Jr.; a common word at the start of a sentence is no
// name.
#pragma once

#include "indexer/annotate/text/story.hh"

namespace news::annotation {

bool is_name_word(const Story& story, Index i);

// Do two tokens stand side by side, on one side of a quotation mark?
bool joined(const Story& story, Index a, Index b);

// Each gives the name word after what it skips, from `i` or `at` on and before `end`; where there
// is nothing to skip, the place it was given.
Index skip_particles(const Story& story, Index i, Index end);
Index skip_of(const Story& story, Index begin, Index at, Index end);
Index skip_comma(const Story& story, Index begin, Index at, Index end);
// The marks of the nickname are no quotation: its span counts as used.
Index skip_nickname(Story& story, Index i, Index end);

}  // namespace news::annotation
