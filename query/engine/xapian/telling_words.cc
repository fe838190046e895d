// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/xapian/telling_words.hh"

#include <algorithm>
#include <string>

#include "common/field.hh"
#include "query/engine/xapian/ranking.hh"

namespace news {

std::vector<TellingWord> telling_words_of(const Corpus& corpus, Xapian::docid id) {
  const auto& articles = corpus.articles();
  const double all = articles.get_doccount();
  const std::string headline(field_info(Field::headline).prefix);
  std::vector<TellingWord> words;
  for (auto at = articles.termlist_begin(id); at != articles.termlist_end(id); ++at) {
    const std::string term = *at;
    if (term.empty() || (term[0] >= 'A' && term[0] <= 'Z') || term.size() < 3) continue;
    const double elsewhere = articles.get_termfreq(term);
    if (elsewhere < kLeastElsewhere || elsewhere > std::max(all * kMostElsewhere, kMostOfFew))
      continue;
    const bool titled = articles.term_exists(headline + term) && [&] {
      auto found = articles.termlist_begin(id);
      found.skip_to(headline + term);
      return found != articles.termlist_end(id) && *found == headline + term;
    }();
    const double count = at.get_wdf() + (titled ? kTitled : 0.0);
    words.push_back({term, count / (count + kHalfTelling) * rarity_elsewhere(elsewhere, all)});
  }
  std::sort(words.begin(), words.end(), [](const TellingWord& a, const TellingWord& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.word < b.word;
  });
  if (words.size() > kTellingWords) words.resize(kTellingWords);
  return words;
}

}  // namespace news
