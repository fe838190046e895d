// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/store/dead_documents.hh"

#include <algorithm>

namespace news {

void bury(std::vector<Segment>& segments, const ArticleEntry& article) {
  for (auto& segment : segments) {
    if (article.document < segment.first_article || article.document > segment.last_article)
      continue;
    segment.dead_articles.push_back(article.document);
    for (std::uint32_t i = 0; i < article.quotes; ++i) {
      segment.dead_quotes.push_back(article.first_quote + i);
    }
    return;
  }
}

void tidy_dead(std::vector<Segment>& segments) {
  for (auto& segment : segments) {
    for (auto* ids : {&segment.dead_articles, &segment.dead_quotes}) {
      std::sort(ids->begin(), ids->end());
      ids->erase(std::unique(ids->begin(), ids->end()), ids->end());
    }
  }
}

void drop_all_dead(std::vector<Segment>& segments) {
  std::erase_if(segments, [](const Segment& segment) {
    return segment.articles == segment.dead_articles.size() &&
           segment.quotes == segment.dead_quotes.size();
  });
}

}  // namespace news
