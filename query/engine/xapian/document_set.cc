// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/xapian/document_set.hh"

#include <algorithm>

namespace news {
namespace {

using Shared = std::shared_ptr<const DocumentsBySegment>;

const Documents& documents_of(const DocumentsBySegment& all, const Xapian::Database& database) {
  static const Documents kNone;
  const auto found = all.find(database.get_uuid());
  return found == all.end() ? kNone : found->second;
}

class DocumentSet : public Xapian::PostingSource {
 public:
  explicit DocumentSet(Shared all) : all_(std::move(all)) {}

  DocumentSet* clone() const override { return new DocumentSet(all_); }

  void init(const Xapian::Database& database) override {
    here_ = &documents_of(*all_, database);
    at_ = kBefore;
    double most = 0;
    for (const double weight : here_->weights) most = std::max(most, weight);
    set_maxweight(most);
  }

  Xapian::doccount get_termfreq_min() const override { return count(); }
  Xapian::doccount get_termfreq_est() const override { return count(); }
  Xapian::doccount get_termfreq_max() const override { return count(); }

  void next(double) override { ++at_; }  // kBefore + 1 is 0

  void skip_to(Xapian::docid wanted, double) override {
    // Most often the next or one near: the stretch to look in doubles until it holds it.
    const auto& ids = here_->ids;
    std::size_t from = at_ == kBefore ? 0 : at_, step = 1;
    while (from + step < ids.size() && ids[from + step - 1] < wanted) {
      from += step;
      step *= 2;
    }
    const auto end = ids.begin() + static_cast<long>(std::min(from + step, ids.size()));
    at_ = static_cast<std::size_t>(
        std::lower_bound(ids.begin() + static_cast<long>(from), end, wanted) - ids.begin());
  }

  bool at_end() const override { return at_ != kBefore && at_ >= here_->ids.size(); }
  Xapian::docid get_docid() const override { return here_->ids[at_]; }
  double get_weight() const override { return here_->weights.empty() ? 0 : here_->weights[at_]; }
  std::string get_description() const override { return "DocumentSet"; }

 private:
  static constexpr std::size_t kBefore = static_cast<std::size_t>(-1);

  Xapian::doccount count() const { return static_cast<Xapian::doccount>(here_->ids.size()); }

  Shared all_;
  const Documents* here_ = nullptr;
  std::size_t at_ = kBefore;
};

class QuotesOfArticles : public Xapian::PostingSource {
 public:
  QuotesOfArticles(Shared articles, Xapian::valueno slot)
      : articles_(std::move(articles)), slot_(slot) {}

  QuotesOfArticles* clone() const override { return new QuotesOfArticles(articles_, slot_); }

  void init(const Xapian::Database& database) override {
    here_ = &documents_of(*articles_, database);
    database_ = database;
    at_ = database_.valuestream_begin(slot_);
    end_ = database_.valuestream_end(slot_);
    started_ = false;
    set_maxweight(0);
  }

  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return get_termfreq_max() / 2; }
  Xapian::doccount get_termfreq_max() const override {
    return here_->ids.empty() ? 0 : database_.get_value_freq(slot_);
  }

  void next(double) override {
    if (started_) ++at_;
    started_ = true;
    to_member();
  }

  void skip_to(Xapian::docid wanted, double) override {
    started_ = true;
    if (at_ != end_) at_.skip_to(wanted);
    to_member();
  }

  bool at_end() const override { return started_ && at_ == end_; }
  Xapian::docid get_docid() const override { return at_.get_docid(); }
  double get_weight() const override { return 0; }
  std::string get_description() const override { return "QuotesOfArticles"; }

 private:
  void to_member() {
    while (at_ != end_ &&
           !std::binary_search(here_->ids.begin(), here_->ids.end(), article_number(*at_))) {
      ++at_;
    }
  }

  Shared articles_;
  Xapian::valueno slot_;
  const Documents* here_ = nullptr;
  Xapian::Database database_;
  Xapian::ValueIterator at_, end_;
  bool started_ = false;
};

bool empty(const DocumentsBySegment& documents) {
  return std::all_of(documents.begin(), documents.end(),
                     [](const auto& segment) { return segment.second.ids.empty(); });
}

}  // namespace

Xapian::docid article_number(const std::string& value) {
  if (value.size() != 4) return 0;
  Xapian::docid number = 0;
  for (const char c : value) number = number << 8 | static_cast<unsigned char>(c);
  return number;
}

Xapian::Query document_set_query(std::shared_ptr<const DocumentsBySegment> documents) {
  if (empty(*documents)) return Xapian::Query();
  return Xapian::Query((new DocumentSet(std::move(documents)))->release());
}

Xapian::Query quotes_of_articles_query(std::shared_ptr<const DocumentsBySegment> articles,
                                       Xapian::valueno slot) {
  if (empty(*articles)) return Xapian::Query();
  return Xapian::Query((new QuotesOfArticles(std::move(articles), slot))->release());
}

}  // namespace news
