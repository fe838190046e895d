// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/xapian/like.hh"

#include <algorithm>
#include <cmath>

#include "common/field.hh"
#include "common/index/xapian_guard.hh"
#include "query/engine/xapian/find_article.hh"
#include "query/engine/xapian/terms.hh"

namespace news {
namespace {

constexpr std::size_t kTellingWords = 40;

struct TellingWord {
  double weight;
  std::string word;
};

// Words that stand often here and seldom elsewhere, those of the headline counted thrice.
std::vector<TellingWord> telling_words(const Corpus& corpus, Xapian::docid id) {
  const auto& articles = corpus.articles();
  const double all = articles.get_doccount();
  const std::string headline(field_info(Field::headline).prefix);
  std::vector<TellingWord> words;
  for (auto at = articles.termlist_begin(id); at != articles.termlist_end(id); ++at) {
    const std::string term = *at;
    if (term.empty() || (term[0] >= 'A' && term[0] <= 'Z') || term.size() < 3) continue;
    const double elsewhere = articles.get_termfreq(term);
    if (elsewhere < 2 || elsewhere > std::max(all / 4, 20.0)) continue;
    const bool titled = articles.term_exists(headline + term) && [&] {
      auto found = articles.termlist_begin(id);
      found.skip_to(headline + term);
      return found != articles.termlist_end(id) && *found == headline + term;
    }();
    const double count = at.get_wdf() + (titled ? 2.0 : 0.0);
    words.push_back({count / (count + 1.2) * std::log(1 + all / elsewhere), term});
  }
  std::sort(words.begin(), words.end(), [](const TellingWord& a, const TellingWord& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.word < b.word;
  });
  if (words.size() > kTellingWords) words.resize(kTellingWords);
  return words;
}

}  // namespace

ParsedQuery everything_query() {
  ParsedQuery out;
  out.tree.kind = NodeKind::all;
  return out;
}

Status like_article(const Corpus& corpus, const std::string& name, Compiled& compiled) {
  const auto id = find_article(corpus, name);
  if (!id) return fail(id.error());
  return guard("looking for articles like it", [&] {
    std::vector<Xapian::Query> parts;
    const std::vector<Target> targets{{"", 1, true}, {field_info(Field::headline).prefix, 1, true}};
    for (const auto& [weight, word] : telling_words(corpus, *id)) {
      Wanted wanted;
      wanted.sides = {{word}};
      wanted.text = word;
      wanted.query = words_query(corpus.articles(), {word}, targets, weight);
      parts.push_back(wanted.query);
      compiled.wanted.push_back(std::move(wanted));
    }
    auto itself = std::make_shared<DocumentsBySegment>(corpus.by_segment({*id}));
    Xapian::Query query = any_of(parts);
    if (!query.empty()) {
      query = Xapian::Query(Xapian::Query::OP_FILTER, query, compiled.query);
      query =
          Xapian::Query(Xapian::Query::OP_AND_NOT, query, document_set_query(std::move(itself)));
    }
    compiled.query = query;
    compiled.ranked = true;
  });
}

}  // namespace news
