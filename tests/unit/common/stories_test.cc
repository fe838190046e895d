// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/stories.hh"

#include <gtest/gtest.h>

namespace news {
namespace {

TEST(Stories, are_of_the_id_and_of_what_is_said) {
  EXPECT_EQ(new_story(1, 2), new_story(1, 2));
  EXPECT_NE(new_story(1, 2), new_story(1, 3));
  EXPECT_NE(new_story(1, 2), new_story(2, 1));
  EXPECT_NE(new_story(0, 0), 0u);
}

TEST(Stories, of_a_quotation_stay_when_its_article_comes_to_another_group) {
  const std::uint64_t words = 77, before = 5, now = 6;
  EXPECT_EQ(story_of_quotation(1, before, words ^ before), story_of_quotation(1, now, words ^ now));
  EXPECT_NE(story_of_quotation(1, before, words ^ before),
            story_of_quotation(2, before, words ^ before));
  EXPECT_NE(story_of_quotation(1, before, words ^ before),
            story_of_quotation(1, before, 78 ^ before));
}

TEST(Stories, are_eight_bytes_in_a_slot) {
  EXPECT_EQ(key_value(0x0102030405060708), "\x08\x07\x06\x05\x04\x03\x02\x01");
  EXPECT_EQ(key_number(key_value(0xFFFFFFFFFFFFFFFF)), 0xFFFFFFFFFFFFFFFF);
  EXPECT_EQ(key_number("short"), 0u);
  EXPECT_EQ(key_number(""), 0u);
}

}  // namespace
}  // namespace news
