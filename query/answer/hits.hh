// SPDX-License-Identifier: GPL-2.0-or-later
// From matched documents to hits: reads the stored article or quotation and marks it.
#pragma once

#include <vector>

#include "common/result.hh"
#include "query/answer/answer.hh"
#include "query/answer/highlight.hh"
#include "query/engine/xapian/match.hh"

namespace news {

// One hit each, in order. `snippets`: fragments an article.
Result<std::vector<ArticleHit>> read_articles(const Corpus& corpus,
                                              const std::vector<MatchedDocument>& documents,
                                              const std::vector<Wanted>& wanted,
                                              std::size_t snippets);
Result<std::vector<QuoteHit>> read_quotations(const Corpus& corpus,
                                              const std::vector<MatchedDocument>& documents,
                                              const std::vector<Wanted>& wanted);

// How much each part is worth where space is short: the rarer its words the more.
std::vector<double> worth(const Corpus& corpus, const std::vector<Wanted>& wanted);

}  // namespace news
