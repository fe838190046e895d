// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include "indexer/parse/text/text_parser.hh"

namespace news {
namespace {

TEST(TextCredits, a_name_and_a_house_in_brackets_are_a_credit_in_any_text) {
  const auto article = parse_text(
      "Bridge opens\n\nA ferryman on the last day of his ferry. (Ann Roe/Echo)\n\n"
      "The bridge opened on Monday, and the ferry sailed over to see it.\n");
  ASSERT_EQ(article.captions.size(), 1u);
  EXPECT_EQ(article.captions[0].credit, "Ann Roe/Echo");
  EXPECT_TRUE(article.body.starts_with("The bridge"));
}

TEST(TextCredits, other_words_in_brackets_stay_in_the_text) {
  const auto article = parse_text(
      "Bridge opens\n\nThe bridge opened on Monday, and the ferry sailed over to see it (and/or to "
      "be seen).\n\nIt sailed home again.\n");
  EXPECT_TRUE(article.captions.empty());
}

TEST(TextCredits, the_word_photo_before_a_name_is_no_part_of_the_caption) {
  const auto article = parse_text(
      "Bridge opens\n\nThe ferryman looks at the bridge. Photo Ann Roe/Echo Press\n\n"
      "The bridge opened on Monday, and the ferry sailed over to see it.\n");
  ASSERT_EQ(article.captions.size(), 1u);
  EXPECT_EQ(article.captions[0].text, "The ferryman looks at the bridge.");
  EXPECT_EQ(article.captions[0].credit, "Ann Roe/Echo Press");
}

}  // namespace
}  // namespace news
