// SPDX-License-Identifier: GPL-2.0-or-later
// "Doe and Roe said": both are speakers of the quotation.
#include <gtest/gtest.h>

#include "tests/unit/indexer/annotate/fixture.hh"

namespace news::annotation {
namespace {

using Names = std::vector<std::string>;

std::string counted(const Article& article) {
  std::string out;
  for (const Speaker& speaker : article.speakers)
    out += speaker.name + " " + std::to_string(speaker.quotes) + "; ";
  return out;
}

TEST(Several, BothArePutDownAsSpeakers) {
  const Article a =
      annotated("Couns. Yvonne Tran and Hugh MacAllister said the lanes should stay.");
  ASSERT_EQ(a.quotes.size(), 1u);
  EXPECT_EQ(a.quotes[0].speaker, "Yvonne Tran and Hugh MacAllister");
  EXPECT_EQ(a.quotes[0].speaker_full, "Yvonne Tran");
  EXPECT_EQ(a.quotes[0].also, Names{"Hugh MacAllister"});
  EXPECT_EQ(counted(a), "Yvonne Tran 1; Hugh MacAllister 1; ");
}

TEST(Several, TitlesAndBodiesMayStandBetweenThem) {
  const Article a = annotated(
      "Bakers' union president Keith Sullivan and PBG secretary Dwan Lee said the price was too "
      "low.");
  ASSERT_EQ(a.quotes.size(), 1u);
  EXPECT_EQ(a.quotes[0].speaker_full, "Keith Sullivan");
  EXPECT_EQ(a.quotes[0].also, Names{"Dwan Lee"});
}

TEST(Several, AListOfThreeIsReadWhole) {
  const Article a =
      annotated("Jane Orlan, John Roe and former Guelph mayor Ann Lee said the vote was late.");
  ASSERT_EQ(a.quotes.size(), 1u);
  EXPECT_EQ(a.quotes[0].speaker_full, "Jane Orlan");
  EXPECT_EQ(a.quotes[0].also, (Names{"John Roe", "Ann Lee"}));
}

TEST(Several, TheyAndAFloatingQuotationAreOfAllOfThem) {
  const Article a = annotated(
      "Jane Orlan and John Roe said the vote was late.\n\n\"It was a mess,\" they said. \"Nobody "
      "knew the rules.\"\n\n\"I knew,\" said Orlan.");
  ASSERT_EQ(a.quotes.size(), 4u);
  EXPECT_EQ(a.quotes[1].also, Names{"John Roe"});
  EXPECT_EQ(a.quotes[2].also, Names{"John Roe"});
  EXPECT_TRUE(a.quotes[3].also.empty());
  EXPECT_EQ(counted(a), "Jane Orlan 4; John Roe 3; ");
}

TEST(Several, WhoHasNoNameIsInTheMentionAlone) {
  const Article a = annotated("Jane Orlan met her aides.\n\nOrlan and her aides said it was over.");
  ASSERT_EQ(a.quotes.size(), 1u);
  EXPECT_EQ(a.quotes[0].speaker, "Orlan and her aides");
  EXPECT_EQ(a.quotes[0].speaker_full, "Jane Orlan");
  EXPECT_TRUE(a.quotes[0].also.empty());
}

}  // namespace
}  // namespace news::annotation
