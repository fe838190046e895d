// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/quotation_join.hh"

#include <algorithm>
#include <utility>

#include "common/index_schema.hh"
#include "query/language/terms.hh"

namespace news {

Xapian::Query articles_of_quotations(const Corpus& corpus, const Xapian::Query& quotations) {
  std::vector<double> weights;
  const auto found = all_matches(corpus.quotes(), quotations, &weights);
  std::vector<std::pair<Xapian::docid, double>> scored;
  scored.reserve(found.size());
  auto value = corpus.quotes().valuestream_begin(quote_slot::kArticle);
  const auto end = corpus.quotes().valuestream_end(quote_slot::kArticle);
  for (std::size_t i = 0; i < found.size() && value != end; ++i) {
    if (value.get_docid() < found[i]) value.skip_to(found[i]);
    if (value == end || value.get_docid() != found[i]) continue;
    const auto article = article_number(*value);
    if (article == 0) continue;
    // An article and its quotations stand in the same segment.
    scored.emplace_back(corpus.combined_id(corpus.shard_of(found[i]), article), weights[i]);
  }
  std::sort(scored.begin(), scored.end());
  std::vector<Xapian::docid> ids;
  std::vector<double> best;
  for (const auto& [id, weight] : scored) {
    if (ids.empty() || ids.back() != id) {
      ids.push_back(id);
      best.push_back(weight);
    } else {
      best.back() = std::max(best.back(), weight);
    }
  }
  return document_set_query(std::make_shared<DocumentsBySegment>(corpus.by_segment(ids, best)));
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
