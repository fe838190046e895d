// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/east_asian_names.hh"

#include <gtest/gtest.h>

namespace news {

TEST(EastAsianNames, AFamilyNameOpensThem) {
  EXPECT_EQ(family_name_of("田中一郎", "ja"), "田中");
  EXPECT_EQ(family_name_of("王丽", "zh"), "王");
  EXPECT_EQ(family_name_of("司马光华", "zh"), "司马");
  EXPECT_EQ(family_name_of("김민수", "ko"), "김");
  EXPECT_EQ(family_name_of("남궁민수", "ko"), "남궁");
}

TEST(EastAsianNames, OtherWordsAreNone) {
  for (const char* word : {"", "a", "ab", "橋", "白い橋", "ab\xE3\x81", "\xE3\x81\x82\xE3"}) {
    EXPECT_EQ(family_name_of(word, "ja"), "") << word;
  }
  EXPECT_EQ(family_name_of("정부", "ko"), "");
  EXPECT_EQ(family_name_of("王丽在会", "zh"), "");
}

}  // namespace news
