// SPDX-License-Identifier: GPL-2.0-or-later
// Counts the values of one field over all documents a query matches.
#pragma once

#include "query/engine/engine.hh"
#include "query/engine/xapian/matched_ids.hh"

namespace news {

// Top values by count, then by name; of dates the latest, in the order of time. `shards`: the
// databases the ids are of, articles or quotations. Throws what Xapian throws.
Facet count_facet(const FacetRequest& request, bool quotations,
                  const std::vector<Xapian::Database>& shards, const MatchedIds& ids);

}  // namespace news
