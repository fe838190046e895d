// SPDX-License-Identifier: GPL-2.0-or-later
// "Did you mean": for a query without an answer, the same query with each word that the index does
// not hold replaced by the nearest it does.
#pragma once

#include <string>

#include "query/language/parser.hh"
#include "query/search/corpus.hh"

namespace news {

// Empty when every word is known or none is near. A word of speaker: (or any field) is replaced by
// one that stands in that field.
std::string suggest(const Corpus& corpus, const ParsedQuery& query);

}  // namespace news
