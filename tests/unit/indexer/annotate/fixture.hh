// SPDX-License-Identifier: GPL-2.0-or-later
// Short original news copy for the attribution rules: one paragraph a block, no other zones.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "indexer/annotate/annotate.hh"

namespace news::annotation {

// Paragraphs are separated by blank lines.
inline Article annotated(std::string_view text, std::string_view language = {}) {
  Article article;
  article.language.append(language);
  article.text = std::string(text);
  article.body = article.text;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find("\n\n", at), text.size());
    article.blocks.push_back({BlockKind::paragraph, at, end});
    at = end + 2;
  }
  annotate(article);
  return article;
}

// "PATTERN|words|mention|full name" of quotation i; "none" when there is no such quotation.
inline std::string told(const Article& article, std::size_t i = 0) {
  if (i >= article.quotes.size()) return "none";
  const Quote& quote = article.quotes[i];
  return quote.pattern + "|" + quote.text + "|" + quote.speaker + "|" + quote.speaker_full;
}

}  // namespace news::annotation
