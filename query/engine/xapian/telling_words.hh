// SPDX-License-Identifier: GPL-2.0-or-later
// The words that tell an article from others: often in it, seldom elsewhere, those of its headline
// counted thrice.
#pragma once

#include <vector>

#include "query/engine/engine.hh"
#include "query/engine/xapian/corpus.hh"

namespace news {

// The most telling first, kTellingWords at most. Throws what Xapian throws.
std::vector<TellingWord> telling_words_of(const Corpus& corpus, Xapian::docid article);

}  // namespace news
