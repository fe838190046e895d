// SPDX-License-Identifier: GPL-2.0-or-later
// One word asked in all its forms and fields: what OP_SYNONYM matches and scores, to the last bit,
// as one posting source. Xapian makes a tree of two-way ORs of it, in which every step of every
// article takes a dozen calls; here the lists stand side by side, and those of few articles are
// read at once, which gives their blocks back to the next list. Of five common words in all their
// forms (45 lists) the match takes a third. The test holds the scores against OP_SYNONYM's.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "query/engine/xapian/ranking.hh"

namespace news {

struct PooledTerm {
  std::string term;
  double counts = 1;  // an occurrence of it
};

// Matches the documents that hold one of the terms; scores them as BM25 with these parameters
// (k2 0, k3 1) scores an OP_SYNONYM of the terms under OP_SCALE_WEIGHT `factor`. Terms that the
// database does not have are left out; Query() when it has none. Terms are not empty, each once.
// For a query of that very database with that scheme; its copies are for one thread. Throws what
// Xapian throws.
Xapian::Query pooled_words_query(const Xapian::Database& database, std::vector<PooledTerm> terms,
                                 const RankingParameters& ranking, double factor);

}  // namespace news
