// SPDX-License-Identifier: GPL-2.0-or-later
// One paragraph while its statements are looked for: which words are spoken for, and who spoke
// last. The two files of rules share it: quotations (quotes_by_table.cc) and words without marks
// (clauses_by_table.cc).
#pragma once

#include <vector>

#include "indexer/annotate/rules/scene.hh"
#include "indexer/annotate/table/subjects_by_table.hh"

namespace news::annotation {

struct TableScene {
  Story& story;
  const Traits& traits;
  std::vector<bool> taken;   // by token: part of a statement or of its attribution
  Index said_until = kNone;  // the token behind the latest attribution beside a quotation
  Index paragraph = kNone;   // where that was
  bool dash_before = false;  // the paragraph before is speech after a dash

  // Story::phrase_at() as the language writes its nouns.
  Index phrase_at(Index i, int bits) const {
    return story.phrase_at(i, bits, traits.capital_nouns);
  }
  bool free(Index begin, Index end) const {
    for (Index i = begin; i < end; ++i) {
      if (taken[static_cast<std::size_t>(i)]) return false;
    }
    return true;
  }
  void take(Index begin, Index end) {
    for (Index i = begin; i < end; ++i) taken[static_cast<std::size_t>(i)] = true;
  }
};

// Adds a statement and takes its words and those of the attribution. Null `saying`: nobody beside
// it; `alone`: it has not the speaker before.
void add_by_table(TableScene& scene, Index paragraph, Index begin, Index end, const Rule& rule,
                  const Saying* saying, bool alone = false);

// Words outside of marks that stand in somebody's clause, sentence by sentence.
void find_clauses(TableScene& scene, const Sentence& sentence);       // that, before quotations
void find_late_clauses(TableScene& scene, const Sentence& sentence);  // the others, after them
void find_quotations(TableScene& scene, const Sentence& sentence);

// Where the words of a sentence begin: behind a dateline.
Index words_begin(const Story& story, const Sentence& sentence);
// Where they end: before the full stop.
Index words_end(const Story& story, const Sentence& sentence);
// The end of the clause from `at` on: the next quotation, colon, semicolon or end of the sentence.
Index clause_end(const Story& story, Index at, Index end);

}  // namespace news::annotation
