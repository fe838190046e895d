// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include "tests/unit/indexer/parse/collect.hh"

namespace news {
namespace {

std::string rss(std::string_view items) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\" "
         "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
         "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:m=\"http://search.yahoo.com/mrss/\" "
         "xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><title>Vale Courier</title>"
         "<link>https://courier.example/</link><language>en-gb</language>" +
         std::string(items) + "</channel></rss>";
}

TEST(Feed, RssItemFillsEveryField) {
  const auto result = collect(
      rss("<item><title>Caf&amp;eacute; "
          "&lt;b&gt;opens&lt;/b&gt;</title><link>https://courier.example/1</link>"
          "<guid isPermaLink=\"false\">g1</guid><pubDate>Thu, 02 May 2024 23:30:00 -0500</pubDate>"
          "<dc:creator><![CDATA[Lou Field]]></dc:creator><category>Town</category>"
          "<description>Only a teaser.</description>"
          "<content:encoded><![CDATA[<p>The caf&eacute; opened.</p><h2>Cake</h2><p>It has "
          "cake.</p>]]></content:encoded>"
          "<m:content url=\"a.jpg\"><m:title>no headline</m:title><m:description>A "
          "cup.</m:description><m:credit>Pat Low</m:credit></m:content></item>"));
  ASSERT_EQ(result.articles.size(), 1u) << result.error;
  const auto& article = result.articles[0];
  EXPECT_EQ(article.format, "rss");
  EXPECT_EQ(article.headline, "Caf\xC3\xA9 opens");
  EXPECT_EQ(article.url, "https://courier.example/1");
  EXPECT_EQ(article.member, "https://courier.example/1");
  EXPECT_EQ(article.date, "2024-05-02");
  EXPECT_EQ(article.byline, std::vector<std::string>{"Lou Field"});
  EXPECT_EQ(article.section, "Town");
  EXPECT_EQ(article.source, "Vale Courier");
  EXPECT_EQ(article.language, "en-gb");
  EXPECT_EQ(article.body, "The caf\xC3\xA9 opened.\n\nCake\n\nIt has cake.");
  ASSERT_EQ(article.captions.size(), 1u);
  EXPECT_EQ(article.captions[0].text, "A cup.");
  EXPECT_EQ(article.captions[0].credit, "Pat Low");
}

TEST(Feed, AnItemBrokenInsideCostsItselfAlone) {
  const auto result = collect(
      rss("<item><title>One</title><description>First.</description></item>"
          "<item><title>Two <description>Second & <![CDATA[</item>]]></description></item>"
          "<item><title>Three</title><description>Third.</description><guid>g3</guid></item>"));
  ASSERT_EQ(result.articles.size() + result.skips.size(), 3u) << result.error;
  EXPECT_EQ(result.articles.back().headline, "Three");
  EXPECT_EQ(result.articles.back().member, "g3");
  EXPECT_EQ(result.articles.back().ordinal, 3u);
}

TEST(Feed, RssAuthorsAddressIsNoName) {
  const auto result =
      collect(rss("<item><title>T</title><author>lou@courier.example (Lou Field)</author></item>"));
  ASSERT_EQ(result.articles.size(), 1u);
  EXPECT_EQ(result.articles[0].byline, std::vector<std::string>{"Lou Field"});
}

TEST(Feed, AtomEntryInheritsTheFeedsAuthorAndReadsXhtml) {
  const auto result = collect(
      "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"de\"><title>Blatt</title>"
      "<author><name>Uwe Tal</name></author>"
      "<entry><title type=\"html\">Neu &amp;amp; gut</title><link rel=\"self\" href=\"s\"/>"
      "<link "
      "href=\"https://b.example/1\"/><id>urn:1</id><published>2024-02-29T10:00:00Z</published>"
      "<updated>2024-03-09T10:00:00Z</updated><category term=\"Stadt\"/><summary>kurz</summary>"
      "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Ein "
      "<em>Satz</em>.</p></div></content></entry>"
      "<entry><title>Zwei</title><author><name>Eva "
      "Ried</name></author><id>urn:2</id></entry></feed>");
  ASSERT_EQ(result.articles.size(), 2u) << result.error;
  EXPECT_EQ(result.articles[0].headline, "Neu & gut");
  EXPECT_EQ(result.articles[0].byline, std::vector<std::string>{"Uwe Tal"});
  EXPECT_EQ(result.articles[0].date, "2024-02-29");
  EXPECT_EQ(result.articles[0].body, "Ein Satz.");
  EXPECT_EQ(result.articles[0].section, "Stadt");
  EXPECT_EQ(result.articles[0].language, "de");
  EXPECT_EQ(result.articles[1].byline, std::vector<std::string>{"Eva Ried"});
  EXPECT_EQ(result.articles[1].member, "urn:2");
}

TEST(Feed, WordPressAttachmentsAndDraftsAreExpectedSkips) {
  const auto result = collect(rss(
      "<wp:author><wp:author_login>lfield</wp:author_login>"
      "<wp:author_display_name><![CDATA[Lou Field]]></wp:author_display_name></wp:author>"
      "<item><title>Post</title><dc:creator>lfield</dc:creator><content:encoded>Line one.\n\nLine "
      "two.</content:encoded>"
      "<category domain=\"post_tag\">tag</category><category domain=\"category\">News</category>"
      "<wp:post_type>post</wp:post_type><wp:status>publish</wp:status></item>"
      "<item><title>pic</title><wp:post_type>attachment</wp:post_type></item>"
      "<item><title>later</title><wp:post_type>post</wp:post_type><wp:status>draft</wp:status></"
      "item>"));
  ASSERT_EQ(result.articles.size(), 1u) << result.error;
  EXPECT_EQ(result.articles[0].byline, std::vector<std::string>{"Lou Field"});
  EXPECT_EQ(result.articles[0].section, "News");
  EXPECT_EQ(result.articles[0].body, "Line one.\n\nLine two.");
  EXPECT_EQ(result.skips.size(), 2u);
  EXPECT_EQ(result.failures(), 0u);
}

TEST(Feed, RdfFeedsAndUnboundPrefixesAreRead) {
  const auto result = collect(
      "<rdf:RDF><channel><title>Old Feed</title><items><li/></items></channel>"
      "<item><title>Still here</title><dc:creator>Max Ort</dc:creator><dc:date>2004-01-31</dc:date>"
      "<content:encoded>Whole "
      "text.</content:encoded><description>Teaser.</description></item></rdf:RDF>");
  ASSERT_EQ(result.articles.size(), 1u) << result.error;
  EXPECT_EQ(result.articles[0].byline, std::vector<std::string>{"Max Ort"});
  EXPECT_EQ(result.articles[0].date, "2004-01-31");
  EXPECT_EQ(result.articles[0].body, "Whole text.");
  EXPECT_EQ(result.articles[0].source, "Old Feed");
}

TEST(Feed, EntitiesOfTheirOwnAreNotExpanded) {
  const auto result = collect(
      "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b "
      "\"&a;&a;&a;&a;\">]><rss><channel><title>F</title>"
      "<item><title>T&b;</title><description>D.</description></item></channel></rss>");
  ASSERT_EQ(result.articles.size(), 1u) << result.error;
  EXPECT_EQ(result.articles[0].headline, "T");
}

TEST(Feed, ACutItemIsNamedAndTheOnesBeforeItStay) {
  const auto result = collect("<rss><channel><item><title>A</title></item><item><title>B");
  EXPECT_EQ(result.articles.size(), 1u);
  EXPECT_EQ(result.error, "truncated: the file ends inside item 2");
}

TEST(Feed, ACutBetweenTwoItemsIsNamed) {
  for (const std::string tag : {"<rss version=\"2.0\">", "<feed\n xmlns=\"a\">", "<rdf:RDF>"}) {
    const std::string head = tag + "<channel><title>F</title>",
                      items = "<item><title>A</title></item>\n<item><title>B</title></item>\n",
                      name = tag.substr(1, tag.find_first_of(" \n>") - 1);
    EXPECT_EQ(collect(head + items).error, "truncated: the feed has no end tag") << tag;
    const auto whole = collect(head + items + "</channel></" + name + ">\n<!-- cached -->\n");
    EXPECT_EQ(whole.error, "") << tag;
    EXPECT_EQ(whole.articles.size(), 2u) << tag;
  }
}

TEST(Feed, AFeedWithoutItemsIsAnError) {
  EXPECT_EQ(collect("<rss><channel><title>T</title></channel></rss>").error, "feed without items");
}

TEST(Feed, TheWholeFeedMayCarryAPrefix) {
  const auto result = collect(
      "<?xml version=\"1.0\"?><a:feed xmlns:a=\"http://www.w3.org/2005/Atom\" "
      "xmlns:h=\"http://www.w3.org/1999/xhtml\"><a:title>Vale</a:title><a:entry><a:title>Ice "
      "melts</a:title><a:id>urn:1</a:id><a:updated>2021-01-02T00:00:00Z</a:updated><a:content "
      "type=\"xhtml\"><h:div><h:h2>Where</h:h2><h:p>In the bay</h:p><h:p>And the "
      "river</h:p></h:div></a:content></a:entry></a:feed>",
      "a.xml");
  ASSERT_EQ(result.articles.size(), 1u) << result.error;
  EXPECT_EQ(result.articles[0].headline, "Ice melts");
  EXPECT_EQ(result.articles[0].date, "2021-01-02");
  EXPECT_EQ(result.articles[0].source, "Vale");
  EXPECT_EQ(result.articles[0].body, "Where\n\nIn the bay\n\nAnd the river");
}

TEST(Feed, AnItemOfRssMayHoldABodyOfXhtml) {
  const auto result = collect(rss("<item><title>Ice melts</title><body "
                                  "xmlns=\"http://www.w3.org/1999/xhtml\"><p>In the bay</p><p>And "
                                  "the river</p></body></item>"),
                              "a.xml");
  ASSERT_EQ(result.articles.size(), 1u) << result.error;
  EXPECT_EQ(result.articles[0].body, "In the bay\n\nAnd the river");
}

}  // namespace
}  // namespace news
