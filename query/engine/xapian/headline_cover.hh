// SPDX-License-Identifier: GPL-2.0-or-later
// How much of a query a headline holds. A headline that says most of what was asked is what was
// asked for, however long its article: the score of its words alone is dampened by the length of
// the body. The whole of the query's weight (and more) times the cube of the share that the
// headline holds is added to what matched. The weight of a word is its rarity in articles. One word
// alone has no share: what a headline gives to it is the weight of the field (common/field.hh).
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "query/engine/xapian/corpus.hh"

namespace news {

struct TitleWord {
  const std::vector<std::string>* words = nullptr;  // the forms, any of which is the word; borrowed
  double worth = 1;                                 // against other words of as many articles
};

// Scores the articles whose headline holds at least one of the words, as one posting source; empty:
// there are fewer than two words. Linear in the lists of headlines. Throws what Xapian throws.
Xapian::Query headline_cover_query(const Corpus& corpus, const std::vector<TitleWord>& words);

}  // namespace news
