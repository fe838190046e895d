// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/match.hh"

#include <algorithm>
#include <deque>
#include <memory>

#include "common/index/xapian_guard.hh"
#include "common/index_schema.hh"
#include "query/language/terms.hh"
#include "query/search/facet_counter.hh"

namespace news {
namespace {

struct Slots {
  Xapian::valueno date, order, group;
};

Slots slots_of(AnswerKind kind) {
  if (kind == AnswerKind::articles) return {slot::kDate, slot::kId, slot::kGroup};
  return {quote_slot::kDate, quote_slot::kOrder, quote_slot::kGroup};
}

const Xapian::Database& database_of(const Corpus& corpus, AnswerKind kind) {
  return kind == AnswerKind::articles ? corpus.articles() : corpus.quotes();
}

// Dates one way or the other, undated last; then the id.
std::unique_ptr<Xapian::KeyMaker> date_key(const Slots& slots, bool newest_first) {
  auto key = std::make_unique<Xapian::MultiValueKeyMaker>();
  key->add_value(slots.date, newest_first, newest_first ? "" : "9");
  key->add_value(slots.order);
  return key;
}

class Matcher {
 public:
  Matcher(const Corpus& corpus, const Compiled& compiled, const MatchRequest& request)
      : database_(database_of(corpus, request.kind)),
        compiled_(compiled),
        request_(request),
        slots_(slots_of(request.kind)),
        fold_(request.fold && database_.get_doccount() > 0 &&
              database_.get_value_freq(slots_.group) > 0) {}

  Matched run() {
    Matched out;
    out.exact = true;
    if (compiled_.query.empty() || database_.get_doccount() == 0) {
      for (const auto& facet : request_.facets) {
        out.facets.push_back(FacetCounter(facet, request_.kind == AnswerKind::quotations).top());
      }
      return out;
    }
    Xapian::Enquire enquire(database_);
    enquire.set_query(compiled_.query);
    order(enquire);
    if (fold_) enquire.set_collapse_key(slots_.group, 1);
    std::deque<FacetCounter> counters;
    for (const auto& facet : request_.facets) {
      counters.emplace_back(facet, request_.kind == AnswerKind::quotations);
      enquire.add_matchspy(&counters.back());
    }
    const auto all = database_.get_doccount();
    const auto first = static_cast<Xapian::doccount>(std::min<std::size_t>(request_.offset, all));
    const auto size = static_cast<Xapian::doccount>(std::min<std::size_t>(request_.limit, all));
    const bool count = request_.exact || !counters.empty();
    const auto found = enquire.get_mset(first, size, count ? all : first + size + 1);
    out.results = found.get_matches_lower_bound();
    out.matches = fold_ ? found.get_uncollapsed_matches_lower_bound() : out.results;
    out.exact = count || found.get_matches_lower_bound() == found.get_matches_upper_bound();
    for (auto at = found.begin(); at != found.end(); ++at) {
      out.documents.push_back({*at, compiled_.ranked ? at.get_weight() : 0.0, {}});
      if (fold_ && !at.get_collapse_key().empty())
        add_copies(out.documents.back(), at.get_collapse_key());
    }
    for (const auto& counter : counters) out.facets.push_back(counter.top());
    return out;
  }

 private:
  void order(Xapian::Enquire& enquire) {
    const bool by_score = request_.sort == SortOrder::relevance && compiled_.ranked;
    if (by_score) {
      enquire.set_weighting_scheme(ranking());
      enquire.set_sort_by_relevance_then_value(slots_.order, false);
      return;
    }
    if (!compiled_.ranked)
      enquire.set_weighting_scheme(Xapian::BoolWeight());
    else
      enquire.set_weighting_scheme(ranking());
    key_ = date_key(slots_, request_.sort != SortOrder::oldest);
    enquire.set_sort_by_key(key_.get(), false);
  }

  // The members of its group that match, the earliest put forward.
  void add_copies(MatchedDocument& document, const std::string& group) {
    constexpr Xapian::doccount kMostCopies = 1000;
    Xapian::Enquire enquire(database_);
    const Xapian::Query members(Xapian::Query::OP_VALUE_RANGE, slots_.group, group, group);
    enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, compiled_.query, members));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    const auto key = date_key(slots_, false);
    enquire.set_sort_by_key(key.get(), false);
    const auto found = enquire.get_mset(0, kMostCopies);
    if (found.size() < 2) return;
    for (auto at = found.begin(); at != found.end(); ++at) document.copies.push_back(*at);
    document.id = document.copies.front();
    document.copies.erase(document.copies.begin());
  }

  const Xapian::Database& database_;
  const Compiled& compiled_;
  const MatchRequest& request_;
  Slots slots_;
  bool fold_;
  std::unique_ptr<Xapian::KeyMaker> key_;
};

}  // namespace

Result<Matched> match(const Corpus& corpus, const Compiled& compiled, const MatchRequest& request) {
  return guard("searching the index", [&] { return Matcher(corpus, compiled, request).run(); });
}

Result<std::vector<std::vector<ScorePart>>> explain(const Corpus& corpus, const Compiled& compiled,
                                                    AnswerKind kind,
                                                    const std::vector<MatchedDocument>& documents) {
  return guard("explaining the scores", [&] {
    std::vector<std::vector<ScorePart>> out(documents.size());
    std::vector<Xapian::docid> ids;
    for (const auto& document : documents) ids.push_back(document.id);
    std::sort(ids.begin(), ids.end());
    const auto shown = document_set_query(std::make_shared<DocumentsBySegment>(
        kind == AnswerKind::articles ? corpus.by_segment(ids) : corpus.quotes_by_segment(ids)));
    for (const auto& wanted : compiled.wanted) {
      if (wanted.query.empty() || shown.empty()) continue;
      std::vector<double> weights;
      const auto found =
          all_matches(database_of(corpus, kind),
                      Xapian::Query(Xapian::Query::OP_FILTER, wanted.query, shown), &weights);
      for (std::size_t i = 0; i < found.size(); ++i) {
        for (std::size_t d = 0; d < documents.size(); ++d) {
          if (documents[d].id == found[i]) out[d].push_back({wanted.text, weights[i]});
        }
      }
    }
    return out;
  });
}

}  // namespace news
