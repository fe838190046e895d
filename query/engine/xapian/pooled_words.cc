// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/xapian/pooled_words.hh"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <memory>
#include <utility>

namespace news {
namespace {

constexpr Xapian::doccount kFew = 256;  // lists up to here are read at once
constexpr Xapian::docid kEnd = std::numeric_limits<Xapian::docid>::max();

struct Posting {
  Xapian::docid document;
  double times;
};

struct List {
  Xapian::PostingIterator at;
  Xapian::docid document = kEnd;  // where it stands
  double counts = 1;

  void skip_to(Xapian::docid wanted) {
    if (wanted == document + 1) {
      ++at;
    } else {
      at.skip_to(wanted);
    }
    document = at == Xapian::PostingIterator() ? kEnd : *at;
  }
};

// The postings of one segment.
struct Postings {
  std::vector<List> lists;    // the longest first
  std::vector<Posting> few;   // of the short lists, pooled, ascending
  Xapian::doccount most = 0;  // the longest list
  Xapian::doccount sum = 0;
};

// The block that tells how many articles hold the term is the one in which its list begins: opened
// right after, it is not read again.
class Opening {
 public:
  explicit Opening(const Xapian::Database& segment) : segment_(segment) {}

  void add(const PooledTerm& term, Xapian::doccount frequency) {
    out_.most = std::max(out_.most, frequency);
    out_.sum += frequency;
    auto at = segment_.postlist_begin(term.term);
    const Xapian::PostingIterator end;
    if (at == end) return;
    if (frequency > kFew) {
      long_.emplace_back(frequency, List{at, *at, term.counts});
      return;
    }
    for (; at != end; ++at) out_.few.push_back({*at, term.counts * at.get_wdf()});
  }

  Postings take() {
    std::stable_sort(long_.begin(), long_.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    for (auto& [frequency, list] : long_) out_.lists.push_back(std::move(list));
    auto& few = out_.few;
    std::sort(few.begin(), few.end(),
              [](const Posting& a, const Posting& b) { return a.document < b.document; });
    std::size_t kept = 0;
    for (std::size_t i = 0; i < few.size(); ++i) {
      if (kept > 0 && few[kept - 1].document == few[i].document) {
        few[kept - 1].times += few[i].times;
      } else {
        few[kept++] = few[i];
      }
    }
    few.resize(kept);
    return std::move(out_);
  }

 private:
  const Xapian::Database& segment_;
  Postings out_;
  std::vector<std::pair<Xapian::doccount, List>> long_;
};

// How many documents hold one of the terms, as Xapian takes it: terms are supposed to be
// independent, and pooled two by two, the rarest first, each sum rounded.
struct Estimate {
  Xapian::doccount here, everywhere;
};

Xapian::doccount either(double a, double b, double documents) {
  if (documents == 0) return 0;
  return static_cast<Xapian::doccount>(a + b - (a * b / documents) + 0.5);
}

Estimate pool(std::vector<Estimate> terms, Xapian::doccount here, Xapian::doccount everywhere) {
  const auto rarer = [](const Estimate& a, const Estimate& b) { return a.here > b.here; };
  std::make_heap(terms.begin(), terms.end(), rarer);
  for (;;) {
    const Estimate last = terms.front();
    std::pop_heap(terms.begin(), terms.end(), rarer);
    terms.pop_back();
    const Estimate next = terms.front();
    const Estimate pooled{either(next.here, last.here, here),
                          either(next.everywhere, last.everywhere, everywhere)};
    if (terms.size() == 1) return pooled;
    std::pop_heap(terms.begin(), terms.end(), rarer);
    terms.back() = pooled;
    std::push_heap(terms.begin(), terms.end(), rarer);
  }
}

// The length of the document in hand, which every word of a query asks for.
class KnownLength {
 public:
  void forget() { document_ = 0; }

  Xapian::termcount of(const Xapian::Database& segment, std::size_t key, Xapian::docid document) {
    if (document != document_ || key != key_) {
      length_ = segment.get_doclength(document);
      document_ = document;
      key_ = key;
    }
    return length_;
  }

 private:
  std::size_t key_ = 0;
  Xapian::docid document_ = 0;
  Xapian::termcount length_ = 0;
};
thread_local KnownLength known_length;

// The question, shared by the sources of all segments.
struct Pooled {
  Xapian::Database database;
  std::vector<PooledTerm> terms;
  std::vector<Xapian::doccount> frequencies;  // of the whole database
  RankingParameters ranking;
  double factor = 1;
  Postings opened;  // of the one segment there is, for who comes first
  bool is_opened = false;
};

class PooledSource : public Xapian::PostingSource {
 public:
  explicit PooledSource(std::shared_ptr<Pooled> words) : words_(std::move(words)) {}

  PooledSource* clone() const override { return new PooledSource(words_); }

  void init(const Xapian::Database& segment) override {
    segment_ = segment;
    segment_key_ = std::hash<std::string>()(segment.get_uuid());
    known_length.forget();
    document_ = 0;
    next_few_ = 0;
    std::vector<Estimate> terms;
    if (words_->database.size() == 1) {
      for (const auto frequency : words_->frequencies) terms.push_back({frequency, frequency});
    }
    if (std::exchange(words_->is_opened, false)) {
      postings_ = std::move(words_->opened);
    } else {
      open(terms);
    }
    documents_ = segment_.get_doccount();
    const auto all = words_->database.get_doccount();
    const auto pooled = pool(std::move(terms), documents_, all);
    estimate_ = pooled.here;
    weigh(all, pooled.everywhere);
  }

  Xapian::doccount get_termfreq_min() const override { return postings_.most; }
  Xapian::doccount get_termfreq_est() const override { return estimate_; }
  Xapian::doccount get_termfreq_max() const override { return std::min(postings_.sum, documents_); }

  void next(double) override {
    const auto wanted = document_ + 1;
    document_ = to_few(wanted);
    for (auto& list : postings_.lists) {
      if (list.document < wanted) list.skip_to(wanted);
      document_ = std::min(document_, list.document);
    }
  }

  // No further than to the first list that holds it; the others follow if the score is asked for.
  void skip_to(Xapian::docid wanted, double) override {
    if (wanted <= document_) return;
    Xapian::docid first = kEnd;
    for (auto& list : postings_.lists) {
      if (list.document < wanted) list.skip_to(wanted);
      first = std::min(first, list.document);
      if (first == wanted) break;
    }
    document_ = first == wanted ? wanted : std::min(first, to_few(wanted));
  }

  bool at_end() const override { return document_ == kEnd; }
  Xapian::docid get_docid() const override { return document_; }

  double get_weight() const override {
    double times = 0;
    for (auto& list : postings_.lists) {
      if (list.document < document_) list.skip_to(document_);
      if (list.document == document_) times += list.counts * list.at.get_wdf();
    }
    if (to_few(document_) == document_) times += postings_.few[next_few_].times;
    const auto length = known_length.of(segment_, segment_key_, document_);
    const double held = std::min<double>(times, length);
    const auto& ranking = words_->ranking;
    const double relative = std::max(length * per_length_, ranking.least_length);
    const double dampened = ranking.k1 * (relative * ranking.b + (1 - ranking.b)) + held;
    return weight_ * (held / dampened);
  }

  std::string get_description() const override { return "PooledWords"; }

 private:
  // Of a segment of several the frequencies are read on the way.
  void open(std::vector<Estimate>& terms) {
    const bool known = !terms.empty();
    Opening opening(segment_);
    for (std::size_t i = 0; i < words_->terms.size(); ++i) {
      const auto& term = words_->terms[i];
      const auto here = known ? terms[i].here : segment_.get_termfreq(term.term);
      if (!known) terms.push_back({here, words_->frequencies[i]});
      if (here > 0) opening.add(term, here);
    }
    postings_ = opening.take();
  }

  void weigh(Xapian::doccount all, Xapian::doccount holding) {
    weight_ = rarity_as_scored(holding, all) * words_->factor;
    weight_ *= words_->ranking.k1 + 1;
    const double mean = words_->database.get_avlength();
    per_length_ = mean == 0 ? 0 : 1 / mean;
    set_maxweight(weight_);
  }

  // The first document of the short lists that is not before `wanted`.
  Xapian::docid to_few(Xapian::docid wanted) const {
    const auto& few = postings_.few;
    while (next_few_ < few.size() && few[next_few_].document < wanted) ++next_few_;
    return next_few_ < few.size() ? few[next_few_].document : kEnd;
  }

  std::shared_ptr<Pooled> words_;
  Xapian::Database segment_;
  std::size_t segment_key_ = 0;
  mutable Postings postings_;  // its lists follow when the score is asked for
  mutable std::size_t next_few_ = 0;
  Xapian::docid document_ = 0;
  Xapian::doccount documents_ = 0, estimate_ = 0;
  double weight_ = 0, per_length_ = 0;
};

}  // namespace

Xapian::Query pooled_words_query(const Xapian::Database& database, std::vector<PooledTerm> terms,
                                 const RankingParameters& ranking, double factor) {
  auto words = std::make_shared<Pooled>();
  words->database = database;
  words->ranking = ranking;
  words->factor = factor;
  words->is_opened = database.size() == 1;
  Opening opening(database);
  for (auto& term : terms) {
    const auto frequency = database.get_termfreq(term.term);
    if (frequency == 0) continue;
    if (words->is_opened) opening.add(term, frequency);
    words->frequencies.push_back(frequency);
    words->terms.push_back(std::move(term));
  }
  if (words->terms.empty()) return Xapian::Query();
  if (words->terms.size() == 1) {
    const Xapian::Query term(words->terms.front().term);
    return factor == 1 ? term : Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, term, factor);
  }
  words->opened = opening.take();
  return Xapian::Query((new PooledSource(std::move(words)))->release());
}

}  // namespace news
