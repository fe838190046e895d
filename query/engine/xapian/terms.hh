// SPDX-License-Identifier: GPL-2.0-or-later
// Xapian queries over plain terms: the bricks of compile.cc and prepare.cc.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/date_range.hh"
#include "query/engine/xapian/corpus.hh"
#include "query/engine/xapian/placed_words.hh"
#include "query/engine/xapian/pooled_words.hh"
#include "query/plan/plan.hh"

namespace news {

// A field a word is looked for in: the prefix of its terms, its weight, whether its terms have a
// within-document frequency.
struct Target {
  std::string_view prefix;
  double weight = 1;
  bool counted = true;
  // Its words have no positions of their own in the database that is asked.
  std::optional<PlacesOf> places = std::nullopt;
  bool prose = false;  // the ends of its sentences and paragraphs are known
};

// Where a plain word is looked for (field nullptr), or one of that field.
std::vector<Target> targets_of(const FieldInfo* field, AnswerKind kind);

// A word may be a run for positional_query() and at_least(): several words as WordTest has
// them, that stand side by side.

// The words in all targets as one word, frequencies pooled (pooled_words.hh), scores times
// `factor`; Query() when the database has none of them. `typed` is the word that counts fully,
// where it is among them; empty: all do.
Xapian::Query words_query(const Xapian::Database& database, const std::vector<std::string>& words,
                          const std::vector<Target>& targets, double factor = 1,
                          std::string_view typed = {});

// How sides stand: within `distance` words of one another, or in one sentence or paragraph.
struct Nearness {
  Placing placing = Placing::side_by_side;
  unsigned distance = 0;
  Within within = Within::words;
};

// The sides so near one another, in one field at a time, ORed over the fields. A field in which a
// side has no posting is skipped. What is no prose has names and the like, one sentence each.
Xapian::Query positional_query(const Corpus& corpus, const Xapian::Database& database,
                               const std::vector<std::vector<std::string>>& sides,
                               const Nearness& nearness, const std::vector<Target>& targets);

// The articles whose first `number` words of the body hold one of these, for an AND with them.
Xapian::Query first_words_query(const Corpus& corpus, const std::vector<std::string>& words,
                                unsigned number);

// Documents in which the words stand at least `times` times together, sorted combined ids.
std::vector<Xapian::docid> at_least(const Corpus& corpus, const Xapian::Database& database,
                                    const std::vector<std::string>& words, unsigned times,
                                    const std::vector<Target>& targets);

// Documents of so many words (the length that ranking uses: those of the headline, the names and
// the captions count too), sorted combined ids.
std::vector<Xapian::docid> documents_of_length(const Xapian::Database& database, unsigned from,
                                               unsigned to);

// Boolean year, month and day terms for the range, within the days the database has.
Xapian::Query date_query(const Xapian::Database& database, const DateRange& range);

// Scores nothing.
inline Xapian::Query unscored(const Xapian::Query& query) {
  return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, query, 0.0);
}

// OP_OR, OP_AND of a list; one is itself, none nothing.
Xapian::Query any_of(const std::vector<Xapian::Query>& queries);
Xapian::Query all_of(const std::vector<Xapian::Query>& queries);

// All matching documents, combined ids, sorted; with weights when asked for.
std::vector<Xapian::docid> all_matches(const Xapian::Database& database, const Xapian::Query& query,
                                       std::vector<double>* weights = nullptr);

// The ranking used everywhere (ranking.hh).
Xapian::BM25Weight ranking();

}  // namespace news
