// SPDX-License-Identifier: GPL-2.0-or-later
// One sentence while its statements are looked for: the speech verbs in it with their subjects, and
// how far its words are spoken for. Rules work on it (rules.hh).
#pragma once

#include <vector>

#include "indexer/annotate/phrases/phrases.hh"
#include "indexer/annotate/text/story.hh"

namespace news::annotation {

// A speech verb outside quotation marks with its subject.
struct Hit {
  Index verb = kNone;
  Index begin = kNone;  // first token of the attribution
  Index after = kNone;  // first token after verb, inverted subject, addressee and circumstances
  Index after_verb = kNone;  // first token after the verb
  Subject subject;
  Frames frames = 0;
  VerbForm form = VerbForm::past;
  bool inverted = false;  // said Jane Doe
  bool shared = false;    // no subject of its own: ", adding that", "and said"
  bool modal = false;     // would say, could add: only beside a quotation
  bool told = false;      // an addressee follows
};

struct Scene {
  Story& story;
  Index begin, end;    // the sentence
  Index left;          // words before this token are spoken for
  Index last = kNone;  // the latest statement of this sentence
  std::vector<Hit> hits;
  Index paragraph = 0;
  Subject speaker;  // whose words were found last in this sentence
};

void find_hits(Scene& scene);

// QS: the name of the speaker follows the span after a dash, or on the next line. True: it is
// somebody's words.
bool signed_after_dash(Scene& scene, const Span& span);
bool signed_below(Scene& scene, const Span& span);

// LQ: a label before the span names the speaker, or somebody unknown. True: it is somebody's words.
bool labelled_quote(Scene& scene, const Span& span);

// Is [begin, colon) such a label? Sets whom it names, if anybody we know.
bool names_by_label(const Story& story, Index begin, Index colon, Subject& who);

// Adds a statement over [begin, end), trimmed of blanks, commas and full stops outside marks; its
// type follows from the marks in it. Returns its index, kNone when nothing is left of it.
Index add_statement(Scene& scene, Index begin, Index end, const Rule& rule, const Hit* hit);

// The same of a whole span, which has not the speaker of the words around it: a question that
// somebody else asks.
void add_of_another(Scene& scene, const Span& span);

// Does a question mark close the quotation?
bool ends_in_question(const Story& story, const Span& span);

// Where the words that start at `from` and belong to hit `index` end: before the next attribution
// that is joined to it, before ", according to", or with the sentence.
Index words_end(const Scene& scene, std::size_t index, Index from);

// Words outside quotation marks in [begin, end). Jumps over quotations: its work does not grow with
// them.
Index unquoted_words(const Story& story, Index begin, Index end);

// Is there a finite verb near the start of [begin, end), outside quotations or inside?
bool has_finite_verb(const Story& story, Index begin, Index end);

// The last content token of the sentence, exclusive, without its full stop.
Index content_end(const Scene& scene, Index from);

}  // namespace news::annotation
