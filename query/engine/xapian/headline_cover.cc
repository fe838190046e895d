// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/xapian/headline_cover.hh"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "common/field.hh"
#include "query/engine/xapian/document_set.hh"
#include "query/engine/xapian/ranking.hh"

namespace news {
namespace {

using Held = std::vector<std::pair<Xapian::docid, double>>;  // an article, what its headline holds

double weight_of(const Corpus& corpus, const TitleWord& word) {
  const double all = corpus.articles().get_doccount();
  double holding = 0;
  for (const auto& form : *word.words) holding += static_cast<double>(corpus.frequency(form));
  return word.worth * rarity_as_scored(std::min(holding, all), all);
}

// Every article whose headline holds the word, once however many forms of it.
void add_word(const Xapian::Database& database, const TitleWord& word, double weight, Held& out) {
  static const std::string prefix(field_info(Field::headline).prefix);
  std::vector<Xapian::docid> found;
  for (const auto& form : *word.words) {
    found.insert(found.end(), database.postlist_begin(prefix + form),
                 database.postlist_end(prefix + form));
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  for (const auto id : found) out.emplace_back(id, weight);
}

Documents score(Held& held, double total) {
  std::sort(held.begin(), held.end());
  Documents out;
  for (const auto& [id, weight] : held) {
    if (!out.ids.empty() && out.ids.back() == id) {
      out.weights.back() += weight;
    } else {
      out.ids.push_back(id);
      out.weights.push_back(weight);
    }
  }
  for (auto& weight : out.weights) {
    weight = kCoverWeight * total * std::pow(weight / total, kCoverPower);
  }
  return out;
}

}  // namespace

Xapian::Query headline_cover_query(const Corpus& corpus, const std::vector<TitleWord>& words) {
  if (words.size() < 2) return Xapian::Query();
  std::vector<double> weights;
  double total = 0;
  for (const auto& word : words) total += weights.emplace_back(weight_of(corpus, word));
  auto scored = std::make_shared<DocumentsBySegment>();
  bool any = false;
  for (std::size_t shard = 0; shard < corpus.shards(); ++shard) {
    Held held;
    for (std::size_t i = 0; i < words.size(); ++i) {
      add_word(corpus.article_shards()[shard], words[i], weights[i], held);
    }
    any |= !held.empty();
    (*scored)[corpus.segments()[shard]->articles_uuid] = score(held, total);
  }
  return any ? document_set_query(std::move(scored)) : Xapian::Query();
}

}  // namespace news
