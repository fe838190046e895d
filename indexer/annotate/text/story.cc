// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/annotate/text/story.hh"

#include <algorithm>

namespace news::annotation {

const Paragraph& Story::paragraph_at(Index token) const {
  const auto at = std::upper_bound(paragraphs.begin(), paragraphs.end(), token,
                                   [](Index t, const Paragraph& p) { return t < p.begin; });
  return at == paragraphs.begin() ? *at : *(at - 1);
}

Index Story::phrase_at(Index i, int bits, bool nouns) const {
  Index longest = 0;
  if (i >= size()) return longest;
  for (const Phrase& phrase : language->phrases()) {
    const auto words = static_cast<Index>(phrase.words);
    if (at(i).id != phrase.ids[0] || (phrase.bits & bits) == 0 || words <= longest) continue;
    if (i + words > size() || at(i).kind != TokenKind::word) continue;
    Index same = 1;
    while (same < words && at(i + same).id == phrase.ids[static_cast<std::size_t>(same)] &&
           (nouns || !at(i + same).capital))
      ++same;
    if (same == words) longest = words;
  }
  return longest;
}

}  // namespace news::annotation
