// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/annotate/speakers/description_words.hh"

#include <algorithm>

#include "indexer/annotate/phrases/parts.hh"

namespace news::annotation {

bool is_indefinite(const Story& story, Index i) {
  return story.has(i, Cue::indefinite);
}

// "The union that represents the drivers" is no body named before.
bool restricted(const Story& story, const Subject& subject) {
  return subject.end < story.size() && subject.whole_end > subject.end &&
         story.is(subject.end, kThat | kWho);
}

// "The professor", "the singer", "the woman" alone: what somebody is, said of the one who has
// just spoken. Offices (the judge, the minister) may be anybody's.
bool is_calling(const Story& story, const Subject& subject) {
  return subject.end - subject.begin == 2 && story.reads(subject.end - 1, Cue::calling);
}

// "The retired nurse", "the former mayor": a way to name again the person just introduced.
bool is_epithet(const Story& story, const Subject& subject) {
  const Index second = std::min(subject.begin + 1, subject.end - 1);
  if (story.reads(second, Cue::parent) && subject.end - subject.begin == 4) return true;
  if (!story.is(subject.end - 1, kRole) || story.is(subject.end - 1, kPlural)) return false;
  if (head_end(story, subject.begin, subject.end) != subject.end) return false;
  for (Index t = subject.begin + 1; t + 1 < subject.end; ++t) {
    if (story.reads(t, Cue::epithet) || story.stem(t, Ending::epithet) > 0) return true;
  }
  return false;
}

// Nouns that stand for a body named before, not for an office of their own (police, court).
bool names_a_firm(const Story& story, Index i) {
  return story.reads(i, Cue::firm);
}

}  // namespace news::annotation
