// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>

#include "common/unicode.hh"

namespace news::test {
namespace {

TEST(FoldCharacters, lowers_letters_and_makes_one_apostrophe_of_all) {
  EXPECT_EQ(fold_characters("O`Brien's NATO-Standard 3.5%"), "o'brien's nato-standard 3.5%");
  EXPECT_EQ(fold_characters("O’Brien"), "o'brien");
}

TEST(FoldCharacters, joins_the_two_l_of_catalan_whatever_stands_between) {
  for (const char* written : {"Col.legi", "COL.LEGI", "col·legi"}) {
    EXPECT_EQ(fold_characters(written), "collegi") << written;
  }
  EXPECT_EQ(fold_characters("l. lib .l a.l"), "l. lib .l a.l");
}

// ASCII has a way of its own; a letter beyond it, set behind, sends the same text the other way.
TEST(FoldCharacters, folds_ascii_alone_as_in_company) {
  std::mt19937 roll(1);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (auto left = roll() % 12; left > 0; --left) {
      constexpr std::string_view kTelling = "lL.`'\"&-";
      text += roll() % 2 == 0 ? kTelling[roll() % kTelling.size()]
                              : static_cast<char>(1 + roll() % 126);
    }
    EXPECT_EQ(fold_characters(text + " é"), fold_characters(text) + " e") << text;
  }
}

}  // namespace
}  // namespace news::test
