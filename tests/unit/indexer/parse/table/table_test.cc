// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "tests/unit/indexer/parse/collect.hh"

namespace news {
namespace {

using Names = std::vector<std::string>;

TEST(Table, ARowIsAnArticleByTheKeysOfJson) {
  const auto result = collect(
      "Headline,Author,Publication Date,Full text,Outlet,URL\n"
      "Mill burns,\"Ida Frost, Rolf Kern\",2021-05-06,\"The mill burned, and \"\"nobody\"\" "
      "knows why.\n\nIt stood for a century.\",North Post,https://n.example/1\n"
      "Fog lifts,By Una Maris,7 May 2021,The fog lifted at noon.,,\n",
      "a.csv");
  ASSERT_EQ(result.articles.size(), 2u) << result.error;
  const auto& first = result.articles[0];
  EXPECT_EQ(first.format, "csv");
  EXPECT_EQ(first.headline, "Mill burns");
  EXPECT_EQ(first.byline, (Names{"Ida Frost", "Rolf Kern"}));
  EXPECT_EQ(first.date, "2021-05-06");
  EXPECT_EQ(first.body, "The mill burned, and \"nobody\" knows why.\n\nIt stood for a century.");
  EXPECT_EQ(first.source, "North Post");
  EXPECT_EQ(first.member, "https://n.example/1");
  EXPECT_EQ(result.articles[1].byline, Names{"Una Maris"});
  EXPECT_EQ(result.articles[1].member, "2");
  EXPECT_TRUE(result.articles[1].placed);
  EXPECT_EQ(result.failures(), 0u);
}

TEST(Table, DelimitersLineEndsMarksAndCharsetsAreTold) {
  for (const std::string_view bytes :
       {"title\tauthor\tbody\r\nMill burns\tIda Frost\tIt burned.\r\n",
        "title;author;body\rMill burns;Ida Frost;It burned.\r",
        "title|author|body\nMill burns|Ida Frost|It burned.",
        "\xEF\xBB\xBFsep=;\r\ntitle;author;body\r\n\r\nMill burns; \"Ida Frost\";It burned.\r\n",
        "\xEF\xBB\xBF\"title\",\"author\",\"body\"\n\"Mill burns\",\"Ida Frost\",\"It burned.\""}) {
    const auto result = collect(bytes, "a.csv");
    ASSERT_EQ(result.articles.size(), 1u) << bytes << result.error;
    EXPECT_EQ(result.articles[0].headline, "Mill burns") << bytes;
    EXPECT_EQ(result.articles[0].byline, Names{"Ida Frost"}) << bytes;
    EXPECT_EQ(result.articles[0].body, "It burned.") << bytes;
  }
  const auto latin = collect("title,text\nCaf\xE9,A caf\xE9 \x93opened\x94.\n", "a.csv");
  ASSERT_EQ(latin.articles.size(), 1u);
  EXPECT_EQ(latin.articles[0].headline, "Café");
  const std::string wide("\xFF\xFEt\0i\0t\0l\0e\0,\0t\0e\0x\0t\0\n\0A\0,\0B\0.\0", 32);
  EXPECT_EQ(collect(wide, "a.csv").articles.size(), 1u);
}

TEST(Table, QuotesBehindABackslashAreTold) {
  const auto result =
      collect("title,text\n\"A \\\"fine\\\" mill\",\"It is \\\"old\\\", they say.\"\n", "a.csv");
  ASSERT_EQ(result.articles.size(), 1u) << result.error;
  EXPECT_EQ(result.articles[0].headline, "A \"fine\" mill");
  EXPECT_EQ(result.articles[0].body, "It is \"old\", they say.");
}

TEST(Table, CellsHoldListsAndNothingAsProgramsWriteThem) {
  const auto result = collect(
      ",title,authors,date,text\n"
      "0,Mill,\"['Ida Frost', \"\"Jo d'Arc\"\"]\",1612828800,It burned.\n"
      "1,Fog,\"[\"\"Ida Frost\"\"]\",NaN,It came.\n"
      "2,Sea,NA,None,[Applause] It rose [laughter]\n",
      "a.csv");
  ASSERT_EQ(result.articles.size(), 3u) << result.error;
  EXPECT_EQ(result.articles[0].byline, (Names{"Ida Frost", "Jo d'Arc"}));
  EXPECT_EQ(result.articles[0].date, "2021-02-09");
  EXPECT_EQ(result.articles[1].byline, Names{"Ida Frost"});
  EXPECT_EQ(result.articles[1].date, "");
  EXPECT_TRUE(result.articles[2].byline.empty());
  EXPECT_EQ(result.articles[2].body, "[Applause] It rose [laughter]");
}

TEST(Table, FlattenedObjectsAreObjectsAgain) {
  const auto result = collect(
      "_id,headline.main,headline.kicker,byline.original,pub_date,lead_paragraph\n"
      "7,Mill burns,,By Ida Frost,2021-05-06T10:00:00+0000,It burned at night.\n",
      "a.csv");
  ASSERT_EQ(result.articles.size(), 1u) << result.error;
  EXPECT_EQ(result.articles[0].headline, "Mill burns");
  EXPECT_EQ(result.articles[0].byline, Names{"Ida Frost"});
  EXPECT_EQ(result.articles[0].body, "It burned at night.");
}

TEST(Table, ADamagedRowIsNamedAndTheOthersAreRead) {
  const auto result = collect(
      "title,author,text\nMill,Ida Frost,It burned\nat night.\nFog,Una Maris,It came.\n"
      "Sea,Una Maris,It rose, and fell.\n",
      "a.csv");
  ASSERT_EQ(result.articles.size(), 2u);
  ASSERT_EQ(result.skips.size(), 2u);
  EXPECT_EQ(result.skips[0].reason, "row of 1 cells under a header of 3 (line 3)");
  EXPECT_EQ(result.skips[1].member, "4");
  const auto cut = collect("title,text\nMill,It burned.\nFog,\"It came", "a.csv");
  EXPECT_EQ(cut.articles.size(), 1u);
  EXPECT_EQ(cut.error, "truncated: the file ends inside a quoted cell of row 2 (line 3)");
}

TEST(Table, ARowOverTheCapIsSkippedAndTheNextIsRead) {
  ParseOptions options;
  options.max_article_bytes = 1000;
  const auto result =
      collect("title,text\nMill," + std::string(3000, 'a') + "\nFog,It came.\n", "a.csv", options);
  ASSERT_EQ(result.articles.size(), 1u);
  EXPECT_EQ(result.articles[0].headline, "Fog");
  EXPECT_EQ(result.skips.at(0).reason, "row larger than --max-size (line 2)");
}

TEST(Table, OtherTablesAndTextsAreNone) {
  const auto stock = collect("name,price\nbolt,3\n", "a.csv");
  EXPECT_TRUE(stock.articles.empty());
  EXPECT_EQ(stock.error,
            "not an article: a table (CSV) whose first row names no headline and no text");
  const auto text = collect("Title, text\n\nThe day was long, they said.\n", "a.txt");
  ASSERT_EQ(text.articles.size(), 1u);
  EXPECT_EQ(text.articles[0].format, "text");
  const auto unnamed = collect("headline\tdate\ttext\nMill\t2021-05-06\tIt burned.\n", "a");
  ASSERT_EQ(unnamed.articles.size(), 1u);
  EXPECT_EQ(unnamed.articles[0].format, "csv");
}

}  // namespace
}  // namespace news
