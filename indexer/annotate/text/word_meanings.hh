// SPDX-License-Identifier: GPL-2.0-or-later
// Which lists of a language (common/languages/<code>/<list>.txt) tell attribution about single
// words, and what their tags mean here.
#pragma once

#include <string_view>

#include "indexer/annotate/text/words.hh"

namespace news::annotation {

struct Meaning {
  std::string_view name;
  WordBits bits = 0;
};

// The lists, and what every word of one is.
inline constexpr Meaning kWordLists[] = {
    {"abbreviations", kAbbreviation},
    {"bodies", 0},
    {"common_words", kCommon},
    {"finite_verbs", kFinite},
    {"first_names", kFirstName},
    {"function_words", kFunction},
    {"months", kMonth | kTime},
    {"name_parts", 0},
    {"nationalities", kNationality},
    {"occasions", kOccasion},
    {"organisations", kOrganisation},
    {"people", 0},
    {"places", kPlace},
    {"time", kTime},
    {"titles", 0},
};

// What a word is besides, by tag; the tags with the most words first.
inline constexpr Meaning kWordTags[] = {
    {"male", kMale},
    {"female", kFemale},
    {"role", kRole},
    {"title", kTitle},
    {"plural", kPlural},
    {"adverb", kAdverb},
    {"collective", kCollective},
    {"document", kDocument},
    {"common", kCommon},
    {"honorific", kHonorific},
    {"auxiliary", kAuxiliary},
    {"preposition", kPreposition},
    {"determiner", kDeterminer},
    {"particle", kParticle},
    {"day", kDay},
    {"negation", kNegation},
    {"subordinator", kSubordinator},
    {"addressee", kAddressee},
    {"time", kTime},
    {"be", kBe},
    {"interrogative", kInterrogative},
    {"suffix", kSuffix},
    {"possessive", kPossessive},
    {"coordinator", kCoordinator},
    {"i", kFirstPerson},
    {"he", kHe},
    {"she", kShe},
    {"they", kThey},
    {"it", kIt},
    {"you", kYou},
    {"who", kWho},
    {"that", kThat},
    {"of", kOf},
    {"subjunctive", kSubjunctive},
    {"verb-particle", kVerbParticle},
    {"reflexive", kReflexive},
    {"so-says", kSoSays},
};

}  // namespace news::annotation
