// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text_table.hh"

#include <gtest/gtest.h>

#include <vector>

#include "common/bytes.hh"

namespace news {
namespace {

std::string ends_of(const std::vector<std::uint32_t>& ends) {
  ByteWriter out;
  for (const auto end : ends) out.fixed32(end);
  return out.take();
}

TEST(TextTableTest, FindsEveryTextAndNoOther) {
  const std::string texts = "antbeecat", ends = ends_of({0, 3, 6, 9});
  const TextTable table(texts, ends);
  ASSERT_EQ(table.size(), 3u);
  EXPECT_EQ(table.find("ant"), 0u);
  EXPECT_EQ(table.find("bee"), 1u);
  EXPECT_EQ(table.find("cat"), 2u);
  for (const auto* other : {"", "an", "ants", "be", "cats", "zebra"})
    EXPECT_FALSE(table.find(other));
  EXPECT_EQ(table.lower_bound("b"), 1u);
  EXPECT_EQ(table.lower_bound("zebra"), 3u);
}

TEST(TextTableTest, IsEmptyWithoutATextAndWithoutAFile) {
  const std::string ends = ends_of({0});
  EXPECT_EQ(TextTable({}, ends).size(), 0u);
  EXPECT_EQ(TextTable().size(), 0u);
  EXPECT_FALSE(TextTable().find("ant"));
}

TEST(TextTableTest, ReadsNothingOutsideWhereEndsAreDamaged) {
  const std::string texts = "antbee", ends = ends_of({4, 3, 4'000'000'000, 6});
  const TextTable table(texts, ends);
  for (std::size_t i = 0; i < table.size(); ++i) EXPECT_EQ(table[i], "");
  (void)table.find("bee");
}

}  // namespace
}  // namespace news
