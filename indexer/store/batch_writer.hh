// SPDX-License-Identifier: GPL-2.0-or-later
// Where documents go: one small Xapian database in a scratch folder, made in one go and never
// changed afterwards. Small, because Xapian's cost a posting grows with what it holds in memory.
// One thread a writer. Nothing here is synced to disk: a segment is made of such databases, and
// that is synced.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "common/result.hh"

namespace news {

class BatchWriter {
 public:
  virtual ~BatchWriter() = default;

  // The document at hand. Terms over 245 bytes are left out; an empty value or data is none.
  // `frequency` (wdf) counts towards its length.
  virtual void add_posting(std::string_view term, std::uint32_t position,
                           std::uint32_t frequency) = 0;
  virtual void add_boolean(std::string_view term) = 0;
  // Without a position.
  virtual void add_word(std::string_view term, std::uint32_t frequency) = 0;
  virtual void set_value(unsigned slot, std::string_view value) = 0;
  virtual void set_data(std::string_view data) = 0;

  // Ids go up by one from `first_document`.
  virtual Status finish_document() = 0;
  // Writes the database; nothing may follow. After an error the folder is worthless.
  virtual Status finish() = 0;
};

// The bulk writer where it knows the format of the Xapian at hand, Xapian's own otherwise. Both
// make the same database; the bulk writer takes half the CPU of a whole run.
std::unique_ptr<BatchWriter> make_batch_writer(const std::string& folder,
                                               std::uint32_t first_document);
// Of quotations: the bulk writer leaves their lists of terms out (thin_quotes.hh).
std::unique_ptr<BatchWriter> make_quote_writer(const std::string& folder,
                                               std::uint32_t first_document);
std::unique_ptr<BatchWriter> make_xapian_batch_writer(const std::string& folder,
                                                      std::uint32_t first_document);

inline constexpr std::size_t kMaxXapianTerm = 245;

}  // namespace news
