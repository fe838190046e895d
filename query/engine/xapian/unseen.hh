// SPDX-License-Identifier: GPL-2.0-or-later
// What of a query's matches was not shown before, for --new: each match has a story of its own
// (common/stories.hh), and those that were shown are known by them.
#pragma once

#include <cstdint>
#include <vector>

#include "common/result.hh"
#include "query/engine/xapian/compile.hh"
#include "query/engine/xapian/corpus.hh"
#include "query/engine/xapian/match.hh"

namespace news {

// Restricts the query to matches whose story is none of `shown` (sorted).
Status leave_out(const Corpus& corpus, AnswerKind kind, const std::vector<std::uint64_t>& shown,
                 Compiled& compiled);

// The stories of these and of their copies, in no order.
Result<std::vector<std::uint64_t>> stories_of(const Corpus& corpus, AnswerKind kind,
                                              const std::vector<FoundDocument>& documents);

}  // namespace news
