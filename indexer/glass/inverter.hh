// SPDX-License-Identifier: GPL-2.0-or-later
// Inverts a batch of documents in flat arrays: terms numbered by a hash table, one record a posting
// in document order, positions already in the form in which the database keeps them. At the end two
// counting sorts give the postings of each term in document order and the terms of each document in
// term order; nothing is looked up in a tree. About 30 bytes a posting. One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.hh"
#include "indexer/glass/term_table.hh"

namespace news::glass {

class Inverter {
 public:
  // Into the document at hand. A term or size that the database cannot hold makes keep() refuse.
  void add(std::string_view term, std::uint32_t frequency);
  void add(std::string_view term, std::uint32_t frequency, std::uint32_t position);

  // Ends the document: keeps it, or says why not; drop() forgets it. Either way the next begins.
  Status keep();
  void drop();

  struct Posting {
    std::uint32_t document = 0;  // from 0
    std::uint32_t frequency = 0;
    std::uint32_t positions_at = 0, positions_size = 0;
  };
  struct DocumentTerm {
    std::uint32_t rank = 0, frequency = 0;
  };

  std::uint32_t documents() const { return static_cast<std::uint32_t>(lengths_.size()); }
  const std::vector<std::uint32_t>& lengths() const { return lengths_; }
  std::uint32_t highest_frequency() const { return highest_frequency_; }

  // Ends the batch; then the calls below tell its contents.
  // by_document: document_terms() is asked for, too.
  void sort(bool by_document = true);
  std::size_t terms() const { return ranked_.size(); }
  std::string_view term(std::size_t rank) const { return table_.text(table_[ranked_[rank]]); }
  struct Postings {
    const Posting *first, *last;
  };
  Postings postings(std::size_t rank) const {
    return {grouped_.data() + starts_[rank], grouped_.data() + starts_[rank + 1]};
  }
  std::string_view positions(const Posting& posting) const {
    return {positions_.data() + posting.positions_at, posting.positions_size};
  }
  struct DocumentTerms {
    const DocumentTerm *first, *last;
  };
  DocumentTerms document_terms(std::uint32_t document) const;

  std::size_t bytes_in_memory() const;

 private:
  struct Local {  // a term of the document at hand
    std::uint32_t id, frequency, positions, at;
  };
  struct Occurrence {
    std::uint32_t local, position;
  };
  struct Record {  // of a posting, in document order; position bytes end where the next begin
    std::uint32_t id, frequency, positions_end;
  };

  Local& local(std::string_view term);
  Status room() const;
  void gather_positions();
  void append_record(const Local& term);
  void begin();

  TermTable table_;
  std::vector<Local> locals_;
  std::vector<Occurrence> occurrences_;
  std::vector<std::uint32_t> gathered_;
  std::string problem_;

  std::vector<Record> records_;
  std::string positions_;
  std::vector<std::uint32_t> document_ends_, lengths_;
  std::uint32_t highest_frequency_ = 0;
  std::uint32_t current_ = 1;

  std::vector<std::uint32_t> ranked_, starts_;
  std::vector<Posting> grouped_;
  std::vector<DocumentTerm> document_terms_;
};

}  // namespace news::glass
