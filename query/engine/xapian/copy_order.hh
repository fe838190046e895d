// SPDX-License-Identifier: GPL-2.0-or-later
// Which of several near-copies stands for all of them, and in what order the others are told. It
// depends on what they are and on their paths, never on ids: those of one archive in another folder
// are others.
#pragma once

#include <xapian.h>

#include <vector>

#include "query/engine/xapian/corpus.hh"

namespace news {

// Combined ids of articles of one group. The earliest first, undated ones last; of one day the
// fullest (most of byline, source, section and place stated, then the longest), then by path and
// place in the file. Of versions of one item on its wire the newest goes to the front. Throws what
// Xapian throws, as the other does.
void order_copies(const Corpus& corpus, std::vector<Xapian::docid>& articles);

// The same of quotations of the same words: by day, then by path and place.
void order_quoted_copies(const Corpus& corpus, std::vector<Xapian::docid>& quotations);

}  // namespace news
