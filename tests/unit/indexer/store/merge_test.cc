// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/store/merge.hh"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace news {
namespace {

std::vector<Segment> segments_of(const std::vector<std::uint32_t>& sizes) {
  std::vector<Segment> out;
  for (const auto size : sizes) {
    out.emplace_back().articles = size;
  }
  return out;
}

TEST(Merge, is_not_due_while_segments_are_few) {
  EXPECT_FALSE(choose_merge({}, 0));
  EXPECT_FALSE(choose_merge(segments_of({5000}), 5000));
  EXPECT_FALSE(choose_merge(segments_of({5000, 5000, 5000, 5000}), 20'000));
  EXPECT_FALSE(choose_merge(segments_of({50'000, 50, 50, 50, 50, 50, 50, 50}), 50));
}

TEST(Merge, takes_the_newest_and_leaves_a_large_old_one_alone) {
  const auto choice = choose_merge(segments_of({50'000, 50, 50, 50, 50, 50, 50, 50, 50}), 50);
  EXPECT_EQ(choice, (MergeChoice{1, 9}));
}

TEST(Merge, joins_the_segments_of_a_first_build_that_were_its_own_work) {
  EXPECT_EQ(choose_merge(segments_of({5000, 5000, 5000, 5000, 5000}), 25'000), (MergeChoice{0, 5}));
  EXPECT_FALSE(choose_merge(segments_of({5000, 5000, 5000, 5000, 5000}), 50))
      << "a night is not made to pay for it";
}

TEST(Merge, takes_a_segment_with_over_a_tenth_dead) {
  auto segments = segments_of({1000, 1000});
  segments[0].dead_articles.resize(100);
  EXPECT_FALSE(choose_merge(segments, 10));
  segments[0].dead_articles.resize(101);
  EXPECT_EQ(choose_merge(segments, 10), (MergeChoice{0, 1}));
}

// What a year and more of nights costs: how often an article is written again, and how many nights
// have to do with merging.
TEST(Merge, writes_an_article_again_six_times_in_a_thousand_nights) {
  for (const std::uint32_t night : {50u, 500u}) {
    std::vector<std::uint32_t> sizes = {50'000};
    std::uint64_t rewritten = 0;
    int merged = 0;
    for (int i = 0; i < 1000; ++i) {
      sizes.push_back(night);
      while (const auto choice = choose_merge(segments_of(sizes), night)) {
        const auto first = sizes.begin() + static_cast<std::ptrdiff_t>(choice->first);
        const auto last = sizes.begin() + static_cast<std::ptrdiff_t>(choice->last);
        const auto sum = std::accumulate(first, last, 0u);
        rewritten += sum;
        ++merged;
        *first = sum;
        sizes.erase(first + 1, last);
      }
      ASSERT_LE(sizes.size(), kMostSegments);
    }
    EXPECT_LT(rewritten, 6u * 1000 * night);
    EXPECT_LT(merged, 250);
  }
}

}  // namespace
}  // namespace news
