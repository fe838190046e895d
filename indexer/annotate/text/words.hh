// SPDX-License-Identifier: GPL-2.0-or-later
// What a single word can mean to the rules. One may carry several meanings at once (May is a month
// and a surname), the rules decide. Which words mean what stands in common/languages; language.hh
// looks them up.
#pragma once

#include <cstdint>

namespace news::annotation {

using WordBits = std::uint64_t;

enum : WordBits {
  kDeterminer = 1ull << 0,  // the, a, some, two
  kPossessive = 1ull << 1,  // his, her, their
  kHe = 1ull << 2,
  kShe = 1ull << 3,
  kThey = 1ull << 4,
  kIt = 1ull << 5,
  kFirstPerson = 1ull << 6,  // I, we
  kYou = 1ull << 7,
  kWho = 1ull << 8,  // who
  kPreposition = 1ull << 9,
  kCoordinator = 1ull << 10,   // and, but, or
  kSubordinator = 1ull << 11,  // because, while, when, if
  kThat = 1ull << 12,
  kAuxiliary = 1ull << 13,  // has, will, did
  kBe = 1ull << 14,         // is, was, been
  kNegation = 1ull << 15,
  kAdverb = 1ull << 16,
  kTitle = 1ull << 17,      // Minister, Chief: may stand before a name
  kHonorific = 1ull << 18,  // Mr., Dr., Sen., Const.: stands before a name and is no part of it
  kMale = 1ull << 19,
  kFemale = 1ull << 20,
  kRole = 1ull << 21,          // minister, lawyer, mother: a noun for a person
  kCollective = 1ull << 22,    // police, company, officials: a noun for those who issue statements
  kDocument = 1ull << 23,      // report, letter, poll: a noun for what states something
  kOrganisation = 1ull << 24,  // University, Inc, Party: makes a capitalised run an organisation
  kPlace = 1ull << 25,
  kMonth = 1ull << 26,
  kDay = 1ull << 27,
  kTime = 1ull << 28,           // today, week, earlier
  kNationality = 1ull << 29,    // Canadian, Liberal
  kFirstName = 1ull << 30,      // with kMale, kFemale or both
  kParticle = 1ull << 31,       // de, van, bin
  kSuffix = 1ull << 32,         // Jr., III
  kAbbreviation = 1ull << 33,   // its full stop does not end a sentence
  kInterrogative = 1ull << 34,  // what, how, which
  kAddressee = 1ull << 35,      // reporters, host: who is told
  kFunction = 1ull << 36,  // any closed-class word: capitalised at a sentence start it is no name
  kFinite = 1ull << 37,    // a common finite verb that is no speech verb: ends a noun phrase
  kOccasion = 1ull << 38,  // statement, interview, tweet: where something is said
  kPlural = 1ull << 39,    // officials, people: goes with a plural verb
  kCommon = 1ull << 40,    // a common word: capitalised at a sentence start it is no name
  // Of languages other than English:
  kOf = 1ull << 41,            // hangs a noun on another: de, von, des
  kSubjunctive = 1ull << 42,   // the verb of reported speech: sei, habe
  kVerbParticle = 1ull << 43,  // the second half of a verb: teilte ... mit
  kReflexive = 1ull << 44,     // s', se, sich
  kSoSays = 1ull << 45,        // stands for the verb: so Doe, aldus Doe
};

}  // namespace news::annotation
