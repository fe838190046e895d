// SPDX-License-Identifier: GPL-2.0-or-later
// How far attribution looks from where it stands, in tokens unless it says otherwise. Each bound
// keeps the work linear, and is as long as what it looks for is in news prose: a longer look finds
// another's words more often than its own.
#pragma once

#include "indexer/annotate/text/story.hh"

namespace news::annotation::reach {

// Text and names
inline constexpr Index kSentence = 600;      // longer is no sentence but a list or a broken page
inline constexpr Index kAttribution = 7;     // after a closing mark: "one of the girls said"
inline constexpr Index kHeading = 40;        // of a paragraph, to tell a heading from prose
inline constexpr Index kName = 10;           // in one run of capitals
inline constexpr Index kNameWords = 4;       // capitals in a person's name
inline constexpr Index kTitleBack = 5;       // from a name to the verb or preposition before it
inline constexpr Index kOwnDescription = 4;  // before the name of what the sentence is about
inline constexpr Index kAside = 24;          // from a name over its aside to its verb
inline constexpr std::size_t kFamily = 16;   // people with one surname

// Noun phrases
inline constexpr Index kPhrase = 24;          // a plain noun phrase
inline constexpr Index kBracket = 12;         // in brackets
inline constexpr Index kAcronym = 4;          // "(NDP)", "(R-Texas)"
inline constexpr Index kModifiers = 4;        // words between a determiner and a noun
inline constexpr Index kChainNoun = 6;        // in one link of "at an event in Halifax"
inline constexpr int kChain = 4;              // links, and prepositional phrases of one speaker
inline constexpr int kCircumstances = 6;      // times and places after a verb
inline constexpr int kCircumstanceParts = 5;  // prepositional phrases of one of them
inline constexpr Index kTitleOfWork = 7;      // words of a title in marks
inline constexpr Index kApposition = 40;      // between the commas
inline constexpr Index kAppositionName = 7;   // an apposition that is a name, titles included
inline constexpr Index kAppositionTitle = 4;  // titles before that name
inline constexpr Index kDescribedName = 12;   // "mother of two and campaigner Jane Doe"
inline constexpr Index kNickname = 9;         // words in marks that may stand in an apposition
inline constexpr Index kTitleInList = 8;      // words between "and" and a name
inline constexpr std::size_t kSpeakersAtOnce = 8;

// Statements
inline constexpr Index kDateline = 12;
inline constexpr Index kClause = 60;            // to its finite verb
inline constexpr Index kWarning = 20;           // to the "that" of a warning
inline constexpr Index kRelative = 24;          // a noun with its clause
inline constexpr Index kSubject = 30;           // to the first person of a sentence
inline constexpr Index kTopic = 40;             // to the person a quotation is about
inline constexpr Index kSource = 40;            // who it is according to, with the apposition
inline constexpr Index kAfterSpeaker = 14;      // "Doe said in a speech to be printed ..."
inline constexpr Index kInsertion = 14;         // "Doe said, however, that"
inline constexpr Index kPlace = 8;              // "said on The Morning Fan that"
inline constexpr Index kFragment = 12;          // from "called" to the mark, or to a colon
inline constexpr Index kDeed = 8;               // after "announced on", to a "that"
inline constexpr Index kTimeLapse = 5;          // "a day after"
inline constexpr Index kSilent = 4;             // "though his office did not"
inline constexpr Index kExtent = 400;           // to the end of somebody's words
inline constexpr std::size_t kExtentHits = 40;  // attributions looked at for that end
inline constexpr Index kLabel = 6;              // of a turn
inline constexpr Index kLabelDescription = 20;  // "DOE, HARBOUR MASTER OF OXMOOR (on the phone):"
inline constexpr Index kSignature = 18;         // "- Jane Doe, harbour master" below a quotation
inline constexpr Index kLinkLabel = 4;          // "READ MORE:"
inline constexpr Index kClosingLine = 12;       // "END 3:44 P.M. EST"

// Speakers
inline constexpr Index kPronounVote = 30;       // from a name to a pronoun that tells its gender
inline constexpr std::size_t kOwners = 4;       // mentions before a name that "her" may refer to
inline constexpr Index kRelativeBack = 30;      // from "who" to its noun
inline constexpr Index kFarBack = 400;          // from a pronoun to anybody it may mean
inline constexpr int kMentionsBack = 40;        // mentions, from a pronoun
inline constexpr int kBodiesBack = 20;          // mentions, from "it"
inline constexpr int kBodyWordBack = 60;        // mentions, from "the bureau"
inline constexpr Index kStatementsBack = 30;    // statements, from "he"
inline constexpr Index kBodyStatements = 4;     // statements, from "it" and "they"
inline constexpr Index kEpithetStatements = 6;  // statements, from "the retired nurse"
inline constexpr Index kZones = 4;              // paragraphs, past headings and captions
inline constexpr int kRoleBack = 60;            // mentions, from "the minister"
inline constexpr int kRoleAhead = 12;           // mentions
inline constexpr Index kRoleTokensAhead = 220;
inline constexpr Index kDescription = 14;       // words that describe a person, on either side
inline constexpr Index kOpening = 2;            // paragraphs, from a lead to who is meant in it
inline constexpr std::size_t kTitleNames = 32;  // people named in the title of a record

}  // namespace news::annotation::reach
