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

TEST(TextTurns, labels_with_offices_brackets_and_marks_make_a_transcript_without_headings) {
  const auto article = parse_text(
      "A night without boats\n\nAired May 4, 2021\n\nTonight: A Night Without Boats; Fees "
      "Rise\n\n[04:15:02]\n\nILSE FRANK, KBN ANCHOR: Good evening from the quay.\n\nSEN. DORA "
      "MARSH "
      "(D-OSS): Nobody sails tonight, and nobody will.\n\n(BEGIN VIDEO CLIP)\n\n>> FRANK (on "
      "camera): The shed is full of boats.\n\n(END VIDEO CLIP)\n\nMARSH: Thank you.\n");
  EXPECT_TRUE(article.headings.empty());
  EXPECT_TRUE(article.byline.empty());
  EXPECT_EQ(article.date, "2021-05-04");
  EXPECT_EQ(article.body.find("VIDEO CLIP"), std::string::npos);
  EXPECT_EQ(article.body.find("04:15"), std::string::npos);
  EXPECT_NE(article.body.find("SEN. DORA MARSH (D-OSS): Nobody sails"), std::string::npos);
}

TEST(TextTurns, labels_of_a_page_in_capitals_make_no_transcript) {
  const auto article =
      parse_text("The warden speaks\n\n" + kLead +
                 "BOTTOM LINE: The bridge stays.\n\nPRICE: Four crowns a "
                 "cart.\n\nOPEN: From six in the morning.\n\nThe dog of the bridge\n\n" +
                 kLead);
  EXPECT_EQ(article.headings, std::vector<std::string>{"The dog of the bridge"});
}

}  // namespace
}  // namespace news
