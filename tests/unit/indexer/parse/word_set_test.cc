// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/word_set.hh"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace news {
namespace {

TEST(WordSet, has_its_words_and_no_parts_of_them) {
  static constexpr WordSet kSet{" by von close-up d' \u00FCber "};
  for (const std::string_view word : {"by", "von", "close-up", "d'", "\u00FCber"})
    EXPECT_TRUE(kSet.has(word)) << word;
  for (const std::string_view word :
       {"", "b", "y", "vo", "close", "up", "by von", " ", "uber", "bx"})
    EXPECT_FALSE(kSet.has(word)) << word;
  EXPECT_FALSE(kSet.has(std::string(50, 'b')));
}

TEST(SqueezeBlanks, leaves_one_blank_between_words_however_they_stood) {
  EXPECT_EQ(squeeze_blanks("  the \t harbour\n\nat  dusk "), "the harbour at dusk");
  EXPECT_EQ(squeeze_blanks("the\u00A0harbour \u2014 at\u200B dusk"), "the harbour \u2014 at dusk");
  EXPECT_EQ(squeeze_blanks("the harbour at dusk"), "the harbour at dusk");
  EXPECT_EQ(squeeze_blanks(" "), "");
}

}  // namespace
}  // namespace news
