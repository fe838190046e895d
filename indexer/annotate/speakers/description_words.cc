// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/annotate/speakers/description_words.hh"

#include <algorithm>

#include "indexer/annotate/phrases/parts.hh"

namespace news::annotation {

bool is_indefinite(const Story& story, Index i) {
  const std::string_view word = story.word(i);
  return word == "a" || word == "A" || word == "an" || word == "An" || word == "another" ||
         word == "Another" || word == "one" || word == "One";
}

// "The union that represents the drivers" is no body named before.
bool restricted(const Story& story, const Subject& subject) {
  return subject.end < story.size() && subject.whole_end > subject.end &&
         story.is(subject.end, kThat | kWho);
}

// "The professor", "the singer", "the woman" alone: what somebody is, said of the one who has
// just spoken. Offices (the judge, the minister) may be anybody's.
bool is_calling(const Story& story, const Subject& subject) {
  if (subject.end - subject.begin != 2) return false;
  const std::string_view word = story.word(subject.end - 1);
  for (const std::string_view noun :
       {"professor",     "researcher", "scientist",     "author",       "writer",      "novelist",
        "singer",        "actor",      "actress",       "artist",       "musician",    "comedian",
        "filmmaker",     "farmer",     "veteran",       "activist",     "economist",   "athlete",
        "skater",        "swimmer",    "teacher",       "student",      "nurse",       "woman",
        "man",           "mother",     "father",        "grandmother",  "grandfather", "teen",
        "teenager",      "historian",  "sociologist",   "entrepreneur", "rancher",     "fisherman",
        "chef",          "lawyer",     "doctor",        "retiree",      "widow",       "politician",
        "criminologist", "biologist",  "epidemiologist"}) {
    if (word == noun) return true;
  }
  return false;
}

// "The retired nurse", "the former mayor": a way to name again the person just introduced.
bool is_epithet(const Story& story, const Subject& subject) {
  const std::string_view second = story.word(std::min(subject.begin + 1, subject.end - 1));
  if ((second == "mother" || second == "father") && subject.end - subject.begin == 4) return true;
  if (!story.is(subject.end - 1, kRole) || story.is(subject.end - 1, kPlural)) return false;
  if (head_end(story, subject.begin, subject.end) != subject.end) return false;
  for (Index t = subject.begin + 1; t + 1 < subject.end; ++t) {
    const std::string_view word = story.word(t);
    if (word == "retired" || word == "former" || word == "longtime" || word == "veteran" ||
        word == "young" || word == "single" || word.find("-born") != std::string_view::npos ||
        word.find("-based") != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

// Nouns that stand for a body named before, not for an office of their own (police, court).
bool names_a_firm(const Story& story, Index i) {
  const std::string_view word = story.word(i);
  for (const std::string_view noun :
       {"company",  "firm",    "airline",      "organization", "group",       "retailer",
        "carrier",  "grocer",  "manufacturer", "agency",       "association", "charity",
        "chain",    "bank",    "insurer",      "lender",       "developer",   "producer",
        "operator", "utility", "startup"}) {
    if (word == noun) return true;
  }
  return false;
}

}  // namespace news::annotation
