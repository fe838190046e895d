// SPDX-License-Identifier: GPL-2.0-or-later
// The one place that makes a Xapian::Query: from a tree and the indexes it is asked of.
//
// A plain word is one OP_SYNONYM over its forms in every field that plain words are looked for in;
// what a field weighs above 1 (the headline) is added by AND_MAYBE over the whole. Phrases and NEAR
// are one positional query a field over plain terms. Filters (date:, source:, lang: ...) score
// nothing. speaker: and said: of one AND group are joined on the same quotation, asked of the
// quotations first; the answer enters as one posting source. (Measured reasons: the index's design
// notes; Xapian 1.4 takes nothing but terms and ORs of terms inside NEAR and PHRASE.)
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "common/result.hh"
#include "query/engine/xapian/corpus.hh"
#include "query/language/parser.hh"

namespace news {

// A part of the query that can be seen in a text: what to mark, and what to blame for no answer.
struct Wanted {
  enum class Kind { words, side_by_side, ordered, near };
  Kind kind = Kind::words;
  unsigned number = 0;                          // words apart, of ordered and near
  const FieldInfo* field = nullptr;             // nullptr: any plain field
  std::vector<std::vector<std::string>> sides;  // the words that fit at each place
  Span span;
  std::string text;     // as an expression
  bool exact = false;   // stands for itself alone
  Xapian::Query query;  // its part of the score; for --explain
};

struct Compiled {
  Xapian::Query query;         // matches and scores; dead documents are left out
  std::vector<Wanted> wanted;  // parts that are not excluded
  bool ranked = false;         // something in it scores
};

enum class AnswerKind { articles, quotations };

// Restrictions from outside the query.
struct Restriction {
  const DateRange* dates = nullptr;
};

// Fails with usage where the query asks what cannot be answered (too wide a pattern, several
// speakers in one group with said:), else with what Xapian met.
Result<Compiled> compile(const Corpus& corpus, const ParsedQuery& query, AnswerKind kind,
                         const Restriction& restriction);

inline constexpr std::size_t kMostLeaves = 2000;  // words in one query

}  // namespace news
