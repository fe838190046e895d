// SPDX-License-Identifier: GPL-2.0-or-later
// An index opened for reading: one generation, whatever is published meanwhile. Both programs open
// an index here and nowhere else. Readers take no lock and write nothing.
//
// Segments are opened as one Xapian database each, the articles at once, the quotations when they
// are first asked for: most questions are about articles alone. A segment may be gone by then; the
// reader that meets that asks anew (query/engine/xapian/corpus.hh).
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

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
  // One a segment, in the order of generation().segments.
  const std::vector<Xapian::Database>& articles() const { return articles_; }
  // The same, opened anew. Throws what Xapian throws, and Xapian::DatabaseCorruptError where the
  // head of one is damaged; call it where Xapian is called (xapian_guard.hh).
  std::vector<Xapian::Database> open_quotes() const;
  const VocabularySet& vocabulary() const { return vocabulary_; }

 private:
  std::string directory_;
  Generation generation_;
  std::vector<Xapian::Database> articles_;
  VocabularySet vocabulary_;
};

inline constexpr int kReadTries = 5;

}  // namespace news
