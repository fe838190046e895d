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

TEST(TextCredits, a_named_source_goes_with_the_caption_below_and_takes_no_paragraph) {
  const auto article = parse_text(
      "Bridge opens\n\nThe bridge opened on Monday, and the ferry sailed over to see it.\n\nImage "
      "source, Echo Images\nImage caption, The ferryman at the bridge\n\nThe ferry sails until "
      "the end of the month, and then it goes to the museum of the town.\n");
  ASSERT_EQ(article.captions.size(), 1u);
  EXPECT_EQ(article.captions[0].text, "The ferryman at the bridge");
  EXPECT_EQ(article.captions[0].credit, "Echo Images");
  EXPECT_TRUE(article.body.starts_with("The bridge opened"));
}

TEST(TextCredits, a_label_may_be_in_capitals) {
  const auto article = parse_text(
      "Brua åpner\n\nFergemannen ved brua\nFOTO: LARS LIE\n\nBrua åpnet mandag, og ferga seilte "
      "over for å se på den.\n");
  ASSERT_EQ(article.captions.size(), 1u);
  EXPECT_EQ(article.captions[0].credit, "LARS LIE");
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
