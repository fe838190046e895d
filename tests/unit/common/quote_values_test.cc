// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/quote_values.hh"

#include <gtest/gtest.h>

namespace news {
namespace {

TEST(QuoteValues, give_back_the_place_and_sort_by_article_then_place) {
  std::string before;
  for (const char* id : {"000000000000000a", "0a00000000000000", "ff00000000000000"}) {
    for (const std::uint32_t place : {0u, 1u, 9u, 239u, 240u, 255u, 256u, 70000u}) {
      const auto value = quote_order(id, place);
      std::uint32_t got = 1;
      EXPECT_TRUE(quote_place(value, got));
      EXPECT_EQ(got, place);
      EXPECT_LT(before, value);
      before = value;
    }
  }
}

TEST(QuoteValues, of_another_shape_are_refused) {
  std::uint32_t place = 0;
  EXPECT_FALSE(quote_place("", place));
  EXPECT_FALSE(quote_place("12345678", place));
  EXPECT_FALSE(quote_place("12345678\x01\x01", place));
  EXPECT_FALSE(quote_place("12345678\xF0\x01", place));
}

TEST(QuoteValues, hold_the_document_of_the_article_big_end_first) {
  EXPECT_EQ(article_value(0x01020304), "\x01\x02\x03\x04");
}

}  // namespace
}  // namespace news
