// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include "tests/unit/indexer/parse/collect.hh"

namespace news {
namespace {

using Strings = std::vector<std::string>;

const std::string kNexis =
    "\n                    1 of 2 DOCUMENTS\n\n                 The Harbour Herald\n\n"
    "               March 3, 2020 Tuesday\n                   FIRST EDITION\n\n"
    "Library lends out its last\ntypewriter\n\nBYLINE: Ola Finch and Ilse Brandt\n\n"
    "SECTION: METRO; Pg. 4A\n\nLENGTH: 90 words\n\nHIGHLIGHT: It is not expected back.\n\n\n"
    "The town library lent out its last typewriter on Monday, and does not expect it\n"
    "back before the end of winter.\n\n\"People write slowly,\" said librarian\nHelga Strand.\n\n"
    "LOAD-DATE: March 4, 2020\n\nLANGUAGE: ENGLISH\n\nGRAPHIC: PHOTO The typewriter. Ida "
    "Holm/The Harbour Herald\n\nPUBLICATION-TYPE: Newspaper\n\n       Copyright 2020 Herald Ltd\n\n"
    "                    2 of 2 DOCUMENTS\n\n                 The Harbour Herald\n\n"
    "               March 9, 2020 Monday\n\nTypewriter comes back\n\nLENGTH: 20 words\n\n"
    "The typewriter came back on Sunday without its letter E.\n\nLANGUAGE: ENGLISH\n";

const std::string kUni =
    "User Name: reader\nSearch Terms: pier\n\n1. Pier sold twice\nClient/Matter: -None-\n\n"
    "Pier sold twice\nThe Harbour Herald\nMarch 1, 2024 Friday\n\n"
    "Copyright 2024 Herald Ltd All Rights Reserved\n\nSection: NEWS; Pg. 3\nLength: 60 words\n"
    "Byline: Ola Finch\n\nBody\n\nThe pier was sold twice on Thursday, the town clerk said.\n\n"
    "Graphic\n\nThe pier at dusk. Ida Holm/The Harbour Herald\n\nLoad-Date: March 2, 2024\n\n"
    "End of Document\n";

const std::string kFactiva =
    "HD \nFerry company buys an icebreaker\n\nBY \nBy Ola Finch\n\nWC \n210 words\n\nPD \n"
    "3 October 2019\n\nSN \nThe Senn Gazette\n\nSC \nSENNGA\n\nLA \nEnglish\n\nCY \n"
    "Copyright 2019, Senn Gazette\n\nLP \nThe ferry company bought an icebreaker on "
    "Wednesday.\n\nTD \n\"You never know,\" said Gesa Rask.\n\nIN the town nobody knew.\n\nCO \n"
    "senfer : Ferry\n\nAN \nDocument SENNGA0020191003efa30001b\n\nHD \nChess club loses its "
    "board\n\nWC \n9 words\n\nPD \n4 October 2019\n\nSN \nThe Senn Gazette\n\nLP \nThe chess club "
    "lost its board.\n\nAN \nDocument SENNGA0020191004efa40002c\n\n\nSearch Summary\nText "
    "\tferry\n";

Strings headlines(const Collected& found) {
  Strings all;
  for (const auto& article : found.articles) all.push_back(article.headline);
  return all;
}

}  // namespace

TEST(ArchiveExport, NexisIsPartedIntoItsArticlesWithTheirFields) {
  const auto found = collect(kNexis, "a.txt");
  ASSERT_EQ(headlines(found),
            (Strings{"Library lends out its last typewriter", "Typewriter comes back"}));
  const Article& first = found.articles[0];
  EXPECT_EQ(first.byline, (Strings{"Ola Finch", "Ilse Brandt"}));
  EXPECT_EQ(first.date, "2020-03-03");
  EXPECT_EQ(first.source, "The Harbour Herald");
  EXPECT_EQ(first.section, "METRO");
  EXPECT_EQ(first.language, "en");
  EXPECT_EQ(first.standfirst, "It is not expected back.");
  ASSERT_EQ(first.captions.size(), 1u);
  EXPECT_EQ(first.captions[0].credit, "Ida Holm/The Harbour Herald");
  EXPECT_EQ(first.body,
            "The town library lent out its last typewriter on Monday, and does not expect it back "
            "before the end of winter.\n\n\"People write slowly,\" said librarian Helga Strand.");
  EXPECT_EQ(found.articles[1].body, "The typewriter came back on Sunday without its letter E.");
  EXPECT_EQ(found.articles[1].ordinal, 2u);
}

TEST(ArchiveExport, NexisUniEndsEachArticleWithALineAndMayHaveACover) {
  const auto found = collect(kUni + kUni, "a.txt");
  ASSERT_EQ(found.articles.size(), 2u);
  for (const auto& article : found.articles) {
    EXPECT_EQ(article.headline, "Pier sold twice");
    EXPECT_EQ(article.source, "The Harbour Herald");
    EXPECT_EQ(article.date, "2024-03-01");
    EXPECT_EQ(article.byline, (Strings{"Ola Finch"}));
    EXPECT_EQ(article.body, "The pier was sold twice on Thursday, the town clerk said.");
    ASSERT_EQ(article.captions.size(), 1u);
    EXPECT_EQ(article.captions[0].text, "The pier at dusk.");
  }
}

TEST(ArchiveExport, FactivaCodesAreFieldsAndAWordLikeOneIsText) {
  const auto found = collect(kFactiva, "a.txt");
  ASSERT_EQ(headlines(found),
            (Strings{"Ferry company buys an icebreaker", "Chess club loses its board"}));
  const Article& first = found.articles[0];
  EXPECT_EQ(first.byline, (Strings{"Ola Finch"}));
  EXPECT_EQ(first.date, "2019-10-03");
  EXPECT_EQ(first.source, "The Senn Gazette");
  EXPECT_EQ(first.member, "SENNGA0020191003efa30001b");
  EXPECT_EQ(first.body,
            "The ferry company bought an icebreaker on Wednesday.\n\n\"You never know,\" said Gesa "
            "Rask.\n\nIN the town nobody knew.");
  EXPECT_TRUE(found.skips.empty());
}

TEST(ArchiveExport, FactivaWithoutCodesIsReadByItsOrder) {
  const auto found = collect(
      "Quarry gives up blasting\nBy Rolf Amsel\n143 words\n14 March 2017\n09:12 AM\n"
      "Meridian Times\nMERFT\n12\nEnglish\n(c) 2017 Meridian Press\n\nThe quarry will not blast "
      "on Sundays.\n\nDocument MERFT00020170314ed3e0004x\n");
  ASSERT_EQ(found.articles.size(), 1u) << found.error;
  EXPECT_EQ(found.articles[0].headline, "Quarry gives up blasting");
  EXPECT_EQ(found.articles[0].source, "Meridian Times");
  EXPECT_EQ(found.articles[0].date, "2017-03-14");
  EXPECT_EQ(found.articles[0].body, "The quarry will not blast on Sundays.");
}

TEST(ArchiveExport, ProquestNamesStandInLibraryOrderAndItsCoverIsNoArticle) {
  const std::string rule(60, '_');
  const auto found = collect(
      rule + "\n\nReport Information from ProQuest\n\n" + rule +
      "\n\nDocument 1 of 1\n\nTypewriter comes "
      "back\n\nAuthor: Finch, Ola; Brandt, Ilse\n\nPublication info: The Herald ; Oxmoor [Oxmoor]. "
      "10 Mar 2020: A.1.\n\nFull text: The typewriter came back.\n\nIt has no E.\n\nSubject: "
      "Typewriters\n\nPublication title: The Herald; Oxmoor\n\nProQuest document ID: 2370\n\n" +
      rule + "\n\nContact ProQuest\n");
  ASSERT_EQ(headlines(found), (Strings{"Typewriter comes back"})) << found.error;
  EXPECT_EQ(found.articles[0].byline, (Strings{"Ola Finch", "Ilse Brandt"}));
  EXPECT_EQ(found.articles[0].date, "2020-03-10");
  EXPECT_EQ(found.articles[0].source, "The Herald");
  EXPECT_EQ(found.articles[0].body, "The typewriter came back.\n\nIt has no E.");
  EXPECT_TRUE(found.skips.empty());
}

TEST(ArchiveExport, EbscoPutsTheMonthFirst) {
  const auto found = collect(
      "Record: 1\nTitle: Scales stolen.\nAuthors: Oakes, Martha\nSource: Meridian Times. "
      "03/05/2017, "
      "p1.\nAccession Number: 4XYZ124\nDatabase: Newspaper Source\n\nThe scales were stolen on "
      "Saturday.\n\nCopyright of Meridian Times is the property of Meridian Press.\n");
  ASSERT_EQ(headlines(found), (Strings{"Scales stolen"})) << found.error;
  EXPECT_EQ(found.articles[0].date, "2017-03-05");
  EXPECT_EQ(found.articles[0].source, "Meridian Times");
  EXPECT_EQ(found.articles[0].byline, (Strings{"Martha Oakes"}));
  EXPECT_EQ(found.articles[0].body, "The scales were stolen on Saturday.");
}

TEST(ArchiveExport, AnArticleCutOffOrTooLongIsNamedByItsPlace) {
  const auto cut = collect(kNexis.substr(0, kNexis.find("The typewriter came")), "a.txt");
  ASSERT_EQ(cut.articles.size(), 1u);
  ASSERT_EQ(cut.skips.size(), 1u);
  EXPECT_EQ(cut.skips[0].ordinal, 2u);
  EXPECT_EQ(cut.skips[0].reason, "the file ends inside this article");
  ParseOptions options;
  options.max_article_bytes = 512;
  const auto small = collect(kNexis, "a.txt", options);
  ASSERT_EQ(small.articles.size(), 1u);
  EXPECT_EQ(small.articles[0].headline, "Typewriter comes back");
  ASSERT_EQ(small.skips.size(), 1u);
  EXPECT_EQ(small.skips[0].ordinal, 1u);
  EXPECT_EQ(small.skips[0].reason, "article larger than --max-size");
}

TEST(ArchiveExport, LineEndsOfWindowsAndItsCharsetAreRead) {
  std::string windows;
  for (const char c : kFactiva) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  windows.replace(windows.find("Ferry company"), 13, "Caf\xE9 company");
  const auto found = collect(windows, "a.txt");
  ASSERT_EQ(found.articles.size(), 2u);
  EXPECT_EQ(found.articles[0].headline, "Caf\u00E9 company buys an icebreaker");
}

TEST(ArchiveExport, FactivaMaySetOneBlankBehindItsCodes) {
  const auto found = collect(
      "SE Business\nHD Bank counts its coins\nBY Ola Finch\nWC 90 words\nPD 3 November 2009\n"
      "SN The Senn Gazette\nSC SENNGA\nLA English\nCY (c) 2009 Senn Gazette\nLP\n"
      "The savings bank counted its coins again on Monday.\n\nTD\n\"They are ours,\" said Gesa "
      "Rask "
      "of the coins\nIN the vault, of which nobody knew.\n\nCO sennba : Senn Bank\nIN i814 : "
      "Banking\nAN Document SENNGA0020091104e5b300011\n\nSE Sport\nHD Rowing club sinks\n"
      "WC 9 words\nPD 4 November 2009\nSN The Senn Gazette\nLP\nThe boat of the club sank.\n\n"
      "AN Document SENNGA0020091105e5b400012\n",
      "a.txt");
  ASSERT_EQ(headlines(found), (Strings{"Bank counts its coins", "Rowing club sinks"}));
  EXPECT_EQ(found.articles[0].source, "The Senn Gazette");
  EXPECT_EQ(found.articles[0].byline, Strings{"Ola Finch"});
  EXPECT_NE(found.articles[0].body.find("IN the vault"), std::string::npos);
  EXPECT_EQ(found.articles[0].body.find("i814"), std::string::npos);
}

TEST(ArchiveExport, FactivaWithoutCodesNamesItsAuthorAboveTheCountOfWords) {
  const auto found = collect(
      "Bank counts its coins\nOla Finch\n90 words\n3 November 2009\nThe Senn Gazette\nSENNGA\n"
      "English\n(c) 2009 Senn Gazette\n\nThe savings bank counted its coins again on Monday.\n\n"
      "Document SENNGA0020091104e5b300011\n",
      "a.txt");
  ASSERT_EQ(headlines(found), Strings{"Bank counts its coins"});
  EXPECT_EQ(found.articles[0].byline, Strings{"Ola Finch"});
}

TEST(ArchiveExport, EbscoMaySetTheTextRightUnderItsSection) {
  const auto found = collect(
      "Record: 1\nTitle: Bank counts its coins.\nAuthors: FINCH, OLA\nSource: Senn Gazette. "
      "11/03/2009, p4. 210w.\nAccession Number: 7AB1\nDatabase: Newspaper Source\n\nSection: "
      "Business\nThe savings bank counted its coins again on Monday.\n\nIt found one too many.\n",
      "a.txt");
  ASSERT_EQ(found.articles.size(), 1u);
  EXPECT_EQ(found.articles[0].section, "Business");
  EXPECT_EQ(found.articles[0].body,
            "The savings bank counted its coins again on Monday.\n\nIt found one too many.");
}

TEST(ArchiveExport, AHeadUnderLabelsIsReadWhoeverWroteIt) {
  const auto found = collect(
      "Title: Bank counts its coins\nPublication: Senn Gazette\nDate: 2009-11-03\nAuthor: Ola "
      "Finch\nWords: 61\n\nThe savings bank counted its coins again on Monday.\n\nNote: it found "
      "one too many.\n",
      "a.txt");
  ASSERT_EQ(found.articles.size(), 1u) << found.error;
  const Article& article = found.articles[0];
  EXPECT_EQ(article.headline, "Bank counts its coins");
  EXPECT_EQ(article.byline, Strings{"Ola Finch"});
  EXPECT_EQ(article.date, "2009-11-03");
  EXPECT_EQ(article.source, "Senn Gazette");
  EXPECT_EQ(article.body,
            "The savings bank counted its coins again on Monday.\n\nNote: it found one too many.");
}

}  // namespace news
