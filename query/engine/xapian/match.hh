// SPDX-License-Identifier: GPL-2.0-or-later
// Runs a compiled query: a page of documents in order, exact counts, facets over all matches,
// copies folded.
#pragma once

#include <xapian.h>

#include <vector>

#include "common/result.hh"
#include "query/answer/answer.hh"
#include "query/cli/options.hh"
#include "query/engine/xapian/compile.hh"
#include "query/engine/xapian/corpus.hh"

namespace news {

struct MatchRequest {
  AnswerKind kind = AnswerKind::articles;
  std::size_t limit = 10, offset = 0;
  SortOrder sort = SortOrder::relevance;
  bool exact = false;  // count every match
  bool fold = true;    // copies become one result
  std::vector<FacetRequest> facets;
};

struct MatchedDocument {
  Xapian::docid id = 0;  // combined
  double score = 0;
  std::vector<Xapian::docid> copies;  // other members of its group that match, earliest first
};

struct Matched {
  std::vector<MatchedDocument> documents;
  std::uint64_t matches = 0, results = 0;
  bool exact = false;
  std::vector<Facet> facets;
};

// Ties: without any score newest first, then by article id, so that pages never overlap.
Result<Matched> match(const Corpus& corpus, const Compiled& compiled, const MatchRequest& request);

// What each scored part of the query gives to each document, in the order of the parts.
Result<std::vector<std::vector<ScorePart>>> explain(const Corpus& corpus, const Compiled& compiled,
                                                    AnswerKind kind,
                                                    const std::vector<MatchedDocument>& documents);

}  // namespace news
