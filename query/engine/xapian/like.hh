// SPDX-License-Identifier: GPL-2.0-or-later
// --like: articles that share an article's telling words.
#pragma once

#include <string>

#include "common/result.hh"
#include "query/engine/xapian/compile.hh"
#include "query/engine/xapian/corpus.hh"

namespace news {

// The query that --like without words restricts: everything.
ParsedQuery everything_query();

// Ranks what `compiled` matches by likeness to the article that `name` (id or path) means; that
// article itself is left out.
Status like_article(const Corpus& corpus, const std::string& name, Compiled& compiled);

}  // namespace news
