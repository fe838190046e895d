// SPDX-License-Identifier: GPL-2.0-or-later
// Where words stand in a document: those of a quotation, or of an article's lead, when only the
// body has their positions (index_schema.hh): the body's, inside the ranges that the document
// names. A quotation outside its body has its own, as all other fields do. One shard at a time,
// documents best in ascending order: what was read of an article is kept until another is asked
// for. Not for sharing between threads.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/position_ranges.hh"
#include "query/engine/xapian/corpus.hh"

namespace news {

// own: of terms that have positions of their own in the database that is asked.
enum class PlacesOf { quotations, leads, own };

class WordPlaces {
 public:
  // `shard_database`: of shard `shard`, that of the quotations for them, else that of the articles;
  // for `own` either.
  WordPlaces(const Corpus& corpus, PlacesOf kind, std::size_t shard,
             Xapian::Database shard_database);

  // Turns to a document of the shard. False: it has no words.
  bool open(Xapian::docid document);

  // Sorted positions of a word (no prefix; for `own`, a term) there; valid until another document
  // is opened. Of a run, several as WordTest has them: where the first stands with the others
  // behind it, side by side.
  std::span<const std::uint32_t> of(const std::string& word);

 private:
  // Positions of a word in an article, read so far.
  struct Read {
    Xapian::docid article = 0;
    std::vector<std::uint32_t> positions, picked;
    Xapian::PositionIterator at, end;
  };

  std::span<const std::uint32_t> of_run(const std::string& run);
  void read_on(const std::string& word, Read& known) const;

  PlacesOf kind_;
  Xapian::Database articles_, database_;
  Xapian::ValueIterator ranges_at_, ranges_end_, article_at_, article_end_;
  Xapian::docid document_ = 0, article_ = 0;  // article: the one read from
  std::vector<PositionRange> ranges_;         // empty: the document's own positions
  std::unordered_map<std::string, Read> read_;
};

}  // namespace news
