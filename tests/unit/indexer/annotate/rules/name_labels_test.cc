// SPDX-License-Identifier: GPL-2.0-or-later
// LQ: a label before the quotation.
#include <gtest/gtest.h>

#include "tests/unit/indexer/annotate/fixture.hh"

namespace news::annotation {
namespace {

const std::string kWords = "\"We lost the roof in one night and the wheel in the next.\"";

// The speaker of the words behind a label, after words of Ann Lowe's.
std::string behind(const std::string& label) {
  const Article a = annotated("Ann Lowe said the mill was old.\n\n" + label + kWords);
  return a.quotes.size() == 2 ? a.quotes[1].speaker_full : "none";
}

TEST(NameLabels, ALabelNamesTheSpeaker) {
  EXPECT_EQ(behind("Marta Quill: "), "Marta Quill");
  EXPECT_EQ(behind("From Marta Quill: "), "Marta Quill");
  EXPECT_EQ(behind("Marta Quill, miller at Oxmoor: "), "Marta Quill");
  EXPECT_EQ(behind("Rep. Marta Quill (R-TX): "), "Marta Quill");
  EXPECT_EQ(behind("Oxmoor Millers Union: "), "Oxmoor Millers Union");
}

TEST(NameLabels, ALabelOnALineOfItsOwnNamesTheSpeakerOfTheNext) {
  EXPECT_EQ(behind("Rep. Marta Quill (R-TX):\n\n"), "Marta Quill");
}

TEST(NameLabels, ALabelThatNamesNobodyKnownIsABarrier) {
  EXPECT_EQ(behind("Headline: "), "");
}

TEST(NameLabels, FindsTheNameBehindADescriptionAndItsSuffix) {
  EXPECT_EQ(annotated("Harbour Senator, Chair of the Port Board, Jane Okonjo: \"The quay has to be "
                      "mended before the winter storms.\"")
                .quotes.at(0)
                .speaker_full,
            "Jane Okonjo");
  EXPECT_EQ(
      annotated("Secretary of Inner Harbours John F. Okonjo, Jr.: \"The quay has to be mended "
                "before the winter storms.\"")
          .quotes.at(0)
          .speaker_full,
      "John F. Okonjo Jr.");
}

TEST(NameLabels, ReadsCapitalsOfALabelAndOfItsWordsAsNames) {
  EXPECT_EQ(annotated("Rep. Ilka Thorne: \"Harbour First. Thank You, President Okonjo And Vice "
                      "President Mensah.\"")
                .quotes.at(0)
                .speaker_full,
            "Ilka Thorne");
  EXPECT_EQ(
      annotated("Shona Grau, Vice President for Public Affairs, The Quay Alliance: \"The Quay "
                "Alliance applauds the plan.\"")
          .quotes.at(0)
          .speaker_full,
      "Shona Grau");
}

TEST(NameLabels, EveryItemOfAListHasItsOwnLabel) {
  const Article article = annotated(
      "- Ama Okonjo set out the plan. - National Millers Association: \"The plan will do a lot of "
      "good for us.\" - Oxmoor Bakers Alliance: \"We have asked for it for a long time.\"");
  ASSERT_EQ(article.quotes.size(), 2u);
  EXPECT_EQ(article.quotes[0].speaker_full, "National Millers Association");
  EXPECT_EQ(article.quotes[1].speaker_full, "Oxmoor Bakers Alliance");
}

}  // namespace
}  // namespace news::annotation
