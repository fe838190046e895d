// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/position_ranges.hh"

#include <gtest/gtest.h>

namespace news {
namespace {

std::vector<PositionRange> ranges_in(std::string_view value) {
  std::vector<PositionRange> out;
  decode_ranges(value, out);
  return out;
}

TEST(PositionRanges, come_back) {
  const auto got = ranges_in(encode_ranges({{1, 40}, {241, 241}, {100000, 4000000000}}));
  ASSERT_EQ(got.size(), 3u);
  EXPECT_EQ(got[0].last, 40u);
  EXPECT_EQ(got[1].first, 241u);
  EXPECT_EQ(got[2].first, 100000u);
  EXPECT_EQ(got[2].last, 4000000000u);
  EXPECT_TRUE(ranges_in("").empty());
}

TEST(PositionRanges, cut_short_are_none) {
  EXPECT_TRUE(ranges_in("\x01").empty());
  EXPECT_TRUE(ranges_in("\x01\x80").empty());
}

}  // namespace
}  // namespace news
