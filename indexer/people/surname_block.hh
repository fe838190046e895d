// SPDX-License-Identifier: GPL-2.0-or-later
// The people of one surname. Full names fall into classes (given_names.hh); each is a person. A
// name that could be several of them ("Doe", "J. Doe") is given to one of them, by these rules in
// their order, or stays open with those who may be meant:
//
//   title    of those with that surname one alone has the office that stands before it
//   article  the article names one of them in full, and no other
//   reach    in the articles of a year before and after (else of three), one of them speaks or is
//            named kOutweighs times as often as all others (a speaker weighs kSpeaks times a name)
//
// One whose gender the article tells is none of the other. A name that the archive knows no full
// form of is a person of its own, unless it is a first name: then it is one in its article alone.
// No article tells its gender or an office: it stays open, for it may as well be a firm's.
// Pure; nearly linear: of very many who share a surname only the kMostCandidates commonest are
// weighed, and all others against them.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/people/witness.hh"

namespace news {

// `before`: the block's entries in the generation before, whose ids go on where the spellings do.
MadeBlock make_surname_block(std::string_view key, const std::vector<Witness>& witnesses,
                             const std::vector<PersonEntry>& before);

inline constexpr std::size_t kMostCandidates = 64;
inline constexpr std::size_t kMostSpellings = 100;  // kept of one person

// A new id where nobody of the names had one before.
std::uint64_t new_person_id(std::string_view key, std::string_view distinction);

}  // namespace news
