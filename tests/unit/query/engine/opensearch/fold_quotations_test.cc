// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/opensearch/fold_quotations.hh"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace news {
namespace {

using Places = std::vector<std::pair<std::size_t, std::uint32_t>>;

ClusterPage page_of(std::vector<std::vector<InnerHit>> articles) {
  ClusterPage out;
  for (auto& quotations : articles) {
    ClusterHit hit;
    hit.id = std::to_string(out.hits.size());
    hit.score = quotations.empty() ? 0 : quotations.front().score;
    hit.quotations = std::move(quotations);
    out.hits.push_back(std::move(hit));
  }
  return out;
}

Places places(const FoldedQuotations& folded) {
  Places out;
  for (const auto& one : folded.quotations) out.emplace_back(one.hit, one.place);
  return out;
}

TEST(FoldQuotations, StandByTheirScoreAcrossArticles) {
  const auto page = page_of({{{2, 5, ""}, {0, 1, ""}}, {{7, 3, ""}}});
  EXPECT_EQ(places(fold_quotations(page, true, false, true)), (Places{{0, 2}, {1, 7}, {0, 0}}));
  EXPECT_EQ(places(fold_quotations(page, false, false, true)), (Places{{0, 0}, {0, 2}, {1, 7}}));
}

TEST(FoldQuotations, TheSameWordsAreOne) {
  const auto page = page_of({{{0, 5, "a"}, {1, 4, "b"}}, {{3, 3, "a"}}, {{4, 2, ""}, {5, 2, ""}}});
  const auto folded = fold_quotations(page, true, true, true);
  EXPECT_EQ(places(folded), (Places{{0, 0}, {0, 1}, {2, 4}, {2, 5}}));
  EXPECT_EQ(folded.quotations[0].copies, (Places{{1, 3}}));
}

TEST(FoldQuotations, OnlyWhatNoFurtherArticleCouldPassIsSure) {
  const auto page = page_of({{{0, 5, ""}, {1, 1, ""}}, {{0, 3, ""}}});
  EXPECT_EQ(fold_quotations(page, true, true, false).sure, 2U);
  EXPECT_EQ(fold_quotations(page, true, true, true).sure, 3U);
}

}  // namespace
}  // namespace news
