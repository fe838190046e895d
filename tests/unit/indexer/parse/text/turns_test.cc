// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include "indexer/parse/text/text_parser.hh"

namespace news {
namespace {

const std::string kLead =
    "The new warden of the bridge took up her post on Monday with a lamp, a ledger and a dog.\n\n";

TEST(TextTurns, the_questions_of_an_interview_are_no_headings) {
  const auto article = parse_text(
      "The warden speaks\n\n" + kLead +
      "Echo: Do you like the river?\n\nWarden: I like what it carries, and I count it.\n\n"
      "Echo: And the trolls?\n\nWarden: They pay on time, which is more than the carters do.\n");
  EXPECT_TRUE(article.headings.empty());
  EXPECT_NE(article.body.find("Echo: And the trolls?"), std::string::npos);
}

TEST(TextTurns, a_heading_with_a_colon_of_its_own_stays_a_heading) {
  const auto article = parse_text(
      "The warden speaks\n\n" + kLead + "The dog: a history\n\n" +
      "It came with the bridge and it will go with the bridge, the ledger of 1802 says of it.\n");
  EXPECT_EQ(article.headings, std::vector<std::string>{"The dog: a history"});
}

TEST(TextTurns, a_caption_that_begins_with_a_name_keeps_its_words_before_the_credit) {
  const auto article = parse_text(
      "The warden speaks\n\nÅsa Lindh at the oak gate of the old Dale Bridge. (Tom Reed/Northern "
      "Press)\n\n" +
      kLead);
  ASSERT_EQ(article.captions.size(), 1u);
  EXPECT_EQ(article.captions[0].text, "Åsa Lindh at the oak gate of the old Dale Bridge.");
  EXPECT_EQ(article.captions[0].credit, "Tom Reed/Northern Press");
  EXPECT_TRUE(article.credits.empty());
}

}  // namespace
}  // namespace news
