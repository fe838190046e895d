// SPDX-License-Identifier: GPL-2.0-or-later
// The inventory of speech verbs and what each may take. Convention: statements only. Verbs of
// attitude (think, believe, hope, want) are left out: what somebody believes is not what somebody
// said.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace news::annotation {

using Frames = std::uint16_t;

enum : Frames {
  kTakesQuote = 1u << 0,     // beside a direct quotation: "...," she said
  kTakesThat = 1u << 1,      // said that the plan ...
  kTakesBare = 1u << 2,      // said the plan ...
  kTakesPerson = 1u << 3,    // told reporters (that) ...: an addressee comes first
  kTakesQuestion = 1u << 4,  // asked whether, explained why
  kTakesFragment = 1u << 5,  // called it "a mess", described her as "tough"
  kTakesRequest = 1u << 6,   // urged people to ..., vowed to ...
  kTakesOut = 1u << 7,       // pointed out
  kDocumentVerb = 1u << 8,   // a report shows that: inanimate speakers mostly
  kQuoteOnlyNear = 1u << 9,  // laughed, sighed: only after a quotation and a comma
  kFiniteOnly = 1u << 10,    // its bare clause must show a finite verb: "announced it closed"
};

enum class VerbForm : std::uint8_t { base, third, past, participle };  // participle: saying

struct SpeechVerb {
  std::string_view word, lemma;
  VerbForm form = VerbForm::base;
  Frames frames = 0;
  bool also_noun = false;  // claim, report: this form is a common noun too
};

// Index 0 is no verb.
const SpeechVerb& speech_verb(std::uint16_t index);
std::size_t speech_verb_count();

}  // namespace news::annotation
