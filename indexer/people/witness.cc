// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/people/witness.hh"

#include <algorithm>

namespace news {

std::uint32_t ArticleCount::articles() {
  std::sort(groups_.begin(), groups_.end());
  groups_.erase(std::unique(groups_.begin(), groups_.end()), groups_.end());
  return static_cast<std::uint32_t>(groups_.size());
}

void sort_spellings(std::vector<Spelling>& spellings) {
  std::sort(spellings.begin(), spellings.end(), [](const Spelling& a, const Spelling& b) {
    if (a.articles != b.articles) return a.articles > b.articles;
    return a.name != b.name ? a.name < b.name : a.why < b.why;
  });
}

std::vector<Spelling> spellings_of(SpellingCounts& counts) {
  std::vector<Spelling> out;
  for (auto& [spelling, count] : counts) {
    out.push_back({spelling.first, spelling.second, count.articles(), count.days()});
  }
  sort_spellings(out);
  return out;
}

void SaidBuilder::add(const Witness& witness) {
  if (!witness.name.quotes.empty()) said_.push_back(&witness);
}

std::string SaidBuilder::encode() {
  std::sort(said_.begin(), said_.end(), [](const Witness* a, const Witness* b) {
    return a->document != b->document ? a->document < b->document
                                      : a->name.quotes.front() < b->name.quotes.front();
  });
  SaidWriter out;
  std::vector<std::uint32_t> quotes;
  for (std::size_t i = 0; i < said_.size();) {
    const auto& first = *said_[i];
    const auto next = i + 1;
    if (next == said_.size() || said_[next]->document != first.document) {
      out.add(first.document, first.day, first.name.quotes);
      i = next;
      continue;
    }
    quotes.clear();
    for (; i < said_.size() && said_[i]->document == first.document; ++i) {
      quotes.insert(quotes.end(), said_[i]->name.quotes.begin(), said_[i]->name.quotes.end());
    }
    std::sort(quotes.begin(), quotes.end());
    quotes.erase(std::unique(quotes.begin(), quotes.end()), quotes.end());
    out.add(first.document, first.day, quotes);
  }
  return out.take();
}

}  // namespace news
