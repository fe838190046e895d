// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include "tests/unit/indexer/parse/collect.hh"

namespace news {
namespace {

std::string item(std::string_view item_class, std::string_view meta, std::string_view content,
                 std::string_view guid = "tag:wire.example:1") {
  return "<newsItem guid=\"" + std::string(guid) +
         "\" xml:lang=\"en\"><itemMeta><itemClass qcode=\"" + std::string(item_class) +
         "\"/><provider literal=\"wire.example\"/><firstCreated>2024-05-02T10:00:00Z</firstCreated>"
         "</itemMeta><contentMeta>" +
         std::string(meta) + "</contentMeta><contentSet>" + std::string(content) +
         "</contentSet></newsItem>";
}

std::string message(std::string_view items) {
  return "<?xml version=\"1.0\"?><newsMessage "
         "xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><itemSet>" +
         std::string(items) + "</itemSet></newsMessage>";
}

TEST(NewsmlG2, TextItemKeepsItsSlugCaptionOutOfTheCaptions) {
  const auto result = collect(message(item(
      "icls:text",
      "<slugline>BRIDGE-REPAIR</slugline><headline>Bridge closed for repair</headline>"
      "<by>By Lena Moss</by><creditline>Example Wire</creditline>"
      "<located><name>Alden</name></located>"
      "<subject type=\"cpnat:abstract\"><name>Transport</name></subject>"
      "<description role=\"descRole:caption\">BRIDGE-REPAIR:Bridge closed for repair</description>",
      "<inlineXML contenttype=\"application/xhtml+html\"><html "
      "xmlns=\"http://www.w3.org/1999/xhtml\">"
      "<head><title/></head><body><p>Bridge closed for repair</p><p>By Lena Moss</p>"
      "<p>ALDEN (Wire) - The old bridge shut on Monday.</p></body></html></inlineXML>")));
  ASSERT_EQ(result.articles.size(), 1u) << result.error;
  const auto& article = result.articles[0];
  EXPECT_EQ(article.format, "newsml");
  EXPECT_EQ(article.headline, "Bridge closed for repair");
  EXPECT_EQ(article.byline, std::vector<std::string>{"Lena Moss"});
  EXPECT_TRUE(article.captions.empty());
  EXPECT_EQ(article.body, "ALDEN (Wire) - The old bridge shut on Monday.");
  EXPECT_EQ(article.date, "2024-05-02");
  EXPECT_EQ(article.source, "Example Wire");
  EXPECT_EQ(article.place, "Alden");
  EXPECT_EQ(article.section, "Transport");
  EXPECT_EQ(article.language, "en");
  EXPECT_EQ(article.member, "");
}

TEST(NewsmlG2, PictureItemHasACaptionWithItsCreditAndNoBody) {
  const auto result = collect(message(
      item("icls:picture",
           "<headline>A bridge at dusk</headline><by>OLA BERG</by><creditline>WIRE</creditline>"
           "<description role=\"descRole:caption\">A bridge is seen at dusk.</description>",
           "<remoteContent href=\"a.jpg\"/>")));
  ASSERT_EQ(result.articles.size(), 1u) << result.error;
  ASSERT_EQ(result.articles[0].captions.size(), 1u);
  EXPECT_EQ(result.articles[0].captions[0].text, "A bridge is seen at dusk.");
  EXPECT_EQ(result.articles[0].captions[0].credit, "WIRE");
  EXPECT_EQ(result.articles[0].body, "");
  EXPECT_EQ(result.articles[0].byline, std::vector<std::string>{"OLA BERG"});
}

TEST(NewsmlG2, HeaderOfTheTextIsNoBodyAndRankedHeadlinesAreTold) {
  const auto result = collect(message(item(
      "ninat:text",
      "<headline rank=\"3\">Verkehr</headline><headline rank=\"1\">Zug steht im Schnee</headline>"
      "<dateline>Talheim (dpa) - </dateline><by>Von Ina Kurz, dpa</by>",
      "<inlineXML><html><body><header><h1>Zug steht im Schnee</h1><h3>Verkehr</h3>"
      "<p class=\"byline\">Von Ina Kurz, dpa</p></header><section><h2>Lange Nacht</h2>"
      "<p><span>Talheim <span>(dpa)</span> - </span>Ein Zug blieb "
      "stehen.</p></section></body></html>"
      "</inlineXML>")));
  ASSERT_EQ(result.articles.size(), 1u) << result.error;
  const auto& article = result.articles[0];
  EXPECT_EQ(article.headline, "Zug steht im Schnee");
  EXPECT_EQ(article.byline, (std::vector<std::string>{"Ina Kurz", "dpa"}));
  EXPECT_EQ(article.place, "Talheim");
  EXPECT_EQ(article.headings, std::vector<std::string>{"Lange Nacht"});
  EXPECT_EQ(article.body, "Lange Nacht\n\nTalheim (dpa) - Ein Zug blieb stehen.");
}

TEST(NewsmlG2, EscapedParagraphsInInlineDataAreParagraphs) {
  const auto result = collect(message(item("icls:text", "<headline>Short</headline>",
                                           "<inlineData contenttype=\"text/plain\"><![CDATA[<p>One "
                                           "&amp; two.</p><p>Three.</p>]]></inlineData>")));
  ASSERT_EQ(result.articles.size(), 1u) << result.error;
  EXPECT_EQ(result.articles[0].body, "One & two.\n\nThree.");
}

TEST(NewsmlG2, NitfInsideGivesItsTextAndCreatorsOfOneWordAreNoNames) {
  const auto result = collect(message(
      item("ninat:text", "<creator><name>desk7</name></creator><headline>Quiet day</headline>",
           "<inlineXML><nitf><body><body.head><hedline><hl1>Quiet day</hl1></hedline>"
           "<byline>By Rob Lund, <byttl>Staff Reporter</byttl></byline></body.head>"
           "<body.content><p>Nothing happened.</p></body.content></body></nitf></inlineXML>")));
  ASSERT_EQ(result.articles.size(), 1u) << result.error;
  EXPECT_EQ(result.articles[0].byline, std::vector<std::string>{"Rob Lund"});
  EXPECT_EQ(result.articles[0].body, "Nothing happened.");
}

TEST(NewsmlG2, SeveralItemsHaveMembersAndPackagesAreExpectedSkips) {
  const std::string text = "<inlineXML><html><body><p>Text.</p></body></html></inlineXML>";
  const auto result =
      collect(message(item("ninat:text", "<headline>First</headline>", text, "urn:1") +
                      "<packageItem guid=\"urn:p\"/>" +
                      item("ninat:text", "<headline>Second</headline>", text, "urn:2")));
  ASSERT_EQ(result.articles.size(), 2u) << result.error;
  EXPECT_EQ(result.articles[0].member, "urn:1");
  EXPECT_EQ(result.articles[1].member, "urn:2");
  EXPECT_EQ(result.articles[1].ordinal, 3u);
  ASSERT_EQ(result.skips.size(), 1u);
  EXPECT_TRUE(result.skips[0].expected);
}

constexpr std::string_view kVersion1 = R"(<NewsML Version="1.2"><NewsItem>
<Identification><NewsIdentifier><PublicIdentifier>urn:a:1</PublicIdentifier></NewsIdentifier></Identification>
<NewsManagement><FirstCreated>20240710T125902Z</FirstCreated></NewsManagement>
<NewsComponent><NewsLines><HeadLine>Mill town votes</HeadLine><ByLine>By Ed Vale, AFP</ByLine>
<DateLine>Bourg, 10 juil 2024 (AFP)</DateLine></NewsLines>
<AdministrativeMetadata><Provider><Party FormalName="AFP"/></Provider></AdministrativeMetadata>
<DescriptiveMetadata><Language FormalName="fr"/><Property FormalName="TownCategory" Value="Politics"/></DescriptiveMetadata>
<NewsComponent><Role FormalName="Photo"/><NewsLines><HeadLine>Voters queue</HeadLine><CreditLine>Kim Low</CreditLine></NewsLines>
<NewsComponent><Role FormalName="Caption"/><ContentItem><DataContent><p>Voters queue at dawn.</p></DataContent></ContentItem></NewsComponent></NewsComponent>
<NewsComponent><Role FormalName="StyleSheet"/><ContentItem><MimeType FormalName="text/css"/>
<DataContent>.a {margin: 0} .b {margin: 1} .c {margin: 2} .d {margin: 3} .e {margin: 4} .f {color: red}</DataContent></ContentItem></NewsComponent>
<NewsComponent><Role FormalName="HeadLine"/><ContentItem><DataContent><html><head><title/></head><body><p>Mill town votes</p></body></html></DataContent></ContentItem></NewsComponent>
<NewsComponent><Role FormalName="Body"/><ContentItem><DataContent><html><head><title/></head><body>
<p>The mill town voted.</p><ul><li><b>Yes</b> won.</li></ul></body></html></DataContent></ContentItem></NewsComponent>
</NewsComponent></NewsItem></NewsML>)";

TEST(Newsml1, TheBodyIsChosenAmongStyleSheetsAndHeadlines) {
  const auto result = collect(kVersion1, "a.xml");
  ASSERT_EQ(result.articles.size(), 1u) << result.error;
  const auto& article = result.articles[0];
  EXPECT_EQ(article.headline, "Mill town votes");
  EXPECT_EQ(article.byline, std::vector<std::string>{"Ed Vale"});
  EXPECT_EQ(article.date, "2024-07-10");
  EXPECT_EQ(article.place, "Bourg");
  EXPECT_EQ(article.source, "AFP");
  EXPECT_EQ(article.language, "fr");
  EXPECT_EQ(article.section, "Politics");
  EXPECT_EQ(article.body, "The mill town voted.\n\nYes won.");
  ASSERT_EQ(article.captions.size(), 1u);
  EXPECT_EQ(article.captions[0].text, "Voters queue at dawn.");
}

TEST(Newsml1, Utf8UnderALatin1DeclarationIsReadAsUtf8) {
  const auto result = collect(
      "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><NewsML><NewsItem><NewsComponent><NewsLines>"
      "<HeadLine>D\xC3\xA9"
      "c\xC3\xA8s \xC3\xA0 l'\xC3\xA9"
      "cole</HeadLine></NewsLines><ContentItem><DataContent>"
      "<p>Texte.</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>");
  ASSERT_EQ(result.articles.size(), 1u) << result.error;
  EXPECT_EQ(result.articles[0].headline,
            "D\xC3\xA9"
            "c\xC3\xA8s \xC3\xA0 l'\xC3\xA9"
            "cole");
}

TEST(Newsml1, RealLatin1IsReadAsItsDeclarationSays) {
  const auto result = collect(
      "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><NewsML><NewsItem><NewsComponent><NewsLines>"
      "<HeadLine>D\xE9"
      "c\xE8s</HeadLine></NewsLines><ContentItem><DataContent>"
      "<p>Texte.</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>");
  ASSERT_EQ(result.articles.size(), 1u) << result.error;
  EXPECT_EQ(result.articles[0].headline,
            "D\xC3\xA9"
            "c\xC3\xA8s");
}

}  // namespace
}  // namespace news
