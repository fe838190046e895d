// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/han_variants.hh"

#include <gtest/gtest.h>

#include "common/unicode.hh"

namespace news {
namespace {

TEST(HanVariants, leaves_what_has_one_way_of_writing_as_it_is) {
  EXPECT_EQ(plain_han(U'\u4EBA'), U'\u4EBA');
  EXPECT_EQ(plain_han(U'a'), U'a');
  EXPECT_EQ(plain_han(U'\U0010FFFF'), U'\U0010FFFF');
}

TEST(HanVariants, tells_traditional_simplified_and_japanese_writing_by_one_character) {
  if (han_variants_key() == 0) GTEST_SKIP() << "built without opencc";
  EXPECT_EQ(plain_han(U'\u5EE3'), plain_han(U'\u5E7F'));  // traditional, simplified
  EXPECT_EQ(plain_han(U'\u5EE3'), plain_han(U'\u5E83'));  // Japanese
  EXPECT_EQ(fold_characters("\u8207"), fold_characters("\u4E0E"));
}

TEST(HanVariants, tells_every_character_by_one_that_stands_for_itself) {
  for (char32_t code = 0x3400; code <= 0x9FFF; ++code) {
    ASSERT_EQ(plain_han(plain_han(code)), plain_han(code)) << std::hex << unsigned{code};
  }
}

}  // namespace
}  // namespace news
