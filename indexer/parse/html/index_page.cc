// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/index_page.hh"

#include <algorithm>

#include "indexer/parse/html/cards.hh"
#include "indexer/parse/html/words.hh"

namespace news::html {
namespace {

// Headings whose words lead to another page.
std::size_t count_linked_headings(const Tree& tree, const Blocks& blocks) {
  std::size_t count = 0;
  for (const TextBlock& block : blocks.all()) {
    if (!is_heading(block.tag) || !leads_away(tree, block)) continue;
    count += block.has(kFurnitureHint) && !block.has(kCardHint) ? 0 : 1;
  }
  return count;
}

bool says_it_is_an_article(const PageFacts& facts) {
  return facts.linked.found || facts.first("og:type") == "article" ||
         !facts.first("article:published_time").empty();
}

}  // namespace

std::size_t listed_articles(const Tree& tree, const Blocks& blocks, const PageFacts& facts,
                            const Article& article) {
  constexpr std::size_t kFewest = 6, kOwnText = 300;  // bytes
  constexpr std::size_t kSectionWords = 2;            // "Island news"; a headline says more
  if (says_it_is_an_article(facts) || !article.byline.empty()) return 0;
  const std::size_t listed = std::max(blocks.cards().size(), count_linked_headings(tree, blocks));
  const bool has_text = article.body.size() >= kOwnText ||
                        (!article.body.empty() && count_words(article.headline) > kSectionWords);
  return listed < kFewest || has_text ? 0 : listed;
}

}  // namespace news::html
