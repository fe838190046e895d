// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/xapian/listed_words.hh"

#include <algorithm>
#include <iterator>
#include <memory>

#include "common/field.hh"
#include "query/engine/xapian/ranking.hh"

namespace news {
namespace {

// Articles, prepositions, conjunctions, pronouns, forms of to be, to have and to do, question
// words. Sorted.
constexpr std::string_view kFunctionWords[] = {
    "a",    "about", "also",    "am",    "an",     "and",     "any",    "are",   "as",
    "at",   "be",    "because", "been",  "being",  "between", "both",   "but",   "by",
    "can",  "could", "did",     "do",    "does",   "doing",   "during", "each",  "either",
    "few",  "for",   "from",    "had",   "has",    "have",    "having", "he",    "her",
    "hers", "him",   "his",     "how",   "i",      "if",      "in",     "into",  "is",
    "it",   "its",   "may",     "me",    "might",  "more",    "most",   "must",  "my",
    "no",   "nor",   "not",     "of",    "on",     "only",    "or",     "other", "our",
    "over", "per",   "shall",   "she",   "should", "since",   "so",     "some",  "such",
    "than", "that",  "the",     "their", "them",   "then",    "there",  "these", "they",
    "this", "those", "through", "to",    "under",  "upon",    "us",     "very",  "via",
    "was",  "we",    "were",    "what",  "when",   "where",   "which",  "while", "who",
    "whom", "whose", "why",     "will",  "with",   "would",   "you",    "your"};

}  // namespace

void ListRanking::prepare() {
  mean_length_ = std::max(corpus_.articles().get_avlength(), 1.0);
  for (const auto& database : corpus_.article_shards()) {
    Shard& shard = shards_.emplace_back();
    const auto any = database.postlist_begin("");
    if (any == database.postlist_end("")) continue;
    shard.first = *any;
    shard.held.resize(database.get_lastdocid() - shard.first + 1);
  }
}

template <class Add>
void ListRanking::each(std::size_t number, const std::string& term, const Add& add) {
  const auto& database = corpus_.article_shards()[number];
  Shard& shard = shards_[number];
  for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
    Held& held = shard.held[*at - shard.first];
    if (!held.touched) shard.found.push_back(*at);
    held.touched = true;
    add(held, at);
  }
}

void ListRanking::read(std::size_t shard, const std::vector<std::string>& words,
                       std::string_view typed, const std::vector<Target>& targets) {
  static const std::string lead(field_info(Field::lead).prefix);
  for (const auto& word : words) {
    const float counts = typed.empty() || word == typed ? 1 : kOtherForm;
    for (const auto& target : targets) {
      const bool weighted = target.weight > 1;
      each(shard, std::string(target.prefix) + word, [&](Held& held, const auto& at) {
        const float times = counts * static_cast<float>(at.get_wdf());
        held.times += times;
        if (weighted) held.in_headline += times;
      });
    }
    each(shard, lead + word, [](Held& held, const auto&) { held.in_lead = true; });
  }
}

void ListRanking::sort_found(Shard& shard) {
  constexpr std::size_t kDense = 16;  // sorting costs more than looking at this many times as many
  if (std::is_sorted(shard.found.begin(), shard.found.end())) return;
  if (shard.found.size() < shard.held.size() / kDense) {
    std::sort(shard.found.begin(), shard.found.end());
    return;
  }
  shard.found.clear();
  for (std::size_t i = 0; i < shard.held.size(); ++i) {
    if (shard.held[i].touched) shard.found.push_back(shard.first + static_cast<Xapian::docid>(i));
  }
}

// Leaves the shard ready for the next word.
Documents ListRanking::score(std::size_t number, double rare, double headline) {
  const auto& database = corpus_.article_shards()[number];
  Shard& shard = shards_[number];
  sort_found(shard);
  Documents out;
  out.ids.swap(shard.found);
  out.weights.reserve(out.ids.size());
  for (const auto id : out.ids) {
    Held& held = shard.held[id - shard.first];
    if (held.length < 0)
      held.length = static_cast<float>(database.get_doclength(id) / mean_length_);
    double weight = saturated(held.times, held.length);
    if (held.in_headline > 0) weight += headline * saturated(held.in_headline, held.length);
    if (held.in_lead) weight += kInLead;
    out.weights.push_back(rare * weight);
    held = Held{.length = held.length};
  }
  return out;
}

Xapian::Query ListRanking::of(const std::vector<std::string>& words, std::string_view typed,
                              const std::vector<Target>& targets) {
  if (shards_.empty()) prepare();
  double headline = 0;
  for (const auto& target : targets) headline = std::max(headline, target.weight - 1);
  std::size_t number = 0;
  for (std::size_t s = 0; s < shards_.size(); ++s) {
    read(s, words, typed, targets);
    number += shards_[s].found.size();
  }
  const double rare =
      rarity_as_scored(static_cast<double>(number), corpus_.articles().get_doccount());
  auto scored = std::make_shared<DocumentsBySegment>();
  for (std::size_t s = 0; s < shards_.size(); ++s) {
    (*scored)[corpus_.segment_of(corpus_.combined_id(s, 1)).articles_uuid] =
        score(s, rare, headline);
  }
  return document_set_query(std::move(scored));
}

double telling(std::string_view word) {
  const bool function =
      std::binary_search(std::begin(kFunctionWords), std::end(kFunctionWords), word);
  return function ? kFunctionWord : 1;
}

}  // namespace news
