// SPDX-License-Identifier: GPL-2.0-or-later
// Runs of capitalised words, cut into titles and name: "Finance Minister | Jane Doe". The registry
// of names (names.cc) makes people and bodies of them. Linear in the text.
#pragma once

#include <vector>

#include "indexer/annotate/text/story.hh"

namespace news::annotation {

struct Run {
  Index begin = 0, end = 0;  // capitalised words and the particles between them
  Index name = 0;            // where the name starts; titles lie before it
  bool organisation = false;
  bool headline = false;  // in a line of capitalised words: names nobody new
  bool title = false;     // in the title of an official transcript
  Index entity = kNone;
};

// In the order of the text. Nicknames in marks inside a name are marked as used spans.
std::vector<Run> find_name_runs(Story& story);

// Minister, Chief, Mr.: stands before a name and is none.
bool is_title_word(const Story& story, Index i);

// "lawyer Jane Doe": a role or title in lower case stands before the run.
bool lower_title_before(const Story& story, const Run& run);

}  // namespace news::annotation
