// SPDX-License-Identifier: GPL-2.0-or-later
// A segment never changes: what leaves the index is named dead in the generation.
#pragma once

#include <vector>

#include "common/index/generation.hh"
#include "indexer/store/manifest.hh"

namespace news {

// Marks an article and its quotations dead in the segment that holds them; none may.
void bury(std::vector<Segment>& segments, const ArticleEntry& article);

// Sorts the dead of all segments, each once. To be called when all are buried.
void tidy_dead(std::vector<Segment>& segments);

// Those with nothing left alive go from the list; after tidy_dead().
void drop_all_dead(std::vector<Segment>& segments);

}  // namespace news
