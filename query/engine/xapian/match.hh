// SPDX-License-Identifier: GPL-2.0-or-later
// Runs a compiled query: a page of documents in order, exact counts, facets over all matches,
// copies folded.
#pragma once

#include <xapian.h>

#include <vector>

#include "common/result.hh"
#include "query/engine/engine.hh"
#include "query/engine/xapian/compile.hh"
#include "query/engine/xapian/corpus.hh"

namespace news {

// The number of a handle is the combined document id.
inline Handle handle_of(Xapian::docid id) {
  return Handle{id};
}
inline Xapian::docid docid_of(Handle handle) {
  return static_cast<Xapian::docid>(handle);
}

// A page of what matches (`words` stays empty).
Result<Found> match(const Corpus& corpus, const Compiled& compiled, AnswerKind kind,
                    const FindRequest& request);

// What each scored part gives to each document, in the order of the parts.
Result<std::vector<std::vector<PartScore>>> explain(const Corpus& corpus, const Compiled& compiled,
                                                    AnswerKind kind,
                                                    const std::vector<Handle>& documents);

}  // namespace news
