// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/glass/bulk_writer.hh"
#include "indexer/store/batch_writer.hh"

namespace news {
namespace {

class BulkBatchWriter : public BatchWriter {
 public:
  BulkBatchWriter(const std::string& folder, std::uint32_t first_document, BulkOptions options = {})
      : writer_(folder, first_document, options) {}

  void add_posting(std::string_view term, std::uint32_t position,
                   std::uint32_t frequency) override {
    if (fits(term)) writer_.add_posting(term, position, frequency);
  }
  void add_boolean(std::string_view term) override {
    if (fits(term)) writer_.add_term(term);
  }
  void add_word(std::string_view term, std::uint32_t frequency) override {
    if (fits(term)) writer_.add_term(term, frequency);
  }
  void set_value(unsigned slot, std::string_view value) override { writer_.set_value(slot, value); }
  void set_data(std::string_view data) override { writer_.set_data(data); }

  Status finish_document() override {
    if (const auto id = writer_.finish_document(); !id) return fail(id.error());
    return {};
  }
  Status finish() override {
    if (const auto made = writer_.finish(); !made) return fail(made.error());
    return {};
  }

 private:
  static bool fits(std::string_view term) { return !term.empty() && term.size() <= kMaxXapianTerm; }

  BulkWriter writer_;
};

}  // namespace

std::unique_ptr<BatchWriter> make_batch_writer(const std::string& folder,
                                               std::uint32_t first_document) {
  if (!bulk_writing_supported()) return make_xapian_batch_writer(folder, first_document);
  return std::make_unique<BulkBatchWriter>(folder, first_document);
}

std::unique_ptr<BatchWriter> make_quote_writer(const std::string& folder,
                                               std::uint32_t first_document) {
  if (!bulk_writing_supported()) return make_xapian_batch_writer(folder, first_document);
  BulkOptions options;
  options.termlists = false;
  return std::make_unique<BulkBatchWriter>(folder, first_document, options);
}

}  // namespace news
