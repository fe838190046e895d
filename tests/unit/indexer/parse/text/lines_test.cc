// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <algorithm>

#include "indexer/annotate/annotate.hh"
#include "indexer/parse/text/text_parser.hh"

namespace news {
namespace {

using Strings = std::vector<std::string>;

Strings paragraphs(const Article& article) {
  Strings all;
  std::size_t at = 0;
  while (at < article.body.size()) {
    const auto end = std::min(article.body.find("\n\n", at), article.body.size());
    all.push_back(article.body.substr(at, end - at));
    at = end + 2;
  }
  return all;
}

const std::string kColumn =
    "THE NEW BRIDGE\n\nMay 4, 1907\n\nThe parish coun-\ncil resolved on Monday that the "
    "pro-\nposed bridge should be built of the\nbest oak, and that the so-called mill-\nstream "
    "be led below it. Mr. Gray said a solu\xC2\xAC\ntion of the self-\nsame kind had been "
    "found by Mr. Har-\nker of Oss.\n";

}  // namespace

TEST(Lines, OfANarrowColumnAreOneParagraphWithItsSplitWordsWhole) {
  const auto article = parse_text(kColumn);
  EXPECT_EQ(paragraphs(article),
            (Strings{"The parish council resolved on Monday that the proposed bridge should be "
                     "built of the best oak, and that the so-called millstream be led below it. "
                     "Mr. Gray said a solution of the self-same kind had been found by Mr. Harker "
                     "of Oss."}));
  EXPECT_EQ(article.date, "1907-05-04");
}

TEST(Lines, AWordKeepsTheHyphenThatTheTextGivesItElsewhere) {
  const auto article = parse_text(
      "The long column\n\nThe mill-stream was led below the old road, and the new mill-\nstream "
      "above it, which nobody in the whole parish had asked for--\nand nobody wanted. The miller "
      "said the Anglo-\nSaxon stones had been found in the year 1914--\nhe was sure of it.\n");
  EXPECT_EQ(paragraphs(article),
            (Strings{"The mill-stream was led below the old road, and the new mill-stream above "
                     "it, which nobody in the whole parish had asked for-- and nobody wanted. The "
                     "miller said the Anglo-Saxon stones had been found in the year 1914-- he was "
                     "sure of it."}));
}

TEST(Lines, OfAWireArePartedByTheirIndents) {
  const auto article = parse_text(
      "Ferry line buys an icebreaker\n   By Ola Finch\n   SENN, Oct. 3 - The ferry line of Senn "
      "bought\nan icebreaker on Wednesday, though the fjord has not\nfrozen over since 1987.\n   "
      "\"You never know what a winter brings,\" said\nHarbour Master Gesa Rask, who asked for "
      "it.\n   It costs four million.\n");
  EXPECT_EQ(article.headline, "Ferry line buys an icebreaker");
  EXPECT_EQ(article.byline, (Strings{"Ola Finch"}));
  ASSERT_EQ(paragraphs(article).size(), 3u);
  EXPECT_EQ(paragraphs(article)[1],
            "\"You never know what a winter brings,\" said Harbour Master Gesa Rask, who asked "
            "for it.");
}

TEST(Lines, ThatLeaveRoomForTheNextWordEndTheirParagraph) {
  const auto article = parse_text(
      "Ferry line buys an icebreaker\nBy Ola Finch\nThe ferry line of Senn bought an icebreaker on "
      "Wednesday, though\nthe fjord has not frozen over since the hard winter of 1987 and no\none "
      "thinks that it will.\nThe ship costs four million crowns and needs a crew of nine, "
      "which\nthe "
      "town has yet to find.\n");
  EXPECT_EQ(paragraphs(article).size(), 2u);
  EXPECT_EQ(article.byline, (Strings{"Ola Finch"}));
}

TEST(Lines, ThatAreTitlesOrSentencesAreNotJoined) {
  const auto article = parse_text(
      "Five briefs\n\nHarbour board raises its fees for boats\nGoats return to the old runway "
      "again\nCinema shows a single film this year\nBaker weighs his bread in the street\n");
  EXPECT_EQ(article.body.find("boats Goats"), std::string::npos);
}

TEST(Lines, WordsWithoutWidthInsideAreFoundWhole) {
  auto article = parse_text(
      "Pier closes\n\n\"The pier is shut,\" said Gesa Ra\u200Bsk, who ke\u00ADeps it.\n\n\"It is "
      "rotten "
      "below,\" Rask said of the caf&eacute;.\n");
  annotate(article);
  EXPECT_NE(article.body.find("Gesa Rask, who keeps it"), std::string::npos);
  EXPECT_NE(article.body.find("caf\u00E9."), std::string::npos);
  ASSERT_EQ(article.quotes.size(), 2u);
  EXPECT_EQ(article.quotes[0].speaker_full, "Gesa Rask");
  EXPECT_EQ(article.quotes[1].speaker_full, "Gesa Rask");
}

TEST(Lines, QuotationsOverSplitWordsKeepTheirPlaceInTheFile) {
  const std::string text =
      "THE NEW SEWER\n\nThe parish coun-\ncil met on Monday in the hall. \"We have a\u200B good "
      "solu-\ntion,\" said Alderman Tho-\nmas Harker, \"and it is cheap.\" No-\nbody asked him.\n";
  auto article = parse_text(text);
  annotate(article);
  ASSERT_FALSE(article.quotes.empty());
  const auto& quote = article.quotes[0];
  // Every character before it is one of ASCII.
  EXPECT_EQ(quote.start, text.find("\"We have"));
  EXPECT_EQ(quote.text, "\"We have a\u200B good solu-\ntion,\"");
  EXPECT_EQ(quote.speaker_full, "Thomas Harker");
  EXPECT_EQ(article.body.substr(quote.body_start, quote.body_end - quote.body_start),
            "\"We have a good solution,\"");
}

TEST(Wire, MarksOfAnpaAreNoTextAndTellTheParts) {
  const auto article = parse_text(
      "^BC-Harbour Fees, 1st Ld,0090<\n^Eds: Adds quotation.<\n^Harbour board raises its fees<\n"
      "^By HANNE VIK=\n^   DUNMARROW (KBN) _ The harbour board raised its fees on Tuesday for "
      "the\nfirst time since the flood of 2002, which left it poor.\n   \"A lamp burns oil,\" said "
      "Gesa Rask, who chairs the board and\nkeeps its books.\n");
  EXPECT_EQ(article.headline, "Harbour board raises its fees");
  EXPECT_EQ(article.byline, (Strings{"HANNE VIK"}));
  EXPECT_EQ(article.place, "DUNMARROW");
  EXPECT_EQ(article.body.find('^'), std::string::npos);
  EXPECT_EQ(article.body.find("Eds:"), std::string::npos);
  EXPECT_EQ(paragraphs(article).size(), 2u);
}

TEST(Wire, FramesOfIptcMessagesAreNoText) {
  const auto article = parse_text(
      "\x01"
      "KBN0123 4 I 0090 harbour\n\x02"
      "Harbour board raises its fees\n\nThe harbour board "
      "raised its fees on Tuesday, it said.\n\x03\n141530 MAR 20\n\x04");
  EXPECT_EQ(article.headline, "Harbour board raises its fees");
  EXPECT_EQ(paragraphs(article),
            (Strings{"The harbour board raised its fees on Tuesday, it said."}));
}

TEST(Release, ItsFrameIsFurnitureAndItsTitleTheHeadline) {
  const auto article = parse_text(
      "NEWS RELEASE\n\nFor Immediate Release: 5 March 2024\n\nMedia contact:\nHanne Vik\nPress "
      "officer\n+00 555 0100\npress@harbour.example\n\nHarbour board raises its fees\n\nDUNMARROW, "
      "March 5, 2024 \u2013 The harbour board will raise its fees by four crowns a "
      "boat.\n\n-30-\n");
  EXPECT_EQ(article.headline, "Harbour board raises its fees");
  EXPECT_EQ(article.date, "2024-03-05");
  for (const char* line : {"contact", "555", "press@", "-30-", "Press officer"})
    EXPECT_EQ(article.body.find(line), std::string::npos) << line;
}

TEST(Release, AnEmbargoIsNotTheDayOfTheArticle) {
  const auto article = parse_text(
      "STRICTLY EMBARGOED UNTIL 6 MARCH 2024, 00:01\n\nHarbour board raises its fees\n\n5 March "
      "2024\n\nThe harbour board will raise its fees by four crowns a boat, it said.\n\nENDS\n");
  EXPECT_EQ(article.headline, "Harbour board raises its fees");
  EXPECT_EQ(article.date, "2024-03-05");
  EXPECT_EQ(paragraphs(article).size(), 1u);
}

TEST(Release, WordsOfOneInANewsHeadlineMakeNone) {
  const auto article = parse_text(
      "Embargoed goods found at sea\n\nThe coast guard found embargoed goods on a boat, it "
      "said.\n");
  EXPECT_EQ(article.headline, "Embargoed goods found at sea");
}

TEST(Release, WhomToCallIsNoAuthorAndForReleaseStatesTheDay) {
  const auto article = parse_text(
      "MEDIA ADVISORY\nFOR RELEASE: March 4, 2019\nCONTACT: Hanne Vik (555-0111)\n\nLAMP TO BE "
      "LIT\n\nDUNMARROW \u2013 The harbour board will light the lamp on Friday, it said.\n");
  EXPECT_EQ(article.headline, "LAMP TO BE LIT");
  EXPECT_TRUE(article.byline.empty());
  EXPECT_EQ(article.date, "2019-03-04");
}

TEST(Release, ItsTitleMayStandInCapitalsWithAccents) {
  const auto article = parse_text(
      "COMMUNIQU\u00C9 DE PRESSE\n\nPour diffusion imm\u00E9diate\n\nLa lampe s'allume\n\nLe port "
      "allumera la lampe vendredi, a-t-il dit.\n");
  EXPECT_EQ(article.headline, "La lampe s'allume");
}

TEST(Lines, AChainOfHyphensKeepsTheOneAtTheLineEnd) {
  const auto article = parse_text(
      "THE LAMP\n\nThe keeper and his brother-in-\nlaw carried the oil up the\nstairs of the tower "
      "for nine\nyears, and nobody thanked them\nfor it.\n");
  EXPECT_NE(article.body.find("brother-in-law carried"), std::string::npos) << article.body;
}

TEST(DateLines, AtTheFootOfABriefCostNoText) {
  for (const char* foot :
       {"Updated: March 9, 2021", "First published on 9 March 2021", "Date: 9 March 2021",
        "Posted March 9, 2021", "Release date: 9 March 2021"}) {
    const auto article = parse_text(
        "Square stays a market\nBy Hanne Vik\nMarch 8, 2021\n\nThe town has learned that its "
        "square "
        "is worth more as a market than as a car park.\n\n\"We counted the stalls,\" said the "
        "mayor, "
        "Tomas Wick, \"and ran out of numbers.\"\n\n" +
        std::string(foot) + "\n\nThis report was amended to give a number.\n");
    EXPECT_GE(paragraphs(article).size(), 3u) << foot;
    EXPECT_EQ(article.date, "2021-03-08") << foot;
  }
}

TEST(Pieces, OfACreditOverLinesAreOne) {
  const auto article = parse_text(
      "Heron stays\n\nShare\n\nThe heron of the weir has stayed for a third winter, the warden "
      "said on Monday at noon.\n\nA heron waits at the weir (\nImage:\nMeridian Pictures)\n\nThe "
      "bird "
      "eats four fish a day, and the anglers have begun to count them aloud.\n\nA boat below the "
      "weir\n\nPhoto:\nIda Holm\n\nNobody feeds it, said the warden, who has watched it since the "
      "first frost.\n");
  ASSERT_EQ(article.captions.size(), 2u);
  EXPECT_EQ(article.captions[0].text, "A heron waits at the weir");
  EXPECT_EQ(article.captions[0].credit, "Meridian Pictures");
  EXPECT_EQ(article.captions[1].text, "A boat below the weir");
  EXPECT_EQ(article.captions[1].credit, "Ida Holm");
}

TEST(Dateline, MayEndWithTheLowLineOfAWire) {
  const auto article = parse_text(
      "Cannery has a good winter\n\nDUNMARROW, Senn (KBN) _ The Dunmarrow cannery earned four "
      "million "
      "crowns, it said on Monday.\n");
  EXPECT_EQ(article.place, "DUNMARROW, Senn");
}

}  // namespace news
