// SPDX-License-Identifier: GPL-2.0-or-later
// The parts of a plan that are answered before the plan is compiled, because they are asked of
// another database or read whole posting lists: quotations that articles are joined with, articles
// whose quotations are wanted, lists of words, counts and lengths. Each answer is a set of
// documents that enters the query as one posting source.
#pragma once

#include <xapian.h>

#include <optional>
#include <unordered_map>

#include "query/engine/xapian/corpus.hh"
#include "query/engine/xapian/expand.hh"
#include "query/plan/plan.hh"

namespace news {

struct Prepared {
  std::unordered_map<const PlanNode*, Xapian::Query> answers;
  std::optional<Xapian::Query> limits;  // --since, --until; absent: none was given
};

// Throws what Xapian throws. The plan outlives what it returns.
Prepared prepare(const Corpus& corpus, const Plan& plan, const PlanWords& words);

}  // namespace news
