// SPDX-License-Identifier: GPL-2.0-or-later
// All documents a query matches, and what stands in one of their value slots. Reading a slot of
// many documents as a stream, shard by shard, costs a third of asking each document for it.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "query/search/corpus.hh"

namespace news {

// Document ids as each shard has them, ascending; one list a shard.
using MatchedIds = std::vector<std::vector<Xapian::docid>>;

// Remembers every document the matcher considers: with check_at_least = all documents, every match.
// Xapian shows a spy the id that a document has in its shard, not which shard that is; the shards
// of one index have disjoint ranges of ids, which tell. Not for several indexes.
class MatchCollector : public Xapian::MatchSpy {
 public:
  struct Range {
    Xapian::docid first, last;
  };

  explicit MatchCollector(std::vector<Range> shards)
      : ranges_(std::move(shards)), ids_(ranges_.size()) {}

  void operator()(const Xapian::Document& document, double) override {
    const auto id = document.get_docid();
    if (!holds(shard_, id)) {
      for (shard_ = 0; shard_ + 1 < ranges_.size() && !holds(shard_, id);) ++shard_;
    }
    ids_[shard_].push_back(id);
  }

  // Ascending once the search is over.
  const MatchedIds& ids() const { return ids_; }

 private:
  bool holds(std::size_t shard, Xapian::docid id) const {
    return ranges_[shard].first <= id && id <= ranges_[shard].last;
  }

  std::vector<Range> ranges_;
  std::size_t shard_ = 0;
  MatchedIds ids_;
};

// Combined ids, in any order, by shard.
inline MatchedIds by_shard(const std::vector<Xapian::docid>& combined, const Corpus& corpus) {
  MatchedIds out(corpus.shards());
  for (const auto id : combined) out[corpus.shard_of(id)].push_back(corpus.document_of(id));
  for (auto& list : out) std::sort(list.begin(), list.end());
  return out;
}

// Calls visit(value) for each of the documents that has one, in the order of the ids.
template <class Visit>
void each_value(const std::vector<Xapian::Database>& shards, const MatchedIds& ids,
                Xapian::valueno slot, Visit&& visit) {
  for (std::size_t shard = 0; shard < shards.size(); ++shard) {
    auto at = shards[shard].valuestream_begin(slot);
    const auto end = shards[shard].valuestream_end(slot);
    for (const auto id : ids[shard]) {
      if (at == end) break;
      if (at.get_docid() < id) {
        at.skip_to(id);
        if (at == end) break;
      }
      if (at.get_docid() != id) continue;
      const std::string value = *at;
      if (!value.empty()) visit(value);
    }
  }
}

}  // namespace news
