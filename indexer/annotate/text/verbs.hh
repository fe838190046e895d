// SPDX-License-Identifier: GPL-2.0-or-later
// Verbs of saying and what each may take; which they are stands in common/languages/<code>/
// verbs.txt. Convention: statements only. Verbs of attitude (think, believe, hope, want) are none:
// what somebody believes is not what somebody said.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace news::annotation {

using Frames = std::uint32_t;

enum : Frames {
  kTakesQuote = 1u << 0,      // beside a direct quotation: "...," she said
  kTakesThat = 1u << 1,       // said that the plan ...
  kTakesBare = 1u << 2,       // said the plan ...
  kTakesPerson = 1u << 3,     // told reporters (that) ...: an addressee comes first
  kTakesQuestion = 1u << 4,   // asked whether, explained why
  kTakesFragment = 1u << 5,   // called it "a mess", described her as "tough"
  kTakesRequest = 1u << 6,    // urged people to ..., vowed to ...
  kTakesOut = 1u << 7,        // pointed out
  kDocumentVerb = 1u << 8,    // a report shows that: inanimate speakers mostly
  kQuoteOnlyNear = 1u << 9,   // laughed, sighed: only after a quotation and a comma
  kFiniteOnly = 1u << 10,     // its bare clause must show a finite verb: "announced it closed"
  kPlain = 1u << 11,          // say: tells no more than that it was said
  kNeedsHearer = 1u << 12,    // tell
  kSparesHearer = 1u << 13,   // warn, of those that take a person: may do without one
  kTakesObject = 1u << 14,    // warned the home: its object need be no clause
  kOnlyStates = 1u << 15,     // argue, insist: takes nothing but clauses
  kAfterAs = 1u << 16,        // "As Doe noted, the plan failed": the main clause is what was said
  kNamesDeed = 1u << 17,      // "the cuts announced in May": what was done, not who says it
  kWrites = 1u << 18,         // "and wrote a cheque"
  kHearsEvidence = 1u << 19,  // "Court heard that ..."
  kAsksTo = 1u << 20,         // asked hikers to carry spray
  kUrgesTo = 1u << 21,        // urged voters in the north to stay
  kLikens = 1u << 23,         // described the plan as a gift
  kTakesThing = 1u << 22,     // added two points, maintained order: takes things as well as clauses
  kSplits = 1u << 24,         // teilte ... mit: reports only with its particle
};

enum class VerbForm : std::uint8_t { base, third, past, participle };  // participle: saying

struct SpeechVerb {
  std::string_view word;
  VerbForm form = VerbForm::base;
  Frames frames = 0;
  bool also_noun = false;     // claim, report: this form is a common noun too
  bool perfect = false;       // a past participle of its own: needs an auxiliary
  bool also_perfect = false;  // a finite form that is the past participle too: erzählt
};

// The verbs of a language form by form; [0] is no verb.
std::vector<SpeechVerb> read_verbs(std::string_view code);

// Does a tag of verbs.txt mean something?
bool is_verb_tag(std::string_view tag);

}  // namespace news::annotation
