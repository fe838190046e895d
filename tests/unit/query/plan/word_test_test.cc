// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/plan/word_test.hh"

#include <gtest/gtest.h>

namespace news {
namespace {

TEST(Patterns, fit_whole_words) {
  EXPECT_TRUE(fits_pattern("governing", "govern*"));
  EXPECT_TRUE(fits_pattern("govern", "govern*"));
  EXPECT_FALSE(fits_pattern("govern", "govern?"));
  EXPECT_TRUE(fits_pattern("woman", "wom?n"));
  EXPECT_FALSE(fits_pattern("womaan", "wom?n"));
  EXPECT_TRUE(fits_pattern("womaan", "wom*n"));
  EXPECT_TRUE(fits_pattern("\xC3\xA9t\xC3\xA9", "?t?"));
  EXPECT_FALSE(fits_pattern("abc", "abd*"));
  EXPECT_TRUE(fits_pattern("abcabc", "a*c"));
}

TEST(WordTests, fit_what_their_kind_says) {
  const auto fits = [](WordTest::Kind kind, const char* text, const char* word) {
    return WordTest{kind, text, {}}.fits(word);
  };
  EXPECT_TRUE(fits(WordTest::Kind::exact, "ban", "ban"));
  EXPECT_FALSE(fits(WordTest::Kind::exact, "ban", "bans"));
  EXPECT_TRUE(fits(WordTest::Kind::forms, "ban", "bans"));
  EXPECT_TRUE(fits(WordTest::Kind::forms, "bans", "banned"));
  EXPECT_FALSE(fits(WordTest::Kind::forms, "ban", "bank"));
  EXPECT_TRUE(fits(WordTest::Kind::pattern, "ban*", "banking"));
  EXPECT_TRUE(fits(WordTest::Kind::fuzzy, "lamp", "lamb"));
  EXPECT_FALSE(fits(WordTest::Kind::fuzzy, "lamp", "limb"));
  EXPECT_TRUE(fits(WordTest::Kind::fuzzy, "minister", "minsiter"));
}

}  // namespace
}  // namespace news
