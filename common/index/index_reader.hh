// SPDX-License-Identifier: GPL-2.0-or-later
// An index opened for reading: one generation, whatever is published meanwhile. Both programs open
// an index here and nowhere else. Readers take no lock and write nothing.
//
//   auto answer = read_index(directory, [&](IndexReader& index) -> Result<Answer> { ... });
//
// Segments are opened as one Xapian database each for articles and quotations: shard i is segment i
// of generation().segments, and document d of it has the combined id (d - 1) * shards + i + 1.
// A generation without segments gives databases without shards (no documents).
#pragma once

#include <xapian.h>

#include <string>
#include <type_traits>

#include "common/index/generation.hh"
#include "common/index/vocabulary.hh"
#include "common/result.hh"

namespace news {

// The generation that CURRENT names. index_missing: nothing there (the hint says how to make one),
// damaged, or a Xapian database that is not ours; schema: another release's.
Result<Generation> read_current_generation(const std::string& directory);
Result<Generation> read_generation(const std::string& directory, std::uint64_t number);
// The number in CURRENT, read anew.
Result<std::uint64_t> current_number(const std::string& directory);

class IndexReader {
 public:
  // Repeats by itself when a generation is replaced while it opens. Xapian's own errors come back
  // as Errors too. What it opens stays readable for as long as it lives.
  static Result<IndexReader> open(const std::string& directory);
  static Result<IndexReader> open(const std::string& directory, Generation generation);

  const std::string& directory() const { return directory_; }
  const Generation& generation() const { return generation_; }
  Xapian::Database& articles() { return articles_; }
  Xapian::Database& quotes() { return quotes_; }
  const VocabularySet& vocabulary() const { return vocabulary_; }

  // Which segment, and which document of it, a combined id means.
  std::size_t segment_of(Xapian::docid combined) const { return (combined - 1) % shards(); }
  Xapian::docid document_of(Xapian::docid combined) const {
    return static_cast<Xapian::docid>((combined - 1) / shards() + 1);
  }
  Xapian::docid combined_id(std::size_t segment, Xapian::docid document) const {
    return static_cast<Xapian::docid>((document - 1) * shards() + segment + 1);
  }

 private:
  std::size_t shards() const { return generation_.segments.size(); }

  std::string directory_;
  Generation generation_;
  Xapian::Database articles_, quotes_;
  VocabularySet vocabulary_;
};

inline constexpr int kReadTries = 5;

// Opens the index and runs the query. When the query fails and another generation was published
// meanwhile, the whole is repeated on that one, so every answer comes from one generation; after
// kReadTries the error is `locked` (exit 75). The query returns a Result of any kind.
template <class Query>
auto read_index(const std::string& directory, Query&& query)
    -> std::invoke_result_t<Query, IndexReader&> {
  for (int tries = 0; tries < kReadTries; ++tries) {
    auto index = IndexReader::open(directory);
    if (!index) return fail(index.error());
    auto answer = query(*index);
    if (answer) return answer;
    const auto now = current_number(directory);
    if (!now || *now == index->generation().number) return answer;
  }
  return fail(ErrorCode::locked, "the index in " + directory + " keeps changing", "run it again");
}

}  // namespace news
