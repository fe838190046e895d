// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/xapian/placed_words.hh"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <unordered_map>

#include "common/index_schema.hh"

namespace news {
namespace {

using Positions = std::span<const std::uint32_t>;

// The nearest position behind the one before, side by side: the earliest end for each beginning.
bool in_order(std::span<const Positions> lists, std::uint32_t window) {
  std::vector<std::size_t> at(lists.size(), 0);
  for (const auto begin : lists.front()) {
    std::uint32_t before = begin;
    bool fits = true;
    for (std::size_t i = 1; i < lists.size() && fits; ++i) {
      while (at[i] < lists[i].size() && lists[i][at[i]] <= before) ++at[i];
      if (at[i] == lists[i].size()) return false;  // later beginnings fare no better
      before = lists[i][at[i]];
      fits = before - begin < window;
    }
    if (fits) return true;
  }
  return false;
}

// Gives each side a position of its own, from `begin` on, before `end`; those given before may have
// to move (an augmenting path of a bipartite matching).
class OwnPlaces {
 public:
  OwnPlaces(std::span<const Positions> lists, std::uint32_t begin, std::uint64_t end)
      : lists_(lists), begin_(begin), end_(end) {}

  bool all() {
    for (std::size_t side = 0; side < lists_.size(); ++side) {
      tried_.clear();
      if (!give(side)) return false;
    }
    return true;
  }

 private:
  bool give(std::size_t side) {
    const auto& list = lists_[side];
    for (auto at = std::lower_bound(list.begin(), list.end(), begin_);
         at != list.end() && *at < end_; ++at) {
      if (std::find(tried_.begin(), tried_.end(), *at) != tried_.end()) continue;
      tried_.push_back(*at);
      const auto taken = std::find_if(taken_.begin(), taken_.end(),
                                      [at](const auto& one) { return one.first == *at; });
      if (taken == taken_.end()) {
        taken_.emplace_back(*at, side);
        return true;
      }
      const auto index = taken - taken_.begin();
      if (give(taken->second)) {
        taken_[static_cast<std::size_t>(index)].second = side;
        return true;
      }
    }
    return false;
  }

  std::span<const Positions> lists_;
  std::uint32_t begin_;
  std::uint64_t end_;
  std::vector<std::pair<std::uint32_t, std::size_t>> taken_;
  std::vector<std::uint32_t> tried_;
};

// Lists that are the same, which takes as many places as there are of them.
struct Alike {
  Positions list;
  std::size_t wanted = 0, inside = 0;  // inside: places in the window
};

bool same_places(Positions a, Positions b) {
  return a.size() == b.size() &&
         (a.data() == b.data() || std::equal(a.begin(), a.end(), b.begin()));
}

// A window slides over the places of all lists. Where each has enough places in it and none is of
// two, they can be taken; where some are, who takes which has to be tried.
bool in_any_order(std::span<const Positions> lists, std::uint32_t window) {
  std::vector<Alike> kinds;
  for (const auto list : lists) {
    const auto same = std::find_if(kinds.begin(), kinds.end(), [list](const Alike& kind) {
      return same_places(kind.list, list);
    });
    if (same == kinds.end()) {
      kinds.push_back({list, 1, 0});
    } else {
      ++same->wanted;
    }
  }
  std::vector<std::pair<std::uint32_t, std::size_t>> places;  // with their kind
  for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
    for (const auto place : kinds[kind].list) places.emplace_back(place, kind);
  }
  std::sort(places.begin(), places.end());
  bool apart = true;
  for (std::size_t i = 1; i < places.size(); ++i) apart &= places[i].first != places[i - 1].first;

  std::size_t first = 0, enough = 0;
  for (const auto& [place, kind] : places) {
    enough += ++kinds[kind].inside == kinds[kind].wanted;
    for (; place - places[first].first >= window; ++first) {
      auto& left = kinds[places[first].second];
      enough -= left.inside-- == left.wanted;
    }
    if (enough < kinds.size()) continue;
    if (apart || OwnPlaces(lists, places[first].first, std::uint64_t{place} + 1).all()) return true;
  }
  return false;
}

// Calls fits(lists) with what of the lists stands in each stretch of places no two of which, side
// by side, are further apart than paragraphs are, until it says yes.
template <class Fits>
bool in_some_paragraph(std::span<const Positions> lists, Positions ends, Fits&& fits) {
  std::vector<std::uint32_t> places(ends.begin(), ends.end());
  for (const auto list : lists) places.insert(places.end(), list.begin(), list.end());
  std::sort(places.begin(), places.end());
  std::vector<Positions> left(lists.begin(), lists.end()), here(lists.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (i + 1 < places.size() && places[i + 1] - places[i] <= kParagraphGap) continue;
    bool all = true;
    for (std::size_t side = 0; side < left.size(); ++side) {
      const auto& list = left[side];
      const auto size = static_cast<std::size_t>(
          std::upper_bound(list.begin(), list.end(), places[i]) - list.begin());
      here[side] = list.first(size);
      left[side] = list.subspan(size);
      all &= size > 0;
    }
    if (all && fits(std::span<const Positions>(here))) return true;
  }
  return false;
}

class PlacedSource : public Xapian::PostingSource {
 public:
  PlacedSource(const Corpus& corpus, std::shared_ptr<const PlacedWords> words)
      : corpus_(corpus),
        words_(std::move(words)),
        lists_(words_->sides.size()),
        merged_(lists_.size()) {}

  PlacedSource* clone() const override { return new PlacedSource(corpus_, words_); }

  void init(const Xapian::Database& database) override {
    database_ = database;
    last_ = database.get_lastdocid();
    document_ = 0;
    places_.reset();
    const auto uuid = database.get_uuid();
    auto shard =
        words_->kind == PlacesOf::quotations ? std::nullopt : corpus_.shard_of_articles(uuid);
    if (!shard && words_->kind != PlacesOf::leads) shard = corpus_.shard_of_quotes(uuid);
    if (!shard)
      last_ = 0;
    else
      places_.emplace(corpus_, words_->kind, *shard, database);
    open_postings();
    set_maxweight(0);
  }

  // As if it matched everything: it comes last in an AND, when little is left to look at.
  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return database_.get_doccount(); }
  Xapian::doccount get_termfreq_max() const override { return database_.get_doccount(); }

  void next(double) override { to_match(document_ + 1); }
  void skip_to(Xapian::docid wanted, double) override {
    if (wanted > document_) to_match(wanted);
  }
  bool check(Xapian::docid wanted, double) override {
    document_ = wanted;
    return matches();
  }
  bool at_end() const override { return document_ > last_; }
  Xapian::docid get_docid() const override { return document_; }
  double get_weight() const override { return 0; }
  std::string get_description() const override { return "PlacedWords"; }

 private:
  // A side of several words: which of them a document has is told by their postings, far cheaper
  // than looking for the positions of each.
  struct Posting {
    Xapian::PostingIterator at, end;
  };

  void open_postings() {
    postings_.clear();
    for (const auto& side : words_->sides) {
      auto& list = postings_.emplace_back();
      if (side.size() == 1) continue;
      for (const auto& word : side) {
        const auto term = first_term(word);
        list.push_back({database_.postlist_begin(term), database_.postlist_end(term)});
      }
    }
  }

  std::string first_term(const std::string& word) const {
    return words_->prefix + word.substr(0, word.find(' '));
  }

  bool holds(Posting& posting, const std::string& word) {
    if (posting.at != posting.end && *posting.at > document_) {
      posting.at = database_.postlist_begin(first_term(word));
    }
    if (posting.at != posting.end && *posting.at < document_) posting.at.skip_to(document_);
    return posting.at != posting.end && *posting.at == document_;
  }

  void to_match(Xapian::docid from) {
    for (document_ = from; document_ <= last_ && !matches();) ++document_;
  }

  bool matches() {
    if (!places_ || !places_->open(document_)) return false;
    if (words_->apart > 0) return two_stand_near();
    run_ends_.clear();
    find_ends();
    for (std::size_t i = 0; i < lists_.size(); ++i) {
      const auto& side = words_->sides[i];
      auto& list = lists_[i];
      list = side.size() == 1 ? of_one(side.front()) : of_any(i);
      if (list.empty()) return false;
    }
    if (words_->first > 0) return among_first(lists_.front().front());
    if (!words_->ends.empty()) return stand_within(lists_, words_->placing, ends_);
    return stand_together(lists_, words_->placing, words_->window, run_ends_);
  }

  // From the first to the last place of a word or a run.
  struct Stretch {
    std::uint32_t begin, end;
  };

  bool two_stand_near() {
    for (std::size_t side = 0; side < stretches_.size(); ++side) {
      find_stretches(side);
      if (stretches_[side].empty()) return false;
    }
    const auto& [one, other] = stretches_;
    return follows(one, other) || (words_->placing == Placing::any_order && follows(other, one));
  }

  void find_stretches(std::size_t side) {
    const auto& words = words_->sides[side];
    auto& out = stretches_[side];
    out.clear();
    for (std::size_t w = 0; w < words.size(); ++w) {
      if (words.size() > 1 && !holds(postings_[side][w], words[w])) continue;
      const auto more =
          static_cast<std::uint32_t>(std::count(words[w].begin(), words[w].end(), ' '));
      for (const auto place : places_->of(words[w])) out.push_back({place, place + more});
    }
    std::sort(out.begin(), out.end(),
              [](const Stretch& a, const Stretch& b) { return a.begin < b.begin; });
  }

  // Whether one of `after` begins near enough behind the end of one of `before`.
  bool follows(const std::vector<Stretch>& before, const std::vector<Stretch>& after) const {
    return std::any_of(before.begin(), before.end(), [&](const Stretch& one) {
      const auto next = std::upper_bound(
          after.begin(), after.end(), one.end,
          [](std::uint32_t place, const Stretch& other) { return place < other.begin; });
      return next != after.end() && next->begin - one.end <= words_->apart;
    });
  }

  void find_ends() {
    ends_.clear();
    for (const auto& term : words_->ends) {
      const auto list = places_->of(term);
      ends_.insert(ends_.end(), list.begin(), list.end());
    }
    std::sort(ends_.begin(), ends_.end());
  }

  // Paragraphs stand apart: the places between them hold no word.
  bool among_first(std::uint32_t place) const {
    const auto paragraphs = std::lower_bound(ends_.begin(), ends_.end(), place);
    const auto before = static_cast<std::uint64_t>(paragraphs - ends_.begin()) * kParagraphGap;
    return place <= before + words_->first;
  }

  // Where a word stands, or a run begins.
  Positions of_one(const std::string& word) {
    const auto list = places_->of(word);
    const auto more = static_cast<std::uint32_t>(std::count(word.begin(), word.end(), ' '));
    if (more == 0) return list;
    for (const auto place : list) run_ends_.push_back(place + more);
    return words_->ends.empty() ? list : whole_runs(word, list, more);
  }

  // Without those that reach over an end, or behind the first words.
  Positions whole_runs(const std::string& word, Positions list, std::uint32_t more) {
    auto& out = whole_[word];
    out.clear();
    for (const auto place : list) {
      const auto end = std::lower_bound(ends_.begin(), ends_.end(), place);
      const bool inside = end == ends_.end() || *end >= place + more;
      if (inside && (words_->first == 0 || among_first(place + more))) out.push_back(place);
    }
    return out;
  }

  // Where any of a side's words stands.
  Positions of_any(std::size_t side) {
    const auto& words = words_->sides[side];
    auto& list = merged_[side];
    list.clear();
    for (std::size_t w = 0; w < words.size(); ++w) {
      if (!holds(postings_[side][w], words[w])) continue;
      const auto more = of_one(words[w]);
      list.insert(list.end(), more.begin(), more.end());
    }
    std::sort(list.begin(), list.end());
    return list;
  }

  const Corpus& corpus_;
  std::shared_ptr<const PlacedWords> words_;
  Xapian::Database database_;
  std::optional<WordPlaces> places_;
  std::vector<std::vector<Posting>> postings_;
  std::vector<Positions> lists_;
  std::vector<std::vector<std::uint32_t>> merged_;  // of sides of several words
  std::vector<std::uint32_t> run_ends_, ends_;
  std::array<std::vector<Stretch>, 2> stretches_;  // of two sides that stand near
  std::unordered_map<std::string, std::vector<std::uint32_t>> whole_;  // runs of one document
  Xapian::docid document_ = 0, last_ = 0;
};

}  // namespace

bool stand_together(std::span<const Positions> lists, Placing placing, std::uint32_t window,
                    Positions ends) {
  const auto fits = [&](std::span<const Positions> near) {
    return placing == Placing::any_order ? in_any_order(near, window) : in_order(near, window);
  };
  if (placing == Placing::side_by_side || window <= kParagraphGap) return fits(lists);
  return in_some_paragraph(lists, ends, fits);
}

bool stand_within(std::span<const Positions> lists, Placing placing, Positions ends) {
  std::vector<Positions> left(lists.begin(), lists.end()), here(lists.size());
  for (std::size_t i = 0; i <= ends.size(); ++i) {
    bool all = true;
    for (std::size_t side = 0; side < left.size(); ++side) {
      const auto& list = left[side];
      if (list.empty()) return false;
      const auto stop =
          i == ends.size() ? list.end() : std::upper_bound(list.begin(), list.end(), ends[i]);
      here[side] = list.first(static_cast<std::size_t>(stop - list.begin()));
      left[side] = list.subspan(here[side].size());
      all &= !here[side].empty();
    }
    if (!all) continue;
    const bool fits = placing == Placing::any_order ? in_any_order(here, kAnyDistance)
                                                    : in_order(here, kAnyDistance);
    if (fits) return true;
  }
  return false;
}

Xapian::Query placed_words_query(const Corpus& corpus, PlacedWords words) {
  auto shared = std::make_shared<const PlacedWords>(std::move(words));
  return Xapian::Query((new PlacedSource(corpus, std::move(shared)))->release());
}

}  // namespace news
