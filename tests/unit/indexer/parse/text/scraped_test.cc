// SPDX-License-Identifier: GPL-2.0-or-later
// What scrapers make of a page's head and of its pictures.
#include <gtest/gtest.h>

#include "indexer/parse/text/text_parser.hh"
#include "tests/unit/indexer/parse/collect.hh"

namespace news {
namespace {

using Strings = std::vector<std::string>;

const std::string kTitle = "Weir to open its gates for the first time since spring\n\n";
const std::string kText =
    "The water board will open the gates of the weir on Monday, for the first time since the "
    "floods of last spring.\n\n"
    "Engineers found that the sluice can bear it, and fishermen have been told to keep away from "
    "the lower bank.\n\n"
    "Walkers may watch from the bridge, where the board has set up a rail and two benches.\n";

Article with_head(const std::string& head) {
  return parse_text(kTitle + head + "\n\n" + kText);
}

Strings captions(const Article& article) {
  Strings all;
  for (const auto& caption : article.captions) all.push_back(caption.text + " | " + caption.credit);
  return all;
}

std::string body() {
  return kText.substr(0, kText.size() - 1);
}

}  // namespace

TEST(ScrapedText, ADayAnAgeOrAJobGluedToANameIsCutOff) {
  for (const std::string line :
       {"By Ina MoosMar 19, 2020, 10:00am EDT", "By Ina Moos Mar 19, 2020, 10:00am EDT",
        "By Ina Moos2 hours ago", "By Ina MoosHarbour Reporter",
        "By Ina Moos Holm Telegram & Gazette", "Ina Moos Ina Moos"})
    EXPECT_EQ(with_head(line).byline, (Strings{"Ina Moos"})) << line;
  EXPECT_EQ(with_head("By Ina BrandtData and Graphics Journalist").byline, (Strings{"Ina Brandt"}));
  EXPECT_EQ(with_head("By Ina FitzGerald, Staff Writer").byline, (Strings{"Ina FitzGerald"}));
}

TEST(ScrapedText, ANameBelowTheStandfirstIsTheAuthorWhereADayStandsBesideIt) {
  const auto article = with_head(
      "River Board\n\nThe board says that the sluice will bear the water and that nobody need "
      "fear for the lower bank.\n\nVideo\n\nIna Moos\n\n13/01/2025 10:22");
  EXPECT_EQ(article.byline, (Strings{"Ina Moos"}));
}

TEST(ScrapedText, ANameAloneIsNotTheAuthorWhereTheTextTellsOfThem) {
  const auto article = parse_text(
      kTitle + "Ina Moos\n\n" + kText +
      "\nNobody was asked, said Ina Moos, who keeps the boats at the lower bank of the river.\n");
  EXPECT_TRUE(article.byline.empty());
}

TEST(ScrapedText, ThePaperBehindANameIsCutOff) {
  EXPECT_EQ(with_head("By Ina Moos Holm Courier-Post").byline, (Strings{"Ina Moos"}));
  EXPECT_EQ(with_head("By Ina Moos and Bo Lind Globe Staff").byline,
            (Strings{"Ina Moos", "Bo Lind"}));
}

TEST(ScrapedText, ThePaperOnTheLineBelowTheAuthorIsNone) {
  EXPECT_EQ(with_head("Ina Moos,\n\nHolm Courier\n\nMarch 5, 2024").byline, (Strings{"Ina Moos"}));
}

TEST(ScrapedText, ANameBehindTheDayOfPublicationIsTheAuthor) {
  EXPECT_EQ(with_head("Published on 28 April 2024, 14:26, Ina Moos").byline, (Strings{"Ina Moos"}));
}

TEST(ScrapedText, TheAuthorsJobAndTheStaffAreNoText) {
  EXPECT_EQ(with_head("5 March 2024\n\nIna Moos\n\nRiver reporter, Holm").body, body());
  EXPECT_EQ(with_head("By Courier Staff").body, body());
}

TEST(ScrapedText, APictureAboveTheHeadlineIsNotTheHeadline) {
  const auto article =
      parse_text("A heron waits at the weir as the water falls. Credit: Bo Lind/Shutterstock\n\n" +
                 kTitle + kText);
  EXPECT_EQ(article.headline + "\n\n", kTitle);
  EXPECT_EQ(captions(article),
            (Strings{"A heron waits at the weir as the water falls. | Bo Lind/Shutterstock"}));
}

TEST(ScrapedText, PicturesShownAgainInAGalleryKeepTheirWords) {
  const std::string first = "A heron waits at the weir, Monday, March 4, 2024. (AP Photo/Bo Lind)";
  const std::string second = "Two boys at the weir on a wet morning. (AP Photo/Bo Lind)";
  const auto article = with_head(first + "\n\n1 of 2 |\n\n" + first + "\n\nRead More\n\nShare\n\n" +
                                 second + "\n\n2 of 2 |\n\n" + second + "\n\nRead More");
  EXPECT_EQ(captions(article),
            (Strings{"A heron waits at the weir, Monday, March 4, 2024. | AP Photo/Bo Lind",
                     "Two boys at the weir on a wet morning. | AP Photo/Bo Lind"}));
  EXPECT_EQ(article.body, body());
}

TEST(ScrapedText, WhoMadeAPictureMayStandBelowItInManyWays) {
  for (const std::string credit : {"Bo Lind \xE2\x80\x94 Holm Courier", "Bo Lind for The Herald",
                                   "Bo Lind (AFP)", "Holm Courier file photo"}) {
    const auto article =
        parse_text(kTitle + kText + "\nA heron waits at the weir.\n\n" + credit + "\n\n" +
                   "The gates will stay open until Friday, the board said in a statement.\n");
    EXPECT_EQ(captions(article), (Strings{"A heron waits at the weir. | " + credit})) << credit;
  }
  EXPECT_EQ(captions(with_head("A heron waits at the weir on Tuesday.Credit:Bo Lind")),
            (Strings{"A heron waits at the weir on Tuesday. | Bo Lind"}));
}

TEST(ScrapedText, ALabelAloneNamesTheMakerOnTheNextLine) {
  const auto article = with_head("Share\n\nCredit\n\nBo Lind for The Herald");
  EXPECT_EQ(article.credits, (Strings{"Bo Lind for The Herald"}));
  EXPECT_TRUE(article.byline.empty());
}

TEST(ScrapedText, ACopyrightOfAnAgencyIsACredit) {
  EXPECT_EQ(captions(with_head("Two herons at the weir -\n\nCopyright AP Photo/Bo Lind")),
            (Strings{"Two herons at the weir | AP Photo/Bo Lind"}));
}

TEST(ScrapedText, ASignBeforeAPersonIsACreditAndBeforeThePaperIsFurniture) {
  EXPECT_EQ(captions(with_head("Two herons at the weir.\n\n\xC2\xA9 KBN / Bo Lind")),
            (Strings{"Two herons at the weir. | KBN / Bo Lind"}));
  EXPECT_EQ(with_head("\xC2\xA9 Holm Courier 2024").body, body());
}

TEST(ScrapedText, TheCaptionMayStandBelowItsLabel) {
  const auto article =
      with_head("Image source, Bo Lind\n\nImage caption,\n\nTwo herons at the weir.");
  EXPECT_EQ(captions(article), (Strings{"Two herons at the weir. | Bo Lind"}));
  EXPECT_EQ(article.body, body());
}

TEST(ScrapedText, TheAgeOfAStoryIsNoText) {
  EXPECT_EQ(with_head("Story by Ina Moos\n\n\xE2\x80\xA2 3h \xE2\x80\xA2 2 min read").body, body());
}

TEST(ScrapedText, ACreditInCapitalsEndsTheCaption) {
  EXPECT_EQ(captions(with_head("Two herons at the weir. PHOTO BY BO LIND /Postmedia")),
            (Strings{"Two herons at the weir. | BO LIND /Postmedia"}));
}

TEST(ScrapedText, AnAddressAloneIsNoText) {
  EXPECT_EQ(with_head("By Ina Moos\n\nimoos@courier.example").body, body());
}

TEST(ScrapedText, ADayThatMayBeTwoDaysIsNoTextAllTheSame) {
  const auto article = with_head("By Ina Moos\n\nPublished on 05/03/2024 - 10:12");
  EXPECT_EQ(article.body, body());
  EXPECT_EQ(article.date, "");
}

TEST(ScrapedText, WordsOfThePageBehindAFullStopAreNoCredit) {
  const auto article = with_head(
      "Share\n\nAdvertisement\n\nThe weir has no friends. Next Up In "
      "News");
  EXPECT_TRUE(article.captions.empty());
}

TEST(ScrapedText, ASceneOfADayAboveTheTextIsAPicture) {
  const auto article = with_head("Ina Moos reads to her son at the weir, April 14, 2024.");
  ASSERT_EQ(article.captions.size(), 1u);
}

TEST(ScrapedText, ManySourcesOfPicturesMakeNoLibrarysExport) {
  std::string text = kTitle;
  for (int i = 0; i < 4; ++i)
    text += "Source: pictures.example\n\nPart " + std::to_string(i) + "\n\n" + kText + "\n";
  const auto found = collect(text, "a.txt");
  ASSERT_EQ(found.articles.size(), 1u);
  EXPECT_EQ(found.articles[0].headline + "\n\n", kTitle);
}

}  // namespace news
