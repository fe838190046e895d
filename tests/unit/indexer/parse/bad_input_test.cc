// SPDX-License-Identifier: GPL-2.0-or-later
// Input that is broken or means harm, through the front door: format by content, then its parser.
// Each ends as a named skip or as the best reading.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "tests/unit/indexer/parse/collect.hh"

namespace news {
namespace {

const std::string kText =
    "The ferry to the outer islands stayed in port on Monday after its crew found a crack in the "
    "rudder, the harbour office said.";
const std::string kMore =
    "Some 240 passengers were put up in the school hall, where volunteers cooked soup and handed "
    "out blankets until the small hours.";

std::string page(const std::string& head = {}) {
  return "<!DOCTYPE html><html><head>" + head + "</head><body><h1>Ferry stays in port</h1><p>" +
         kText + "</p><p>" + kMore + "</p></body></html>";
}

// Little endian with its mark, for text of plain ASCII.
std::string utf16(std::string_view ascii) {
  std::string wide = "\xFF\xFE";
  for (const char c : ascii) {
    wide += c;
    wide += '\0';
  }
  return wide;
}

// The XML formats, with `title` where the headline stands and `doctype` before the root.
std::vector<std::string> xml_files(const std::string& doctype, const std::string& title) {
  const std::string begin = "<?xml version=\"1.0\"?>" + doctype;
  return {begin + "<nitf><body><body.head><hedline><hl1>" + title +
              "</hl1></hedline></body.head><body.content><p>" + kText +
              "</p></body.content></body></nitf>",
          begin + "<newsItem guid=\"a\"><contentMeta><headline>" + title +
              "</headline></contentMeta><contentSet><inlineXML><html><body><p>" + kText +
              "</p></body></html></inlineXML></contentSet></newsItem>",
          begin + "<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>" + title +
              "</HeadLine></NewsLines><ContentItem><DataContent><p>" + kText +
              "</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>",
          begin + "<rss><channel><title>F</title><item><title>" + title + "</title><description>" +
              kText + "</description></item></channel></rss>",
          begin + "<feed><title>F</title><entry><title>" + title + "</title><summary>" + kText +
              "</summary></entry></feed>"};
}

TEST(BadInput, ExternalEntitiesAreNeverOpened) {
  const auto secret = std::filesystem::temp_directory_path() /
                      ("newsindex_entity_" + std::to_string(::getpid()) + ".txt");
  std::ofstream(secret) << "entity-was-opened";
  const std::string doctype = "<!DOCTYPE x SYSTEM \"file://" + secret.string() +
                              "\" [<!ENTITY e SYSTEM \"file://" + secret.string() +
                              "\"><!ENTITY n SYSTEM \"http://127.0.0.1:9/x\">]>";
  for (const auto& file : xml_files(doctype, "Ferry&e;&n; stays")) {
    const auto result = collect(file, "a.xml");
    ASSERT_EQ(result.articles.size(), 1u) << result.error << file.substr(0, 300);
    EXPECT_EQ(result.articles[0].headline, "Ferry stays");
    EXPECT_EQ(result.articles[0].body, kText);
  }
  const auto html = collect("<!DOCTYPE html [<!ENTITY e SYSTEM \"file://" + secret.string() +
                            "\">]><html><h1>Ferry stays</h1><p>" + kText + " &e;</p></html>");
  ASSERT_EQ(html.articles.size(), 1u);
  EXPECT_EQ(html.articles[0].body.find("opened"), std::string::npos);
  std::filesystem::remove(secret);
}

TEST(BadInput, BombsOfEntitiesExpandToNothing) {
  std::string doctype = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">";
  for (char name = 'b'; name <= 'p'; ++name) {
    doctype += std::string("<!ENTITY ") + name + " \"";
    for (int i = 0; i < 10; ++i) doctype += std::string("&") + static_cast<char>(name - 1) + ";";
    doctype += "\">";
  }
  for (const auto& file : xml_files(doctype + "]>", "Ferry&p; stays")) {
    const auto result = collect(file, "a.xml");
    ASSERT_EQ(result.articles.size(), 1u) << result.error;
    EXPECT_EQ(result.articles[0].headline, "Ferry stays");
  }
}

TEST(BadInput, AWrongEncodingDeclarationYieldsToTheBytes) {
  for (const char* declared : {"iso-8859-1", "us-ascii", "utf-16", "no-such-charset"}) {
    for (auto file : xml_files("", "F\xC3\xA4hre")) {
      const std::string plain = "<?xml version=\"1.0\"?>";
      file.replace(0, plain.size(),
                   "<?xml version=\"1.0\" encoding=\"" + std::string(declared) + "\"?>");
      const auto result = collect(file, "a.xml");
      ASSERT_EQ(result.articles.size(), 1u) << result.error;
      EXPECT_EQ(result.articles[0].headline, "F\xC3\xA4hre") << declared;
    }
  }
}

TEST(BadInput, TextOfTwoByteUnitsIsToldByItsMark) {
  for (const auto& file : xml_files("", "Ferry stays")) {
    const auto result = collect(utf16(file), "a.xml");
    ASSERT_EQ(result.articles.size(), 1u) << result.error;
    EXPECT_EQ(result.articles[0].headline, "Ferry stays");
    EXPECT_NE(result.articles[0].format, "text");
  }
  const auto html = collect(utf16(page()));
  ASSERT_EQ(html.articles.size(), 1u) << html.error;
  EXPECT_EQ(html.articles[0].format, "html");
  EXPECT_EQ(html.articles[0].body, kText + "\n\n" + kMore);
  const auto lines = collect(utf16("{\"title\":\"A\",\"text\":\"B.\"}\n{\"title\":\"C\"}\n"));
  EXPECT_EQ(lines.articles.size(), 2u) << lines.error;
}

TEST(BadInput, UnboundPrefixesAreReadThrough) {
  const auto result = collect(
      "<n:newsItem guid=\"a\"><n:contentMeta><x:rank/><n:headline>Ferry stays</n:headline>"
      "</n:contentMeta><n:contentSet><n:inlineXML><h:html><h:body><h:p>" +
      kText + "</h:p></h:body></h:html></n:inlineXML></n:contentSet></n:newsItem>");
  ASSERT_EQ(result.articles.size(), 1u) << result.error;
  EXPECT_EQ(result.articles[0].headline, "Ferry stays");
  EXPECT_EQ(result.articles[0].body, kText);
}

TEST(BadInput, BracketsWithoutEndAreJsonByTheirName) {
  const auto file = collect(std::string(100'000, '['), "a.json");
  EXPECT_TRUE(file.articles.empty());
  EXPECT_EQ(file.error, "truncated: the file ends inside the value of line 1");
  const auto lines = collect(
      std::string(100'000, '[') + "\n{\"headline\":\"Ferry\",\"body\":\"Text.\"}\n", "a.jsonl");
  ASSERT_EQ(lines.articles.size(), 1u);
  EXPECT_EQ(lines.articles[0].member, "2");
  EXPECT_EQ(lines.failures(), 1u);
}

TEST(BadInput, InvalidLinkedDataLeavesAGoodPageGood) {
  for (const char* broken :
       {"{\"@type\":\"NewsArticle\",\"headline\":", "{{{{", "]", "", "<!--{\"@type\"-->",
        "{\"@type\":\"NewsArticle\",\"headline\":{\"a\":[]},\"author\":5,\"datePublished\":{}}"}) {
    const auto result =
        collect(page("<script type='application/ld+json'>" + std::string(broken) + "</script>"));
    ASSERT_EQ(result.articles.size(), 1u) << broken;
    EXPECT_EQ(result.articles[0].headline, "Ferry stays in port") << broken;
    EXPECT_EQ(result.articles[0].body, kText + "\n\n" + kMore) << broken;
  }
}

TEST(BadInput, APageWithoutBodyIsReadOrNamed) {
  const auto bare = collect("<title>Ferry</title><h1>Ferry stays in port</h1><p>" + kText);
  ASSERT_EQ(bare.articles.size(), 1u) << bare.error;
  EXPECT_EQ(bare.articles[0].body, kText);
  const auto head = collect("<html><head><title>Ferry</title></head></html>");
  EXPECT_EQ(head.error, "no text in the page");
}

TEST(BadInput, ATextUnderAHundredThousandTagsIsRead) {
  std::string deep = "<html><body><h1>Ferry stays in port</h1>";
  for (int i = 0; i < 100'000; ++i) deep += "<div>";
  deep += "<p>" + kText + "</p><p>" + kMore + "</p>";
  const auto result = collect(deep);
  ASSERT_EQ(result.articles.size(), 1u) << result.error;
  EXPECT_EQ(result.articles[0].body, kText + "\n\n" + kMore);
}

TEST(BadInput, APageWithAFewNulsIsReadAndOneOfNothingElseIsBinary) {
  std::string few = page();
  few.insert(few.find("crack"), 1, '\0');
  few.insert(few.find("soup"), 1, '\0');
  const auto result = collect(few, "a.html");
  ASSERT_EQ(result.articles.size(), 1u) << result.error;
  EXPECT_EQ(result.articles[0].body, kText + "\n\n" + kMore);
  const auto nuls = collect("<html>" + std::string(4000, '\0'), "a.html");
  EXPECT_EQ(nuls.error, "not an article: binary data (NUL bytes)");
}

TEST(BadInput, PicturesAndDocumentsNamedAsPagesAreNamed) {
  const std::string noise("\x00\x01\x02\x03\x10\x11", 6);
  EXPECT_TRUE(
      collect("%PDF-1.7\n" + noise, "a.html").error.starts_with("not an article: PDF document; "));
  EXPECT_EQ(collect("\x89PNG\r\n\x1A\n" + noise, "a.html").error, "not an article: PNG image");
  EXPECT_EQ(collect("\xFF\xD8\xFF\xE0" + noise, "a.htm").error, "not an article: JPEG image");
  EXPECT_EQ(collect("GIF89a" + noise, "a.xml").error, "not an article: GIF image");
  EXPECT_EQ(
      collect("PK\x03\x04" + noise, "a.json").error,
      "not an article: ZIP archive or office document; unpack it first (unzip FILE), or save the "
      "document as text");
}

TEST(BadInput, ALongCommentBeforeTheFirstElementHidesNoFormat) {
  const auto result = collect("<?xml version=\"1.0\"?><!-- " + std::string(50'000, 'x') +
                              " --><nitf><body><body.head><hedline><hl1>Ferry stays</hl1>"
                              "</hedline></body.head><body.content><p>" +
                              kText + "</p></body.content></body></nitf>");
  ASSERT_EQ(result.articles.size(), 1u) << result.error;
  EXPECT_EQ(result.articles[0].format, "nitf");
}

// What every parser does with every other's files, forced by name: an answer, never a crash.
TEST(BadInput, AnyFormatForcedOnAnyContentEnds) {
  auto files = xml_files("", "Ferry stays");
  files.push_back(page());
  files.push_back("{\"headline\":\"Ferry\",\"body\":\"Text.\"}\n");
  files.push_back("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n");
  files.push_back("<REUTERS NEWID=\"1\"><TEXT><TITLE>T</TITLE><BODY>B</BODY></TEXT></REUTERS>");
  files.push_back("A headline\n\nA text of a few words.\n");
  files.push_back("headline,date,text\nFerry,2020-01-02,\"It sails, they say.\"\n");
  files.push_back("http://a.example/ 192.0.2.1 20040102030405 text/plain 9\nThe ferry\n");
  for (const auto format : all_formats()) {
    for (const auto& file : files) {
      for (const std::size_t cut : {file.size(), file.size() / 2, std::size_t{9}}) {
        const auto result = collect(file.substr(0, cut), "a", {format, 1 << 20});
        EXPECT_TRUE(!result.articles.empty() || !result.error.empty() || !result.skips.empty())
            << format_name(format) << " of " << file.substr(0, cut).substr(0, 60);
      }
    }
  }
}

}  // namespace
}  // namespace news
