// SPDX-License-Identifier: GPL-2.0-or-later
// One article by what a person calls it: its id, or the path of its file.
#pragma once

#include <string>

#include "common/result.hh"
#include "query/engine/xapian/corpus.hh"

namespace news {

// The combined document id. A path may be the end of the stored one, from a slash on. usage: there
// is none, or there are several (the hint names some).
Result<Xapian::docid> find_article(const Corpus& corpus, const std::string& name);

}  // namespace news
