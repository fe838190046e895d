// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/match.hh"

#include <algorithm>
#include <deque>
#include <map>
#include <memory>
#include <set>

#include "common/field.hh"
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
        fold_(request.fold) {
    for (const auto& index : corpus.indexes()) {
      for (const auto& bridge : index.generation().bridges) {
        older_.emplace(bridge.newer, bridge.older);
        newer_.emplace(bridge.older, bridge.newer);
      }
    }
  }

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
    std::deque<FacetCounter> counters;
    for (const auto& facet : request_.facets) {
      counters.emplace_back(facet, request_.kind == AnswerKind::quotations);
      enquire.add_matchspy(&counters.back());
    }
    page(enquire, request_.exact || !counters.empty(), out);
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

  // The page asked for. Copies are folded here and not by Xapian, whose collapsing reads the key of
  // every match (2.5 ms for 700): only as many documents as the page needs are looked at.
  void page(Xapian::Enquire& enquire, bool count, Matched& out) {
    const std::size_t all = database_.get_doccount();
    const std::size_t first = std::min(request_.offset, all);
    const std::size_t last = first + std::min(request_.limit, all);
    if (!fold_) {
      const auto found = fetch(enquire, first, last - first, count, out);
      for (auto at = found.begin(); at != found.end(); ++at) add(at, out);
      return;
    }
    for (std::size_t size = last == first ? 0 : last + last / 4 + 10;; size *= 2) {
      const auto found = fetch(enquire, 0, std::min(size, all), count, out);
      std::set<std::string> groups;
      out.documents.clear();
      for (auto at = found.begin(); at != found.end() && groups.size() < last; ++at) {
        const auto group = oldest(at.get_document().get_value(slots_.group));
        const bool fresh = groups.insert(group.empty() ? std::to_string(*at) : group).second;
        if (!fresh || groups.size() <= first) continue;
        add(at, out);
        if (!group.empty()) add_copies(out.documents.back(), group);
      }
      // Facets count once: what they hold is complete after the first round.
      enquire.clear_matchspies();
      if (groups.size() >= last || found.size() < size || size >= all) break;
    }
    if (count && folded_) out.results = count_groups();
  }

  Xapian::MSet fetch(Xapian::Enquire& enquire, std::size_t first, std::size_t size, bool count,
                     Matched& out) {
    const auto all = database_.get_doccount();
    const auto from = static_cast<Xapian::doccount>(first),
               most = static_cast<Xapian::doccount>(size);
    const auto found = enquire.get_mset(from, most, count ? all : from + most + 1);
    out.matches = out.results = found.get_matches_lower_bound();
    out.exact = count || found.get_matches_lower_bound() == found.get_matches_upper_bound();
    folded_ |= request_.kind == AnswerKind::quotations && count;
    return found;
  }

  void add(const Xapian::MSetIterator& at, Matched& out) const {
    out.documents.push_back({*at, compiled_.ranked ? at.get_weight() : 0.0, {}});
  }

  // The key of an article's group; of groups that are one, the oldest's. Those of quotations hold
  // their words as well and stand alone.
  std::string oldest(std::string group) const {
    const auto found = older_.find(group);
    return found == older_.end() ? group : found->second;
  }

  // How many results there are when each group is one.
  std::uint64_t count_groups() {
    Xapian::Enquire enquire(database_);
    enquire.set_query(compiled_.query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_collapse_key(slots_.group, 1);
    return enquire.get_mset(0, 0, database_.get_doccount()).get_matches_lower_bound();
  }

  // The members of its group that match, the earliest put forward.
  void add_copies(MatchedDocument& document, const std::string& group) {
    constexpr Xapian::doccount kMostCopies = 1000;
    if (request_.kind == AnswerKind::quotations) return;
    std::vector<std::string> keys = {std::string(kGroupPrefix) + group,
                                     std::string(field_info(Field::id).prefix) + group};
    for (auto [at, end] = newer_.equal_range(group); at != end; ++at) {
      keys.push_back(std::string(kGroupPrefix) + at->second);
    }
    const Xapian::Query members(Xapian::Query::OP_OR, keys.begin(), keys.end());
    Xapian::Enquire enquire(database_);
    enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, compiled_.query, members));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    const auto key = date_key(slots_, false);
    enquire.set_sort_by_key(key.get(), false);
    const auto found = enquire.get_mset(0, kMostCopies);
    if (found.size() < 2) return;
    folded_ = true;
    for (auto at = found.begin(); at != found.end(); ++at) document.copies.push_back(*at);
    document.id = document.copies.front();
    document.copies.erase(document.copies.begin());
  }

  const Xapian::Database& database_;
  const Compiled& compiled_;
  const MatchRequest& request_;
  Slots slots_;
  bool fold_;
  std::map<std::string, std::string> older_;  // bridged groups
  std::multimap<std::string, std::string> newer_;
  bool folded_ = false;  // a result stands for several
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
