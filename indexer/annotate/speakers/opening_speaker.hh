// SPDX-License-Identifier: GPL-2.0-or-later
// A lead that tells what the speaker is ("..., the city's mayor said.") before a paragraph that
// tells who. Convention: the first speaker of the article, told by an office, is the next to speak
// when that one is named there for the first time, in full, without any word on who it is.
#pragma once

#include "indexer/annotate/text/story.hh"

namespace news::annotation {

// Sets the speaker of the statements of the opening, when they have none named.
void name_opening_speaker(Story& story);

}  // namespace news::annotation
