// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/xapian/match.hh"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <map>
#include <memory>
#include <utility>

#include "common/index/xapian_guard.hh"
#include "common/index_schema.hh"
#include "common/stories.hh"
#include "query/engine/xapian/copy_groups.hh"
#include "query/engine/xapian/copy_order.hh"
#include "query/engine/xapian/facet_counter.hh"
#include "query/engine/xapian/matched_ids.hh"
#include "query/engine/xapian/people.hh"
#include "query/engine/xapian/terms.hh"

namespace news {
namespace {

struct Slots {
  Xapian::valueno date, order, group;
};

struct Ranked {
  Xapian::docid id = 0;
  double weight = 0;
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

// Of results of one score the matcher keeps whichever it met first. Without any key it would sort
// in every match that is counted, though a worse one than those it has.
class NoKey : public Xapian::KeyMaker {
 public:
  std::string operator()(const Xapian::Document&) const override { return {}; }
};

const std::vector<Xapian::Database>& shards_of(const Corpus& corpus, AnswerKind kind) {
  return kind == AnswerKind::articles ? corpus.article_shards() : corpus.quote_shards();
}

// The kinds asked for, or those that are usual.
SpeakerKinds kinds_or(SpeakerKinds asked, std::initializer_list<SpeakerKind> usual) {
  if (asked.none()) {
    for (const auto kind : usual) asked.add(kind);
  }
  return asked;
}
constexpr std::initializer_list<SpeakerKind> kPeople = {SpeakerKind::person};
constexpr std::initializer_list<SpeakerKind> kNamed = {SpeakerKind::person,
                                                       SpeakerKind::organisation};

// Documents by speaker: of articles those that quote him or her.
Facet count_speakers(const FacetRequest& request, const Corpus& corpus, AnswerKind kind,
                     SpeakerKinds kinds, const MatchedIds& matched) {
  Facet facet;
  facet.name = request.facet->name;
  if (request.facet->speakers != SpeakerKind::nobody) {
    kinds = SpeakerKinds();
    kinds.add(request.facet->speakers);
  }
  auto speakers = quoted_in(corpus, matched, kind, kinds_or(kinds, kNamed));
  facet.distinct = speakers.size();
  const auto count = [kind](const QuotedSpeaker& one) {
    return kind == AnswerKind::articles ? one.articles : one.quotations;
  };
  std::stable_sort(speakers.begin(), speakers.end(), [&](const auto& a, const auto& b) {
    return count(a) != count(b) ? count(a) > count(b) : a.name < b.name;
  });
  speakers.resize(std::min(request.count, speakers.size()));
  for (const auto& one : speakers) facet.values.emplace_back(one.name, count(one));
  facet.speakers = std::move(speakers);
  return facet;
}

class Matcher {
 public:
  Matcher(const Corpus& corpus, const Compiled& compiled, AnswerKind kind,
          const FindRequest& request)
      : corpus_(corpus),
        database_(database_of(corpus, kind)),
        compiled_(compiled),
        kind_(kind),
        request_(request),
        slots_(slots_of(kind)),
        groups_(corpus),
        collector_(corpus, kind),
        matched_(corpus.shards()) {}

  Found run() {
    Found out;
    out.exact = true;
    if (!compiled_.query.empty() && database_.get_doccount() > 0) {
      Xapian::Enquire enquire(database_);
      enquire.set_query(compiled_.query);
      order(enquire);
      page(enquire, out);
    }
    if (request_.facts) add_facts(out);
    for (const auto& facet : request_.facets) {
      out.facets.push_back(facet.facet->field->field == Field::speaker
                               ? count_speakers(facet, corpus_, kind_, request_.kinds, matched_)
                               : count_facet(facet, kind_ == AnswerKind::quotations,
                                             shards_of(corpus_, kind_), matched_));
    }
    if (request_.people) {
      out.people = quoted_in(corpus_, matched_, kind_, kinds_or(request_.kinds, kPeople));
    }
    return out;
  }

 private:
  void order(Xapian::Enquire& enquire) {
    const bool by_score = request_.sort == SortOrder::relevance && compiled_.ranked;
    if (by_score) {
      by_score_ = true;
      key_ = std::make_unique<NoKey>();
      enquire.set_weighting_scheme(ranking());
      enquire.set_sort_by_relevance_then_key(key_.get(), false);
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
  void page(Xapian::Enquire& enquire, Found& out) {
    const bool count = counts();
    const std::size_t all = database_.get_doccount();
    const std::size_t first = std::min(request_.offset, all);
    const std::size_t last = first + std::min(request_.limit, all);
    const bool collect = (count && request_.fold) || counts_all();
    if (collect && corpus_.indexes().size() == 1) enquire.add_matchspy(&collector_);
    if (!request_.fold) {
      const auto found = fetch(enquire, first, last - first, count, out);
      if (collect) matched_ = all_ids();
      for (const auto& one : found) add(one, out);
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
      out.results = groups_.count(shards_of(corpus_, kind_), matched_, slots_.group);
    }
  }

  MatchedIds all_ids() const {
    if (corpus_.indexes().size() == 1) return collector_.ids();
    return by_shard(all_matches(database_, compiled_.query), corpus_);
  }

  bool counts_all() const { return !request_.facets.empty() || request_.people; }
  bool counts() const { return request_.exact || counts_all(); }

  std::vector<Ranked> fetch(Xapian::Enquire& enquire, std::size_t first, std::size_t size,
                            bool count, Found& out) {
    const std::size_t all = database_.get_doccount();
    folded_ |= kind_ == AnswerKind::quotations && count;
    const auto ask = [&](std::size_t from, std::size_t most) {
      const auto atleast = count ? all : from + most + 1;
      const auto set =
          enquire.get_mset(static_cast<Xapian::doccount>(from), static_cast<Xapian::doccount>(most),
                           static_cast<Xapian::doccount>(atleast));
      out.matches = out.results = set.get_matches_lower_bound();
      out.exact = count || set.get_matches_lower_bound() == set.get_matches_upper_bound();
      std::vector<Ranked> found;
      found.reserve(set.size());
      for (auto at = set.begin(); at != set.end(); ++at) found.push_back({*at, at.get_weight()});
      return found;
    };
    if (!by_score_ || size == 0) return ask(first, size);
    // Results of one score stand by their ids. Xapian would read the id of every match; a few more
    // than are wanted show whether all of one score have come.
    constexpr std::size_t kTied = 16;
    const auto last = first + size, asked = std::min(last + kTied, all);
    auto found = ask(0, asked);
    if (found.size() == asked && asked < all && found[last - 1].weight == found.back().weight) {
      enquire.clear_matchspies();
      enquire.set_sort_by_relevance_then_value(slots_.order, false);
      found = ask(first, size);
      enquire.set_sort_by_relevance_then_key(key_.get(), false);
      return found;
    }
    order_ties(found);
    found.resize(std::min(found.size(), last));
    found.erase(found.begin(), found.begin() + static_cast<long>(std::min(first, found.size())));
    return found;
  }

  void order_ties(std::vector<Ranked>& found) const {
    for (std::size_t begin = 0, end = 0; begin < found.size(); begin = end) {
      while (end < found.size() && found[end].weight == found[begin].weight) ++end;
      if (end - begin < 2) continue;
      std::vector<std::pair<std::string, Xapian::docid>> tied;
      for (auto i = begin; i < end; ++i) {
        const auto document = database_.get_document(found[i].id, Xapian::DOC_ASSUME_VALID);
        tied.emplace_back(document.get_value(slots_.order), found[i].id);
      }
      std::sort(tied.begin(), tied.end());
      for (auto i = begin; i < end; ++i) found[i].id = tied[i - begin].second;
    }
  }

  void add(const Ranked& found, Found& out) const {
    auto& document = out.documents.emplace_back();
    document.handle = handle_of(found.id);
    document.score = compiled_.ranked ? found.weight : 0.0;
  }

  // In the order in which the documents are stored.
  void add_facts(Found& out) const {
    std::vector<FoundDocument*> stored;
    for (auto& document : out.documents) stored.push_back(&document);
    std::sort(stored.begin(), stored.end(), [this](const auto* a, const auto* b) {
      const auto one = docid_of(a->handle), other = docid_of(b->handle);
      return std::pair(corpus_.shard_of(one), one) < std::pair(corpus_.shard_of(other), other);
    });
    for (auto* one : stored) {
      const auto id = docid_of(one->handle);
      const auto document = database_.get_document(id, Xapian::DOC_ASSUME_VALID);
      const auto key = groups_.oldest(document.get_value(slots_.group));
      if (!key.empty()) one->group = fmt::format("{:016x}", key_number(key));
      if (kind_ == AnswerKind::articles) one->words = database_.get_doclength(id);
    }
  }

  // Puts the results `first` to `last`, one a group, into the answer; how many groups were seen.
  // The keys of quotations' groups hold their words as well; of their copies those that were met
  // are put down.
  std::size_t fold(const std::vector<Ranked>& found, std::size_t first, std::size_t last,
                   Found& out) {
    std::map<std::string, std::size_t> seen;  // to the place of its result
    std::vector<std::string> keys, ahead;
    out.documents.clear();
    for (std::size_t i = 0; i < found.size() && seen.size() < last; ++i) {
      if (i == ahead.size()) read_keys(found, last - seen.size(), ahead);
      const auto& key = ahead[i];
      const auto [group, fresh] =
          seen.emplace(key.empty() ? std::to_string(found[i].id) : key, seen.size());
      if (!fresh && group->second >= first && kind_ == AnswerKind::quotations) {
        out.documents[group->second - first].copies.push_back(handle_of(found[i].id));
      }
      if (!fresh || seen.size() <= first) continue;
      add(found[i], out);
      keys.push_back(key);
    }
    if (kind_ == AnswerKind::articles) {
      add_copies(found, keys, out);
    } else {
      for (auto& document : out.documents) order_quoted(document);
    }
    return seen.size();
  }

  void order_quoted(FoundDocument& document) const {
    if (document.copies.empty()) return;
    std::vector<Xapian::docid> ids = {docid_of(document.handle)};
    for (const auto copy : document.copies) ids.push_back(docid_of(copy));
    order_quoted_copies(corpus_, ids);
    document.handle = handle_of(ids.front());
    for (std::size_t i = 1; i < ids.size(); ++i) document.copies[i - 1] = handle_of(ids[i]);
  }

  // Adds the keys of the next documents found. They are read in the order in which they are stored:
  // by rank, almost each would cost the reading of a block.
  void read_keys(const std::vector<Ranked>& found, std::size_t more,
                 std::vector<std::string>& keys) const {
    std::vector<std::pair<Xapian::docid, std::size_t>> stored;
    const auto end = std::min(keys.size() + more, found.size());
    for (auto i = keys.size(); i < end; ++i) stored.emplace_back(found[i].id, i);
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
  void add_copies(const std::vector<Ranked>& found, const std::vector<std::string>& keys,
                  Found& out) {
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
      auto group = matching_members(members[i], matching, out.documents[i].more_copies);
      if (group.size() < 2) continue;
      folded_ = true;
      out.documents[i].handle = handle_of(group.front());
      for (auto copy = group.begin() + 1; copy != group.end(); ++copy) {
        out.documents[i].copies.push_back(handle_of(*copy));
      }
    }
  }

  // Those that were found match. Of others it is known where every match was counted; else the
  // query is asked again.
  std::vector<Xapian::docid> those_that_match(const std::vector<Ranked>& found,
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
    for (const auto& one : found) known.push_back(one.id);
    std::sort(known.begin(), known.end());
    if (std::includes(known.begin(), known.end(), wanted.begin(), wanted.end())) return known;
    const auto shown =
        document_set_query(std::make_shared<DocumentsBySegment>(corpus_.by_segment(wanted)));
    return all_matches(database_, Xapian::Query(Xapian::Query::OP_FILTER, compiled_.query, shown));
  }

  // `more`: how many of them are left out.
  std::vector<Xapian::docid> matching_members(const std::vector<Xapian::docid>& members,
                                              const std::vector<Xapian::docid>& matching,
                                              std::uint64_t& more) const {
    constexpr std::size_t kMostCopies = 1000;
    std::vector<Xapian::docid> out;
    std::copy_if(members.begin(), members.end(), std::back_inserter(out),
                 [&matching](Xapian::docid id) {
                   return std::binary_search(matching.begin(), matching.end(), id);
                 });
    if (out.size() > 1) order_copies(corpus_, out);
    more = out.size() - std::min(out.size(), kMostCopies);
    out.resize(out.size() - more);
    return out;
  }

  const Corpus& corpus_;
  const Xapian::Database& database_;
  const Compiled& compiled_;
  AnswerKind kind_;
  const FindRequest& request_;
  Slots slots_;
  CopyGroups groups_;
  MatchCollector collector_;
  MatchedIds matched_;     // all of them, where they were counted
  bool folded_ = false;    // a result stands for several
  bool by_score_ = false;  // the order asked for
  std::unique_ptr<Xapian::KeyMaker> key_;
};

}  // namespace

Result<Found> match(const Corpus& corpus, const Compiled& compiled, AnswerKind kind,
                    const FindRequest& request) {
  return guard("searching the index",
               [&] { return Matcher(corpus, compiled, kind, request).run(); });
}

Result<std::vector<std::vector<PartScore>>> explain(const Corpus& corpus, const Compiled& compiled,
                                                    AnswerKind kind,
                                                    const std::vector<Handle>& documents) {
  return guard("explaining the scores", [&] {
    std::vector<std::vector<PartScore>> out(documents.size());
    std::vector<Xapian::docid> ids;
    ids.reserve(documents.size());
    for (const auto document : documents) ids.push_back(docid_of(document));
    std::sort(ids.begin(), ids.end());
    const auto shown = document_set_query(std::make_shared<DocumentsBySegment>(
        kind == AnswerKind::articles ? corpus.by_segment(ids) : corpus.quotes_by_segment(ids)));
    const auto add = [&](std::size_t part, const Xapian::Query& query) {
      if (query.empty() || shown.empty()) return;
      std::vector<double> weights;
      const auto found =
          all_matches(database_of(corpus, kind),
                      Xapian::Query(Xapian::Query::OP_FILTER, query, shown), &weights);
      for (std::size_t i = 0; i < found.size(); ++i) {
        for (std::size_t d = 0; d < documents.size(); ++d) {
          if (docid_of(documents[d]) == found[i]) out[d].push_back({part, weights[i]});
        }
      }
    };
    for (std::size_t part = 0; part < compiled.parts.size(); ++part) {
      add(part, compiled.parts[part]);
    }
    add(kNoPart, compiled.headline);
    return out;
  });
}

}  // namespace news
