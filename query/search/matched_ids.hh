// SPDX-License-Identifier: GPL-2.0-or-later
// All documents a query matches, and what stands in one of their value slots. Reading a slot of
// many documents as a stream, shard by shard, costs a third of asking each document for it.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "query/search/corpus.hh"

namespace news {

// Document ids as each shard has them, ascending; one list a shard.
using MatchedIds = std::vector<std::vector<Xapian::docid>>;

// Remembers every document the matcher considers: with check_at_least = all documents, every match.
class MatchCollector : public Xapian::MatchSpy {
 public:
  explicit MatchCollector(std::size_t shards) : ids_(shards) {}

  void operator()(const Xapian::Document& document, double) override {
    const auto combined = document.get_docid() - 1;
    const auto shards = static_cast<Xapian::docid>(ids_.size());
    ids_[combined % shards].push_back(combined / shards + 1);
  }

  const MatchedIds& ids() const { return ids_; }

 private:
  MatchedIds ids_;
};

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
