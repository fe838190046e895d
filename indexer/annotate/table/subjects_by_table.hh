// SPDX-License-Identifier: GPL-2.0-or-later
// Who speaks, beside a verb of saying: noun phrases before and after it. All looks are bounded.
#pragma once

#include "indexer/annotate/table/traits.hh"
#include "indexer/annotate/text/story.hh"

namespace news::annotation {

// A verb of saying with its auxiliaries and its speaker.
struct Saying {
  Index begin = kNone;  // first token: the subject or the verb group
  Index end = kNone;    // behind verb, subject and apposition
  Index verb = kNone;   // kNone: "so Doe"
  Subject subject;      // not found: who spoke before
  bool found() const { return begin != kNone; }
};

// Looks inside [begin, end) at what no marks hold, or at what stands inside one quotation.
class Clause {
 public:
  Clause(const Story& story, const Traits& traits, Index begin, Index end, Index inside = kNone)
      : story_(story), traits_(traits), begin_(begin), end_(end), inside_(inside) {}

  // Is the token a verb of saying, or the participle of one with its auxiliary in reach?
  bool says(Index i) const;

  // "a déclaré lundi Jane Doe", "so Doe": at `at` or behind a few small words. `unread`: any word
  // may stand for the verb when a speaker follows at once.
  Saying inverted(Index at, bool unread) const;

  // Behind words that ended: any verb, when somebody follows at once. "..., rigole Jane", "..., ist
  // er überzeugt", "..., a relativisé le coureur".
  Saying unread(Index at) const;

  // "aus dem Ministerium", "en el ayuntamiento": the body of a place; `stop`: behind it.
  Subject speaking_place(Index at, Index& stop) const;

  // The verb of saying at `verb` with the subject before it or, where the language has it so,
  // after; else what the clause begins with: "The judge dismissed it, saying that".
  Saying around(Index verb) const;

  // May a verb that has no subject at all go on with who spoke before? "Et d'ajouter", "añadió";
  // not "se dijo" or "alegando".
  bool carries_on(Index verb) const;

  // "in einer Erklärung des Herstellers": whose the document is that the clause names.
  Subject stated_by() const;

  // The noun phrase that begins at `at`; `stop`: behind it.
  Subject phrase_from(Index at, Index& stop, bool genitives = false) const;
  // The noun phrase that ends before `end`.
  Subject phrase_before(Index end) const;
  // The first noun phrase that can be the subject: "Le chef, Jane Doe, n'y croit pas".
  Subject first_phrase() const;

  bool is_person(Index token) const;  // in the name of a person
  // Is it somebody, or a body, by name or by noun? Of things a verb of saying may still be read.
  bool can_speak(const Subject& subject) const;
  bool is_pronoun(Index i) const {
    return story_.is(i, kHe | kShe | kThey) && !story_.is(i, kPossessive);
  }

 private:
  bool is_aged(Index i) const;
  bool is_genitive(Index i) const;
  Subject named_behind_genitive(Index at, Index article, Index& stop) const;
  Subject of_mention(Index name, Index whole_begin) const;
  Subject after(Index at, Index& stop) const;
  Subject before(Index group) const;
  Subject of_clause(Index group, Index verb) const;
  Subject apposed(Index comma, Index& stop) const;
  Index skip_phrase(Index preposition) const;
  Index group_begin(Index verb) const;
  Index far_auxiliary(Index verb) const;
  bool has_particle(Index verb) const;
  bool is_infinitive(Index i) const;
  bool is_perfect(Index verb) const;
  bool noun_for_speakers(Index i) const;
  bool small(Index i) const;  // between subject, auxiliary and verb
  bool ends_phrase(Index i, bool first) const;
  bool ends_noun(Index i) const;  // a noun for somebody or a body
  bool quoted(Index i) const { return story_.at(i).quote != inside_; }

  const Story& story_;
  const Traits& traits_;
  Index begin_, end_;
  Index inside_;  // the quotation it looks into; kNone: none
};

}  // namespace news::annotation
