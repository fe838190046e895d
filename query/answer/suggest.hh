// SPDX-License-Identifier: GPL-2.0-or-later
// What to say of a query without an answer. "Did you mean": the same query with each word that the
// index does not hold replaced by the nearest it does.
#pragma once

#include <string>
#include <vector>

#include "common/result.hh"
#include "query/engine/engine.hh"
#include "query/language/parser.hh"

namespace news {

struct Advice {
  std::string suggestion;           // empty: every word is known, or none is near
  std::vector<std::string> absent;  // words (field:word) that no article holds and none is near
};

// A word of speaker: (or any field) is replaced by one that stands in that field.
Result<Advice> suggest(Engine& engine, const ParsedQuery& query);

}  // namespace news
