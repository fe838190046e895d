// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/opensearch/fold_quotations.hh"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace news {

FoldedQuotations fold_quotations(const ClusterPage& page, bool by_score, bool fold, bool whole) {
  struct One {
    std::size_t hit;
    const InnerHit* quotation;
  };
  std::vector<One> all;
  for (std::size_t hit = 0; hit < page.hits.size(); ++hit) {
    for (const auto& quotation : page.hits[hit].quotations) all.push_back({hit, &quotation});
  }
  std::stable_sort(all.begin(), all.end(), [&](const One& a, const One& b) {
    if (by_score && a.quotation->score != b.quotation->score) {
      return a.quotation->score > b.quotation->score;
    }
    if (by_score && a.hit != b.hit) return page.hits[a.hit].id < page.hits[b.hit].id;
    return std::tie(a.hit, a.quotation->place) < std::tie(b.hit, b.quotation->place);
  });
  FoldedQuotations out;
  std::unordered_map<std::string, std::size_t> seen;
  for (const auto& [hit, quotation] : all) {
    if (fold && !quotation->group.empty()) {
      const auto [at, fresh] = seen.emplace(quotation->group, out.quotations.size());
      if (!fresh) {
        out.quotations[at->second].copies.emplace_back(hit, quotation->place);
        continue;
      }
    }
    out.quotations.push_back({hit, quotation->place, quotation->score, {}});
  }
  out.sure = out.quotations.size();
  if (by_score && !whole && !page.hits.empty()) {
    const auto least = page.hits.back().score;
    while (out.sure > 0 && out.quotations[out.sure - 1].score < least) --out.sure;
  }
  return out;
}

}  // namespace news
