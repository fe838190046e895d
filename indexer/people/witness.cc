// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/people/witness.hh"

#include <algorithm>

namespace news {

std::uint32_t ArticleCount::articles() {
  std::sort(groups_.begin(), groups_.end());
  groups_.erase(std::unique(groups_.begin(), groups_.end()), groups_.end());
  return static_cast<std::uint32_t>(groups_.size());
}

std::vector<Spelling> spellings_of(SpellingCounts& counts) {
  std::vector<Spelling> out;
  for (auto& [spelling, count] : counts) {
    out.push_back({spelling.first, spelling.second, count.articles(), count.days()});
  }
  std::sort(out.begin(), out.end(), [](const Spelling& a, const Spelling& b) {
    return a.articles != b.articles ? a.articles > b.articles : a.name < b.name;
  });
  return out;
}

void SaidBuilder::add(const Witness& witness) {
  if (!witness.name.quotes.empty()) {
    said_.push_back({witness.document, witness.day, witness.name.quotes});
  }
}

std::string SaidBuilder::encode() {
  std::sort(said_.begin(), said_.end(),
            [](const Said& a, const Said& b) { return a.document < b.document; });
  std::vector<Said> joined;
  for (auto& one : said_) {
    if (joined.empty() || joined.back().document != one.document) {
      joined.push_back(std::move(one));
      continue;
    }
    auto& quotes = joined.back().quotes;
    quotes.insert(quotes.end(), one.quotes.begin(), one.quotes.end());
    std::sort(quotes.begin(), quotes.end());
    quotes.erase(std::unique(quotes.begin(), quotes.end()), quotes.end());
  }
  return encode_said(joined);
}

}  // namespace news
