// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include "tests/unit/indexer/parse/collect.hh"

namespace news {
namespace {

std::string record(std::string_view id, std::string_view text) {
  return "<REUTERS TOPICS=\"YES\" OLDID=\"1\" NEWID=\"" + std::string(id) +
         "\">\n<DATE>26-FEB-1987 15:01:01.79</DATE>\n<TOPICS><D>grain</D><D>corn</D></TOPICS>\n"
         "<PLACES><D>usa</D></PLACES>\n<UNKNOWN>\n&#5;&#5;&#5;F\n&#22;&#22;&#1;f0001&#31;reute\n</"
         "UNKNOWN>\n" +
         std::string(text) + "\n</REUTERS>\n";
}

const std::string kHead = "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n";

TEST(Reuters, ARecordBecomesAnArticle) {
  const auto result = collect(
      kHead +
          record("77",
                 "<TEXT>&#2;\n<TITLE>ACORN &lt;ACN> SEES MORE</TITLE>\n"
                 "<AUTHOR>    By Kay Hill, Reuters</AUTHOR>\n"
                 "<DATELINE>    PORTO, Westland, Feb 26 - </DATELINE><BODY>Acorn Co said it sees\n"
                 "more.\n    It gave no figures.\n Reuter\n&#3;</BODY></TEXT>"),
      "a.sgm");
  ASSERT_EQ(result.articles.size(), 1u) << result.error;
  const auto& article = result.articles[0];
  EXPECT_EQ(article.format, "reuters");
  EXPECT_EQ(article.member, "77");
  EXPECT_EQ(article.ordinal, 1u);
  EXPECT_EQ(article.headline, "ACORN <ACN> SEES MORE");
  EXPECT_EQ(article.byline, std::vector<std::string>{"Kay Hill"});
  EXPECT_EQ(article.date, "1987-02-26");
  EXPECT_EQ(article.place, "PORTO, Westland");
  EXPECT_EQ(article.section, "grain");
  EXPECT_EQ(article.source, "Reuters");
  EXPECT_EQ(article.body, "Acorn Co said it sees more.\n\nIt gave no figures.");
}

TEST(Reuters, ManyRecordsAreStreamedWithTheirNumbers) {
  std::string file = kHead;
  for (int i = 1; i <= 2000; ++i) {
    file += record(std::to_string(i),
                   "<TEXT><TITLE>T</TITLE><BODY>Some words here.\n REUTER...\n&#3;</BODY></TEXT>");
  }
  const auto result = collect(file, "a.sgm");
  ASSERT_EQ(result.articles.size(), 2000u) << result.error;
  EXPECT_EQ(result.articles[1999].member, "2000");
  EXPECT_EQ(result.articles[1999].ordinal, 2000u);
  EXPECT_EQ(result.articles[1999].body, "Some words here.");
}

TEST(Reuters, BriefItemsHaveAHeadlineAndNoFiller) {
  const auto result = collect(kHead + record("5",
                                             "<TEXT TYPE=\"BRIEF\">&#2;\n******<TITLE>RATES "
                                             "RISE\n</TITLE>Filler words.\n&#3;\n</TEXT>"));
  ASSERT_EQ(result.articles.size(), 1u) << result.error;
  EXPECT_EQ(result.articles[0].headline, "RATES RISE");
  EXPECT_EQ(result.articles[0].body, "");
}

TEST(Reuters, UntaggedTextIsBodyAndLatin1IsDecoded) {
  const auto result = collect(
      kHead +
      record(
          "6",
          "<TEXT TYPE=\"UNPROC\">&#2;\nTABLE OF P\xE9RIOD RATES\n    One and two.\n&#3;</TEXT>"));
  ASSERT_EQ(result.articles.size(), 1u) << result.error;
  EXPECT_EQ(result.articles[0].headline, "TABLE OF P\xC3\xA9RIOD RATES");
  EXPECT_EQ(result.articles[0].body, "One and two.");
}

TEST(Reuters, ATruncatedLastRecordIsNamed) {
  const std::string file = kHead + record("1", "<TEXT><TITLE>T</TITLE><BODY>Words.</BODY></TEXT>") +
                           record("2", "<TEXT><TITLE>T</TITLE><BODY>Words.").substr(0, 300);
  const auto result = collect(file.substr(0, file.size() - 12), "a.sgm");
  EXPECT_EQ(result.articles.size(), 1u);
  EXPECT_EQ(result.error, "truncated: the file ends inside article 2");
}

TEST(Reuters, ARecordOverTheCapIsLeftOutAndTheRestGoesOn) {
  const std::string file =
      kHead +
      record("1", "<TEXT><TITLE>T</TITLE><BODY>" + std::string(400'000, 'x') + "</BODY></TEXT>") +
      record("2", "<TEXT><TITLE>Next</TITLE><BODY>Words.</BODY></TEXT>");
  const auto result = collect(file, "a.sgm", {Format::automatic, 100'000});
  ASSERT_EQ(result.articles.size(), 1u) << result.error;
  EXPECT_EQ(result.articles[0].headline, "Next");
  ASSERT_EQ(result.skips.size(), 1u);
}

}  // namespace
}  // namespace news
