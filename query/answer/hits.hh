// SPDX-License-Identifier: GPL-2.0-or-later
// From matched documents to hits: reads the stored article or quotation and marks it.
#pragma once

#include <vector>

#include "common/result.hh"
#include "query/answer/answer.hh"
#include "query/answer/ask.hh"
#include "query/answer/highlight.hh"
#include "query/engine/engine.hh"

namespace news {

// One hit each, in order. Of the question: how many fragments an article, and the reader's folder.
Result<std::vector<ArticleHit>> read_articles(Engine& engine, const Found& found,
                                              const std::vector<PlanPart>& parts,
                                              const Question& question);
Result<std::vector<QuoteHit>> read_quotations(Engine& engine, const Found& found,
                                              const std::vector<PlanPart>& parts,
                                              const Question& question);

}  // namespace news
