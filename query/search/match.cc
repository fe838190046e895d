// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/match.hh"

#include <algorithm>
#include <memory>
#include <set>
#include <tuple>
#include <utility>

#include "common/index/xapian_guard.hh"
#include "common/index_schema.hh"
#include "query/language/terms.hh"
#include "query/search/copy_groups.hh"
#include "query/search/facet_counter.hh"
#include "query/search/matched_ids.hh"

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

const std::vector<Xapian::Database>& shards_of(const Corpus& corpus, AnswerKind kind) {
  return kind == AnswerKind::articles ? corpus.article_shards() : corpus.quote_shards();
}

class Matcher {
 public:
  Matcher(const Corpus& corpus, const Compiled& compiled, const MatchRequest& request)
      : corpus_(corpus),
        database_(database_of(corpus, request.kind)),
        compiled_(compiled),
        request_(request),
        slots_(slots_of(request.kind)),
        groups_(corpus),
        collector_(corpus, request.kind),
        matched_(corpus.shards()) {}

  Matched run() {
    Matched out;
    out.exact = true;
    if (!compiled_.query.empty() && database_.get_doccount() > 0) {
      Xapian::Enquire enquire(database_);
      enquire.set_query(compiled_.query);
      order(enquire);
      page(enquire, out);
    }
    for (const auto& facet : request_.facets) {
      out.facets.push_back(count_facet(facet, request_.kind == AnswerKind::quotations,
                                       shards_of(corpus_, request_.kind), matched_));
    }
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
  void page(Xapian::Enquire& enquire, Matched& out) {
    const bool count = counts();
    const std::size_t all = database_.get_doccount();
    const std::size_t first = std::min(request_.offset, all);
    const std::size_t last = first + std::min(request_.limit, all);
    const bool collect = (count && request_.fold) || !request_.facets.empty();
    if (collect && corpus_.indexes().size() == 1) enquire.add_matchspy(&collector_);
    if (!request_.fold) {
      const auto found = fetch(enquire, first, last - first, count, out);
      if (collect) matched_ = all_ids();
      for (auto at = found.begin(); at != found.end(); ++at) add(at, out);
      return;
    }
    bool again = false;
    for (std::size_t size = last == first ? 0 : last + last / 4 + 10;; size *= 2) {
      const auto found = fetch(enquire, 0, std::min(size, all), count, out);
      // The first round has met every match.
      enquire.clear_matchspies();
      if (collect && !std::exchange(again, true)) matched_ = all_ids();
      const auto groups = fold(found, first, last, out);
      if (groups >= last || found.size() < size || size >= all) break;
    }
    if (count && folded_) {
      out.results = groups_.count(shards_of(corpus_, request_.kind), matched_, slots_.group);
    }
  }

  MatchedIds all_ids() const {
    if (corpus_.indexes().size() == 1) return collector_.ids();
    return by_shard(all_matches(database_, compiled_.query), corpus_);
  }

  bool counts() const { return request_.exact || !request_.facets.empty(); }

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

  // Puts the results `first` to `last`, one a group, into the answer; how many groups were seen.
  // The keys of quotations' groups hold their words as well; their copies are not told.
  std::size_t fold(const Xapian::MSet& found, std::size_t first, std::size_t last, Matched& out) {
    std::set<std::string> seen;
    std::vector<std::string> keys, ahead;
    out.documents.clear();
    for (Xapian::doccount i = 0; i < found.size() && seen.size() < last; ++i) {
      if (i == ahead.size()) read_keys(found, last - seen.size(), ahead);
      const auto& key = ahead[i];
      const bool fresh = seen.insert(key.empty() ? std::to_string(*found[i]) : key).second;
      if (!fresh || seen.size() <= first) continue;
      add(found[i], out);
      keys.push_back(key);
    }
    if (request_.kind == AnswerKind::articles) add_copies(found, keys, out);
    return seen.size();
  }

  // Adds the keys of the next documents found. They are read in the order in which they are stored:
  // by rank, almost each would cost the reading of a block.
  void read_keys(const Xapian::MSet& found, std::size_t more, std::vector<std::string>& keys) const {
    std::vector<std::pair<Xapian::docid, std::size_t>> stored;
    const auto end = std::min<std::size_t>(keys.size() + more, found.size());
    for (auto i = keys.size(); i < end; ++i) {
      stored.emplace_back(*found[static_cast<Xapian::doccount>(i)], i);
    }
    std::sort(stored.begin(), stored.end(), [this](const auto& a, const auto& b) {
      return std::pair(corpus_.shard_of(a.first), a.first) <
             std::pair(corpus_.shard_of(b.first), b.first);
    });
    keys.resize(end);
    for (const auto& [id, i] : stored) {
      const auto document = database_.get_document(id, Xapian::DOC_ASSUME_VALID);
      keys[i] = groups_.oldest(document.get_value(slots_.group));
    }
  }

  // The members of the results' groups that match, the earliest put forward.
  void add_copies(const Xapian::MSet& found, const std::vector<std::string>& keys, Matched& out) {
    std::vector<std::vector<Xapian::docid>> members;
    std::vector<Xapian::docid> wanted;
    for (const auto& key : keys) {
      members.push_back(key.empty() ? std::vector<Xapian::docid>() : groups_.members(key));
      wanted.insert(wanted.end(), members.back().begin(), members.back().end());
    }
    if (wanted.empty()) return;
    std::sort(wanted.begin(), wanted.end());
    const auto matching = those_that_match(found, wanted);
    for (std::size_t i = 0; i < keys.size(); ++i) {
      auto group = matching_members(members[i], matching);
      if (group.size() < 2) continue;
      folded_ = true;
      out.documents[i].id = group.front();
      out.documents[i].copies.assign(group.begin() + 1, group.end());
    }
  }

  // Those that were found match. Of others it is known where every match was counted; else the
  // query is asked again.
  std::vector<Xapian::docid> those_that_match(const Xapian::MSet& found,
                                              const std::vector<Xapian::docid>& wanted) const {
    std::vector<Xapian::docid> known;
    if (counts()) {
      std::copy_if(wanted.begin(), wanted.end(), std::back_inserter(known),
                   [this](Xapian::docid id) {
                     const auto& list = matched_[corpus_.shard_of(id)];
                     return std::binary_search(list.begin(), list.end(), corpus_.document_of(id));
                   });
      return known;
    }
    for (auto at = found.begin(); at != found.end(); ++at) known.push_back(*at);
    std::sort(known.begin(), known.end());
    if (std::includes(known.begin(), known.end(), wanted.begin(), wanted.end())) return known;
    const auto shown =
        document_set_query(std::make_shared<DocumentsBySegment>(corpus_.by_segment(wanted)));
    return all_matches(database_, Xapian::Query(Xapian::Query::OP_FILTER, compiled_.query, shown));
  }

  // Earliest first, undated last.
  std::vector<Xapian::docid> matching_members(const std::vector<Xapian::docid>& members,
                                              const std::vector<Xapian::docid>& matching) const {
    constexpr std::size_t kMostCopies = 1000;
    struct Member {
      std::string date, order;
      Xapian::docid id;
    };
    std::vector<Member> sorted;
    for (const auto id : members) {
      if (!std::binary_search(matching.begin(), matching.end(), id)) continue;
      const auto document = database_.get_document(id, Xapian::DOC_ASSUME_VALID);
      const auto date = document.get_value(slots_.date);
      sorted.push_back({date.empty() ? "9" : date, document.get_value(slots_.order), id});
    }
    std::sort(sorted.begin(), sorted.end(), [](const Member& a, const Member& b) {
      return std::tie(a.date, a.order, a.id) < std::tie(b.date, b.order, b.id);
    });
    if (sorted.size() > kMostCopies) sorted.resize(kMostCopies);
    std::vector<Xapian::docid> out;
    out.reserve(sorted.size());
    for (const auto& member : sorted) out.push_back(member.id);
    return out;
  }

  const Corpus& corpus_;
  const Xapian::Database& database_;
  const Compiled& compiled_;
  const MatchRequest& request_;
  Slots slots_;
  CopyGroups groups_;
  MatchCollector collector_;
  MatchedIds matched_;   // all of them, where they were counted
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
    ids.reserve(documents.size());
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
