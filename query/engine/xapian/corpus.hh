// SPDX-License-Identifier: GPL-2.0-or-later
// The indexes that --db names, opened for one answer and searched as one. Shards (segments) of all
// indexes are numbered through; Xapian's combined document id of document d in shard s is
// (d - 1) * shards + s + 1. Not for sharing between threads; its views live as long as it does.
#pragma once

#include <xapian.h>

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/index_reader.hh"
#include "common/people/people_file.hh"
#include "common/people/person_aliases.hh"
#include "common/result.hh"
#include "query/engine/xapian/document_set.hh"

namespace news {

class Corpus {
 public:
  // A folder named twice is opened once. usage: two of them are copies of one index.
  static Result<Corpus> open(const std::vector<std::string>& directories);

  const Xapian::Database& articles() const { return articles_; }
  // Opened at the first call, which may throw what Xapian throws.
  const Xapian::Database& quotes() const;
  // The same as one database a shard.
  const std::vector<Xapian::Database>& article_shards() const { return article_shards_; }
  const std::vector<Xapian::Database>& quote_shards() const;
  // Of each index, opened at the first call, which throws Xapian::DatabaseCorruptError where one
  // cannot be read.
  const std::vector<PeopleFile>& people() const;
  const std::deque<IndexReader>& indexes() const { return indexes_; }

  // What the reader says of persons; it outlives what is asked.
  void use_aliases(const PersonAliases& aliases) const { aliases_ = &aliases; }
  const PersonAliases& aliases() const { return aliases_ == nullptr ? kNoAliases : *aliases_; }

  std::size_t shards() const { return segments_.size(); }
  std::size_t shard_of(Xapian::docid combined) const { return (combined - 1) % shards(); }
  const std::vector<const Segment*>& segments() const { return segments_; }
  const Segment& segment_of(Xapian::docid combined) const { return *segments_[shard_of(combined)]; }
  // By the uuid of its database.
  std::optional<std::size_t> shard_of_articles(std::string_view uuid) const;
  std::optional<std::size_t> shard_of_quotes(std::string_view uuid) const;
  Xapian::docid combined_id(std::size_t shard, Xapian::docid document) const {
    return static_cast<Xapian::docid>((document - 1) * shards() + shard + 1);
  }
  Xapian::docid document_of(Xapian::docid combined) const {
    return static_cast<Xapian::docid>((combined - 1) / shards() + 1);
  }

  // Combined ids (sorted) parted by segment, under the uuids of the articles' databases.
  DocumentsBySegment by_segment(const std::vector<Xapian::docid>& combined,
                                const std::vector<double>& weights = {}) const;
  // The same of quotations, under the uuids of the quotations' databases.
  DocumentsBySegment quotes_by_segment(const std::vector<Xapian::docid>& combined) const;

  // Documents no answer may show; Query() when there are none.
  Xapian::Query dead_articles() const;
  Xapian::Query dead_quotes() const;

  // All forms of a folded word, itself included; sorted.
  std::vector<std::string> forms_of(std::string_view word) const;
  // The same of a word typed with a capital (VocabularySet::forms_of_capital).
  std::vector<std::string> forms_of_capital(std::string_view word) const;
  bool knows(std::string_view word) const;
  std::uint64_t frequency(std::string_view word) const;
  // Every word of the indexes from `first` on while `visit` returns true; a word may come twice.
  void scan(std::string_view first,
            const std::function<bool(std::string_view word, std::uint32_t frequency)>& visit) const;

 private:
  std::vector<std::string> gathered(
      std::string_view word,
      std::vector<std::string_view> (VocabularySet::*of)(std::string_view) const) const;

  std::deque<IndexReader> indexes_;
  std::vector<const Segment*> segments_;
  std::vector<Xapian::Database> article_shards_;
  Xapian::Database articles_;
  mutable std::vector<Xapian::Database> quote_shards_;
  mutable Xapian::Database quotes_;
  mutable std::vector<PeopleFile> people_;
  mutable const PersonAliases* aliases_ = nullptr;
  inline static const PersonAliases kNoAliases;
};

// Opens the indexes and asks; when that fails and one of them was published anew meanwhile, the
// whole is repeated, so that every answer comes from one generation of each. locked after
// kReadTries.
template <class Ask>
auto read_corpus(const std::vector<std::string>& directories, Ask&& ask)
    -> std::invoke_result_t<Ask, const Corpus&> {
  for (int tries = 0; tries < kReadTries; ++tries) {
    const auto corpus = Corpus::open(directories);
    if (!corpus) return fail(corpus.error());
    auto answer = ask(*corpus);
    if (answer) return answer;
    bool changed = false;
    for (const auto& index : corpus->indexes()) {
      const auto now = current_number(index.directory());
      changed |= now && *now != index.generation().number;
    }
    if (!changed) return answer;
  }
  return fail(ErrorCode::locked, "the index keeps changing while it is read", "run it again");
}

}  // namespace news
