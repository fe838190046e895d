// SPDX-License-Identifier: GPL-2.0-or-later
// One article by what a person calls it: its id, or a name (common/article_name.hh).
#pragma once

#include <string>

#include "common/result.hh"
#include "query/engine/xapian/corpus.hh"

namespace news {

// The combined document id. usage: there is none, or there are several (the hint lists some, a line
// each, with their headlines).
Result<Xapian::docid> find_article(const Corpus& corpus, const std::string& name);

}  // namespace news
