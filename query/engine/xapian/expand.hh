// SPDX-License-Identifier: GPL-2.0-or-later
// From one word of a query to the words of the index it stands for.
#pragma once

#include <string>
#include <vector>

#include "common/result.hh"
#include "query/engine/xapian/corpus.hh"
#include "query/language/tree.hh"

namespace news {

inline constexpr std::size_t kMostWords = 1000;  // that a pattern may stand for

// word: all its forms (exact, or forms = false: itself); pattern and fuzzy: the words that fit.
// Sorted, folded, without prefix; may be empty. usage: the pattern stands for too many words.
Result<std::vector<std::string>> expand(const Corpus& corpus, const Node& leaf, bool forms);

// Does the word fit a pattern of letters, '*' (any letters) and '?' (one)?
bool fits(std::string_view word, std::string_view pattern);

}  // namespace news
