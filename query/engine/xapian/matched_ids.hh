// SPDX-License-Identifier: GPL-2.0-or-later
// All documents a query matches, and what stands in one of their value slots. Reading a slot of
// many documents as a stream, shard by shard, costs a third of asking each document for it.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "query/engine/xapian/corpus.hh"
#include "query/plan/plan.hh"

namespace news {

// Document ids as each shard has them, ascending; one list a shard.
using MatchedIds = std::vector<std::vector<Xapian::docid>>;

// Xapian shows a spy the id that a document has in its shard, not which shard that is. The shards
// of one index have disjoint ranges of ids, which tell; those of several indexes do not.
class ShardOfId {
 public:
  struct Range {
    Xapian::docid first, last;
  };

  ShardOfId(const Corpus& corpus, AnswerKind kind) {
    for (const auto* segment : corpus.segments()) {
      ranges_.push_back(kind == AnswerKind::articles
                            ? Range{segment->first_article, segment->last_article}
                            : Range{segment->first_quote, segment->last_quote});
    }
  }

  // Quick where ids of one shard follow one another, as they do.
  std::size_t operator()(Xapian::docid id) {
    if (!holds(id)) {
      for (shard_ = 0; shard_ + 1 < ranges_.size() && !holds(id);) ++shard_;
    }
    return shard_;
  }

 private:
  bool holds(Xapian::docid id) const {
    return ranges_[shard_].first <= id && id <= ranges_[shard_].last;
  }

  std::vector<Range> ranges_;
  std::size_t shard_ = 0;
};

// Remembers every document the matcher considers: with check_at_least = all documents, every match,
// ascending in each shard. Of one index.
class MatchCollector : public Xapian::MatchSpy {
 public:
  MatchCollector(const Corpus& corpus, AnswerKind kind)
      : shard_of_(corpus, kind), ids_(corpus.shards()) {}

  void operator()(const Xapian::Document& document, double) override {
    const auto id = document.get_docid();
    ids_[shard_of_(id)].push_back(id);
  }

  const MatchedIds& ids() const { return ids_; }

 private:
  ShardOfId shard_of_;
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
