// SPDX-License-Identifier: GPL-2.0-or-later
// From the tree of a query to its plan: every field, NOT, alias and join decided.
//
// A plain word stands for all its forms in every field that plain words are looked for in. speaker:
// and said: of one AND group are joined on the same quotation. A field of the article that a
// quotation does not carry restricts which articles the quotations come from. What is excluded
// neither scores nor is marked. Pure.
#pragma once

#include <cstddef>

#include "common/result.hh"
#include "query/language/parser.hh"
#include "query/plan/plan.hh"

namespace news {

inline constexpr std::size_t kMostLeaves = 2000;  // words in one query

// Fails with usage, the place shown: several speakers in one group with said:, too many words.
Result<Plan> make_plan(const ParsedQuery& query, AnswerKind kind);

}  // namespace news
