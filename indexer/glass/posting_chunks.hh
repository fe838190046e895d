// SPDX-License-Identifier: GPL-2.0-or-later
// Cuts one list of postings into chunks and enters them in the postlist table. Keeps its buffers
// from list to list; one thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "indexer/glass/inverter.hh"
#include "indexer/glass/table_writer.hh"

namespace news::glass {

class PostingChunks {
 public:
  // Document 0 of the postings has the id `first_docid`.
  PostingChunks(TableWriter& table, std::uint32_t first_docid)
      : table_(table), first_docid_(first_docid) {}

  void add_term(std::string_view term, std::span<const Inverter::Posting> postings);

  // The list of all documents with their lengths for frequencies.
  void add_lengths(std::span<const Inverter::Posting> lengths);

  // The same posting by posting, by the ids of documents, in order, at least one: how many
  // documents there will be, and how often the term stands in all, is told before.
  void begin_term(std::string_view term, std::uint32_t documents, std::uint64_t frequency);
  void begin_lengths();
  void put(std::uint32_t docid, std::uint32_t frequency);
  void end();

 private:
  void cut(std::span<const Inverter::Posting> postings);
  void close_chunk(std::uint32_t first, std::uint32_t last, bool is_last);

  TableWriter& table_;
  std::uint32_t first_docid_;
  std::string key_, rest_key_;  // of the first chunk; what keys of the others begin with
  std::string head_, body_, tag_;
  std::uint32_t first_ = 0, last_ = 0;  // of the chunk being filled
};

}  // namespace news::glass
