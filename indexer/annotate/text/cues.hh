// SPDX-License-Identifier: GPL-2.0-or-later
// The words, endings and phrases that single rules look for, by what they do in a sentence; which
// they are stands in common/languages/<code>/cues.txt, endings.txt and phrases.txt.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

namespace news::annotation {

// Words. Their names in cues.txt stand in kCueTags, in the same order.
enum class Cue : std::uint8_t {
  and_,            // joins equals
  but,             // joins what contrasts
  of,              // makes one noun hang on another
  to,              // before an infinitive, or before whom something is said to
  for_,            // a preposition: for whom or what
  in,              // a preposition: in what place
  on,              // a preposition, and the particle of "went on to say"
  as,              // likens, or tells who says it ("as Doe noted")
  so,              // begins no clause after a verb of saying
  if_,             // opens an indirect question
  then,            // what comes next
  since,           // between auxiliary and verb ("has since said")
  there,           // begins a clause that has no other subject
  out,             // belongs to "point out"
  this_,           // points to what is near
  the,             // the definite article
  whose,           // a relative pronoun that owns
  her,             // owns, or is an object
  first,           // the first of several
  version,         // what a correction corrects
  question_label,  // opens the question of a transcript
  article,         // opens a noun phrase and is none
  indefinite,      // brings in somebody new
  incomplete,      // a determiner that cannot stand for a person
  nobody,          // denies that there is a speaker
  each,            // counts a subject that stands before it
  contrast,        // a coordinator that joins clauses, not two speakers
  department,      // ends the name of a department of state that may hold commas
  channel,         // follows the name of a station ("told CKNW radio")
  object,          // a pronoun that may be told something
  hearer,          // a pronoun after "said to"
  order,           // tells time only before a word of time
  someone,         // stands alone for a person after the verb
  masculine,       // tells that a man was named
  feminine,        // tells that a woman was named
  other_office,    // makes another office of a title
  calling,         // what somebody is, said of the one who has just spoken
  parent,          // names a person again by children ("the mother of two")
  epithet,         // names a person again by a quality
  firm,            // stands for a body named before, and has no office of its own
  which_one,       // tells which of them, not what of
  clipped,         // begins with an apostrophe that opens no quotation
  nation,          // after "First" a name ("First Nation")
  at_town,         // before a town and its province
  at_place,        // before the name of a place
  lapse,           // after a length of time ("a day after Doe said")
  concession,      // opens a clause that concedes
  declines,        // is silent when asked
  silent,          // what who is silent does not do ("would not say")
  earlier,         // tells of a text that was corrected
  act_detail,      // follows what was declared, not who declares
  several,         // makes a subject plural
  inscription,     // before words that are read somewhere
  link_label,      // opens a line of the page that links elsewhere
  relative,        // opens a relative clause on a thing
  nonfinite,       // a form of an auxiliary that makes no clause
  so_called,       // before what something is called
  manner,          // opens a clause that a verb of saying ends
  called_for,      // after "called": what somebody asks for
  court,           // hears evidence, and is so named without an article
  hears,           // who hears evidence, as a common noun
  goes,            // with "on to": says next
  used_to,         // with "to": says again and again
  modal,           // tells that something is not said yet
  recent,          // before a word of time
  while_saying,    // before a participle of saying
  cited,           // with "as": is quoted
  absolute,        // before a subject with its participle
  body_link,       // between the parts of who is told
  question,        // is asked
  hall,            // several at once in the label of a transcript ("AUDIENCE")
  purpose,         // opens an infinitive that tells what for, not what is said: um ... zu
  put_to,          // puts a question to the subject ("when asked")
  poll,            // asks many people
  genitive,        // an article by which alone a noun hangs on the one before it
};

inline constexpr std::string_view kCueTags[] = {
    "and",        "but",         "of",
    "to",         "for",         "in",
    "on",         "as",          "so",
    "if",         "then",        "since",
    "there",      "out",         "this",
    "the",        "whose",       "her",
    "first",      "version",     "question-label",
    "article",    "indefinite",  "incomplete",
    "nobody",     "each",        "contrast",
    "department", "channel",     "object",
    "hearer",     "order",       "someone",
    "masculine",  "feminine",    "other-office",
    "calling",    "parent",      "epithet",
    "firm",       "which-one",   "clipped",
    "nation",     "at-town",     "at-place",
    "lapse",      "concession",  "declines",
    "silent",     "earlier",     "act-detail",
    "several",    "inscription", "link-label",
    "relative",   "nonfinite",   "so-called",
    "manner",     "called-for",  "court",
    "hears",      "goes",        "used-to",
    "modal",      "recent",      "while-saying",
    "cited",      "absolute",    "body-link",
    "question",   "hall",        "purpose",
    "put-to",     "poll",        "genitive",
};

static_assert(std::size(kCueTags) == static_cast<std::size_t>(Cue::genitive) + 1);

// Endings of words.
enum class Ending : std::uint8_t {
  past,        // of a verb: fumed
  participle,  // blaming
  adverb,      // bluntly
  plural,      // officials
  singular,    // no plural, though it ends like one: boss
  calling,     // of a noun for a person: sociologist
  age,         // 34-year-old
  epithet,     // Regina-born: names a person again
  attribute,   // Oscar-winner: stands before a name and is no part of it
  pronoun,     // dit-il: the speaker hangs on the verb
  clitic,      // he'll: a word of its own that hangs on another
  possessive,  // Doe's
  agent,       // of a noun for a person: rower, painter
  several,     // of a verb: dijeron
  body,        // of a noun for a body, or for what it states: Umweltamt, Polizeiangaben
};

inline constexpr std::string_view kEndingTags[] = {
    "past",      "participle", "adverb", "plural",     "singular", "calling", "age",  "epithet",
    "attribute", "pronoun",    "clitic", "possessive", "agent",    "several", "body",
};
static_assert(std::size(kEndingTags) == static_cast<std::size_t>(Ending::body) + 1);

// Runs of words.
enum PhraseBits : std::uint8_t {
  kLeadsToSource = 1u << 0,  // according to
  kOnlyAside = 1u << 1,      // only where a clause begins or after a comma: as reported by
  kPutsIt = 1u << 2,         // as Doe put it
  kInTheEyesOf = 1u << 3,    // for Doe, the plan is dead: a source only beside what is said
  kOfTheSame = 1u << 4,      // in her view: of whoever spoke before
  kBehindSource = 1u << 5,   // Doe zufolge
  kAsTold = 1u << 6,         // wie Doe sagte, ...: the main clause is what was told
};

struct PhraseTag {
  std::string_view name;
  std::uint8_t bits;
};

inline constexpr PhraseTag kPhraseTags[] = {
    {"source", kLeadsToSource}, {"aside", kOnlyAside}, {"puts-it", kPutsIt},
    {"eyes", kInTheEyesOf},     {"same", kOfTheSame},  {"behind", kBehindSource},
    {"as-told", kAsTold},
};

}  // namespace news::annotation
