// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include "tests/unit/indexer/parse/collect.hh"

namespace news {
namespace {

constexpr std::string_view kStory = R"(<?xml version="1.0" encoding="UTF-8"?>
<nitf baselang="en-GB"><head><title>harbour-slug</title>
<tobject><tobject.subject tobject.subject.refnum="04000000" tobject.subject.type="Economy"/></tobject>
<docdata><date.issue norm="20240307T081500Z"/><doc.copyright holder="Northern Wire" year="2024"/></docdata>
<pubdata ex-ref="https://wire.example/story/7" date.publication="20240401"/></head>
<body><body.head><hedline><hl1>Harbour reopens after storm</hl1><hl2>PORT</hl2></hedline>
<byline>By JANE DOE<byttl>NW Business Writer</byttl></byline><distributor>Northern Wire</distributor>
<dateline><location>Kirkby</location><story.date norm="20240306"/></dateline></body.head>
<body.content><block><hl2>Harbour reopens after storm</hl2></block>
<p>By Jane Doe</p>
<p>The harbour of <location>Kirkby</location><br/>opened its gates on Thursday.</p>
<media media-type="image"><media-reference source="a.jpg"/><media-producer>Ann Roe/NW</media-producer>
<media-caption>A crane lifts a mast.</media-caption></media>
<hl2>What comes next</hl2>
<ul><li>Ferries</li><li>Trawlers</li></ul>
<table><tr><th>Berth</th><th/><th>Ships</th></tr><tr><td>North</td><td>12</td></tr></table>
</body.content></body></nitf>)";

TEST(Nitf, EveryFieldIsFilled) {
  const auto result = collect(kStory, "a.xml");
  ASSERT_EQ(result.articles.size(), 1u) << result.error;
  const auto& article = result.articles[0];
  EXPECT_EQ(article.format, "nitf");
  EXPECT_EQ(article.headline, "Harbour reopens after storm");
  EXPECT_EQ(article.byline, std::vector<std::string>{"JANE DOE"});
  EXPECT_EQ(article.date, "2024-03-07");
  EXPECT_EQ(article.source, "Northern Wire");
  EXPECT_EQ(article.place, "Kirkby");
  EXPECT_EQ(article.section, "Economy");
  EXPECT_EQ(article.language, "en-GB");
  EXPECT_EQ(article.url, "https://wire.example/story/7");
  ASSERT_EQ(article.captions.size(), 1u);
  EXPECT_EQ(article.captions[0].text, "A crane lifts a mast.");
  EXPECT_EQ(article.captions[0].credit, "Ann Roe/NW");
  EXPECT_EQ(article.headings, std::vector<std::string>{"What comes next"});
}

TEST(Nitf, RepeatedHeadlineAndBylineLeaveTheBodyAndRowsBecomeParagraphs) {
  const auto result = collect(kStory, "a.xml");
  ASSERT_EQ(result.articles.size(), 1u);
  EXPECT_EQ(result.articles[0].body,
            "The harbour of Kirkby opened its gates on Thursday.\n\nWhat comes next\n\nFerries\n\n"
            "Trawlers\n\nBerth Ships\n\nNorth 12");
  for (const auto& block : result.articles[0].blocks) EXPECT_LT(block.begin, block.end);
}

std::vector<std::string> byline_of(std::string_view byline) {
  const auto result = collect(
      "<nitf><body><body.head><hedline><hl1>H</hl1></hedline><byline>" + std::string(byline) +
      "</byline></body.head><body.content><p>T.</p></body.content></body></nitf>");
  return result.articles.empty() ? std::vector<std::string>{"none"} : result.articles[0].byline;
}

using Names = std::vector<std::string>;

TEST(Nitf, AgenciesAndTitlesAreNoAuthors) {
  EXPECT_EQ(byline_of("By Tom Poe, Press Association"), Names{"Tom Poe"});
  EXPECT_EQ(byline_of("By TOM POE and ANN ROE, Reuters"), (Names{"TOM POE", "ANN ROE"}));
  EXPECT_EQ(byline_of("By Tom Poe AP Business Writer"), Names{"Tom Poe"});
  EXPECT_EQ(byline_of("By Tom Poe, Press Association Sport"), Names{"Tom Poe"});
  EXPECT_EQ(byline_of("By Tom Poe, Jr., and Ann Roe in Elm, Special to the Wire"),
            (Names{"Tom Poe, Jr.", "Ann Roe"}));
  EXPECT_EQ(byline_of("<person>Ann Roe</person>, <person>Tom Poe</person>"),
            (Names{"Ann Roe", "Tom Poe"}));
}

TEST(Nitf, InitialsAreAByline) {
  EXPECT_EQ(byline_of("gr/bp"), Names{"gr/bp"});
}

TEST(Nitf, HeadTitleStandsInForAMissingHeadline) {
  const auto result = collect(
      "<nitf><head><title>Only a title</title></head><body><body.content><p>Text.</p>"
      "</body.content></body></nitf>");
  ASSERT_EQ(result.articles.size(), 1u);
  EXPECT_EQ(result.articles[0].headline, "Only a title");
}

TEST(Nitf, UnboundPrefixesAreNoObstacle) {
  const auto result = collect(
      "<n:nitf><n:body><n:body.head><n:hedline><n:hl1>Prefixed</n:hl1></n:hedline></n:body.head>"
      "<n:body.content><n:p>Words.</n:p></n:body.content></n:body></n:nitf>");
  ASSERT_EQ(result.articles.size(), 1u) << result.error;
  EXPECT_EQ(result.articles[0].headline, "Prefixed");
  EXPECT_EQ(result.articles[0].body, "Words.");
}

TEST(Nitf, ExternalEntitiesAndBombsExpandToNothing) {
  const auto result = collect(R"(<?xml version="1.0"?>
<!DOCTYPE nitf [<!ENTITY a "aaaaaaaaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">
<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY net SYSTEM "http://127.0.0.1:1/x">
<!-- it's a comment with > inside --> ]>
<nitf><body><body.head><hedline><hl1>Caf&eacute; &amp; bar</hl1></hedline></body.head>
<body.content><p>Before&d;&file;&net;after.</p></body.content></body></nitf>)",
                              "a.xml");
  ASSERT_EQ(result.articles.size(), 1u) << result.error;
  EXPECT_EQ(result.articles[0].headline, "Caf\xC3\xA9 & bar");
  EXPECT_EQ(result.articles[0].body, "Beforeafter.");
}

TEST(Nitf, ATruncatedFileIsReadAsFarAsItGoes) {
  const auto result = collect(kStory.substr(0, kStory.find("<media ")), "a.xml");
  ASSERT_EQ(result.articles.size(), 1u) << result.error;
  EXPECT_EQ(result.articles[0].body, "The harbour of Kirkby opened its gates on Thursday.");
}

TEST(Nitf, DeepNestingIsBoundedAndNoCrash) {
  std::string deep =
      "<nitf><body><body.head><hedline><hl1>Deep</hl1></hedline></body.head>"
      "<body.content><p>Text.</p>";
  for (int i = 0; i < 100'000; ++i) deep += "<block>";
  const auto result = collect(deep, "a.xml");
  EXPECT_EQ(result.articles.size() + (result.error.empty() ? 0 : 1), 1u);
}

TEST(Nitf, ABoldFirstLineIsTheHeadingOfItsParagraph) {
  const auto result = collect(
      "<nitf><body><body.head><hedline><hl1>Ice melts</hl1></hedline></body.head><body.content>"
      "<p><em class=\"bold\">In the bay</em><br/>The ice melts.</p><p><b>Not so:</b> it "
      "stays.</p></body.content></body></nitf>",
      "a.xml");
  ASSERT_EQ(result.articles.size(), 1u) << result.error;
  EXPECT_EQ(result.articles[0].headings, std::vector<std::string>{"In the bay"});
  EXPECT_EQ(result.articles[0].body, "In the bay\n\nThe ice melts.\n\nNot so: it stays.");
}

}  // namespace
}  // namespace news
