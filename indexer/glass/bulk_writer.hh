// SPDX-License-Identifier: GPL-2.0-or-later
// Writes a finished Xapian database from a batch of documents, several times faster than Xapian
// does and as dense as after compaction. What comes out is an ordinary glass database: Xapian
// reads, checks, merges and changes it like its own. glass_format.hh says what is relied on.
//
//   BulkWriter writer(directory, first_docid);
//   for (...) { writer.add_posting(...); writer.set_data(...); auto id = writer.finish_document();
//   } auto made = writer.finish();
//
// The batch is inverted in memory (about 30 bytes a posting, a posting being a term in a document,
// and two a position), document data goes to disk at once. Whoever calls looks at bytes_in_memory()
// and ends the batch before it grows too large. One writer a thread; they share nothing. Files
// appear as the batch goes, iamglass last: without it there is no database. Nothing is synced to
// disk, and what a failure leaves is for the caller to remove.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "common/result.hh"

namespace news {

// Does the Xapian library at hand read and write the format that BulkWriter makes? If not,
// documents go through Xapian::WritableDatabase.
bool bulk_writing_supported();

// How hard tags are deflated, 1 (fast) to 9, as zlib counts. With 6, which Xapian takes, writing
// articles with their text costs 1.37 times as much; with 3 the database is 1.7 % larger.
struct BulkOptions {
  int data_level = 3, termlist_level = 3;
  // Without its list of terms a document cannot be deleted or listed: for databases never changed
  // in place. Xapian calls that DB_NO_TERMLIST.
  bool termlists = true;
};

struct BulkSummary {
  std::uint32_t documents = 0, last_docid = 0;
  std::uint64_t bytes = 0;  // of all files
};

class BulkWriter {
 public:
  // Makes the directory if need be. Documents are numbered from `first_docid`, at least 1.
  BulkWriter(std::string directory, std::uint32_t first_docid, BulkOptions options = {});
  ~BulkWriter();
  BulkWriter(const BulkWriter&) = delete;
  BulkWriter& operator=(const BulkWriter&) = delete;

  // The document at hand, as Xapian::Document has it: terms of at most 245 bytes (each NUL counts
  // twice), positions in any order, frequencies add up, an empty value or empty data is none.
  void add_posting(std::string_view term, std::uint32_t position, std::uint32_t frequency = 1);
  void add_term(std::string_view term, std::uint32_t frequency = 0);
  void set_value(std::uint32_t slot, std::string_view value);
  void set_data(std::string_view data);

  // Its id. Fails for a document that the database cannot hold; that one is left out, and the next
  // may follow.
  Result<std::uint32_t> finish_document();

  // Of the database, not of a document. Neither is empty; a key is at most 245 bytes.
  void set_metadata(std::string_view key, std::string_view value);

  // Writes the database. Only once; nothing may follow.
  Result<BulkSummary> finish();

  std::uint32_t documents() const;
  std::size_t bytes_in_memory() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace news
