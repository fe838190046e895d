// SPDX-License-Identifier: GPL-2.0-or-later
#include <xapian.h>

#include "common/index/xapian_guard.hh"
#include "indexer/store/batch_writer.hh"

namespace news {
namespace {

class XapianBatchWriter : public BatchWriter {
 public:
  XapianBatchWriter(std::string folder, std::uint32_t first_document)
      : folder_(std::move(folder)), next_(first_document) {}

  void add_posting(std::string_view term, std::uint32_t position,
                   std::uint32_t frequency) override {
    if (!fits(term)) return;
    term_.assign(term);
    document_.add_posting(term_, position, frequency);
  }
  void add_boolean(std::string_view term) override {
    if (!fits(term)) return;
    term_.assign(term);
    document_.add_boolean_term(term_);
  }
  void add_word(std::string_view term, std::uint32_t frequency) override {
    if (!fits(term)) return;
    term_.assign(term);
    document_.add_term(term_, frequency);
  }
  void set_value(unsigned slot, std::string_view value) override {
    document_.add_value(slot, std::string(value));
  }
  void set_data(std::string_view data) override { document_.set_data(std::string(data)); }

  Status finish_document() override {
    return guard("writing " + folder_, [this] {
      open();
      database_.replace_document(next_++, document_);
      document_ = Xapian::Document();
    });
  }

  Status finish() override {
    return guard("writing " + folder_, [this] {
      open();
      database_.commit();
      database_.close();
    });
  }

 private:
  static bool fits(std::string_view term) { return !term.empty() && term.size() <= kMaxXapianTerm; }

  // Nobody reads the database before it is whole, and a crash throws it away: no need of safe
  // updates.
  void open() {
    if (opened_) return;
    database_ = Xapian::WritableDatabase(folder_, Xapian::DB_CREATE_OR_OVERWRITE |
                                                      Xapian::DB_BACKEND_GLASS |
                                                      Xapian::DB_DANGEROUS | Xapian::DB_NO_SYNC);
    opened_ = true;
  }

  std::string folder_, term_;
  std::uint32_t next_;
  bool opened_ = false;
  Xapian::Document document_;
  Xapian::WritableDatabase database_;
};

}  // namespace

std::unique_ptr<BatchWriter> make_xapian_batch_writer(const std::string& folder,
                                                      std::uint32_t first_document) {
  return std::make_unique<XapianBatchWriter>(folder, first_document);
}

}  // namespace news
