// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/xapian/quotation_join.hh"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "common/index_schema.hh"
#include "query/engine/xapian/matched_ids.hh"
#include "query/engine/xapian/terms.hh"

namespace news {
namespace {

struct Scored {
  Xapian::docid id;
  double weight;
};

// Remembers what matches with its score, by shard. Of one index.
class ScoreCollector : public Xapian::MatchSpy {
 public:
  explicit ScoreCollector(const Corpus& corpus)
      : shard_of_(corpus, AnswerKind::quotations), found_(corpus.shards()) {}

  void operator()(const Xapian::Document& document, double weight) override {
    const auto id = document.get_docid();
    found_[shard_of_(id)].push_back({id, weight});
  }

  std::vector<std::vector<Scored>> take() { return std::move(found_); }

 private:
  ShardOfId shard_of_;
  std::vector<std::vector<Scored>> found_;
};

// Quotations of each shard that match, in the order of their ids. Of one index they are taken as
// the matcher meets them: its list of all results, by score, costs as much again.
std::vector<std::vector<Scored>> scored_matches(const Corpus& corpus, const Xapian::Query& query) {
  if (corpus.indexes().size() == 1) {
    ScoreCollector collector(corpus);
    Xapian::Enquire enquire(corpus.quotes());
    enquire.set_query(query);
    enquire.set_weighting_scheme(ranking());
    enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
    enquire.add_matchspy(&collector);
    enquire.get_mset(0, 1, corpus.quotes().get_doccount());
    return collector.take();
  }
  std::vector<std::vector<Scored>> out(corpus.shards());
  std::vector<double> weights;
  const auto found = all_matches(corpus.quotes(), query, &weights);
  for (std::size_t i = 0; i < found.size(); ++i) {
    out[corpus.shard_of(found[i])].push_back({corpus.document_of(found[i]), weights[i]});
  }
  return out;
}

// The articles of a shard's quotations, each with its best quotation's score, sorted.
std::vector<std::pair<Xapian::docid, double>> best_of_articles(const Xapian::Database& quotes,
                                                               const std::vector<Scored>& found) {
  std::vector<std::pair<Xapian::docid, double>> out;
  auto value = quotes.valuestream_begin(quote_slot::kArticle);
  const auto end = quotes.valuestream_end(quote_slot::kArticle);
  for (const auto& quotation : found) {
    if (value == end) break;
    if (value.get_docid() < quotation.id) value.skip_to(quotation.id);
    if (value == end) break;
    if (value.get_docid() != quotation.id) continue;
    const auto article = article_number(*value);
    if (article == 0) continue;
    if (!out.empty() && out.back().first == article) {
      out.back().second = std::max(out.back().second, quotation.weight);
    } else {
      out.emplace_back(article, quotation.weight);
    }
  }
  // An article's quotations follow one another as a rule, and articles their order.
  if (!std::is_sorted(out.begin(), out.end())) std::sort(out.begin(), out.end());
  std::size_t kept = 0;
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (kept > 0 && out[kept - 1].first == out[i].first) {
      out[kept - 1].second = std::max(out[kept - 1].second, out[i].second);
    } else {
      out[kept++] = out[i];
    }
  }
  out.resize(kept);
  return out;
}

}  // namespace

Xapian::Query articles_of_quotations(const Corpus& corpus, const Xapian::Query& quotations) {
  auto out = std::make_shared<DocumentsBySegment>();
  if (quotations.empty() || corpus.shards() == 0) return Xapian::Query();
  const auto found = scored_matches(corpus, quotations);
  for (std::size_t shard = 0; shard < found.size(); ++shard) {
    auto best = best_of_articles(corpus.quote_shards()[shard], found[shard]);
    if (best.empty()) continue;
    // An article and its quotations stand in the same segment.
    auto& documents = (*out)[corpus.segments()[shard]->articles_uuid];
    for (const auto& [id, weight] : best) {
      documents.ids.push_back(id);
      documents.weights.push_back(weight);
    }
  }
  return document_set_query(std::move(out));
}

Xapian::Query quotations_of_articles(const Corpus& corpus,
                                     const std::vector<Xapian::docid>& articles) {
  auto by_segment = std::make_shared<DocumentsBySegment>();
  for (const auto id : articles) {
    (*by_segment)[corpus.segment_of(id).quotes_uuid].ids.push_back(corpus.document_of(id));
  }
  return quotes_of_articles_query(std::move(by_segment), quote_slot::kArticle);
}

}  // namespace news
