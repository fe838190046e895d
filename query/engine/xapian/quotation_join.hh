// SPDX-License-Identifier: GPL-2.0-or-later
// Between quotations and the articles they stand in: a query asked of one enters the other as one
// posting source.
#pragma once

#include <xapian.h>

#include <vector>

#include "query/engine/xapian/corpus.hh"

namespace news {

// The articles that hold a matching quotation, each scored by its best one.
Xapian::Query articles_of_quotations(const Corpus& corpus, const Xapian::Query& quotations);

// The quotations of the articles given (combined ids, sorted); scores nothing.
Xapian::Query quotations_of_articles(const Corpus& corpus,
                                     const std::vector<Xapian::docid>& articles);

}  // namespace news
