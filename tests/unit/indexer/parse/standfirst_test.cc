// SPDX-License-Identifier: GPL-2.0-or-later
// The standfirst of wires and data sets: where each format keeps it, and when it is none.
#include <gtest/gtest.h>

#include "tests/unit/indexer/parse/collect.hh"

namespace news {
namespace {

std::string standfirst(std::string_view bytes, std::string_view path = "a.xml") {
  const auto result = collect(bytes, path);
  if (result.articles.size() != 1) return "no article: " + result.error;
  return result.articles[0].standfirst;
}

std::string nitf(std::string_view hedline, std::string_view below, std::string_view body) {
  return "<nitf><body><body.head><hedline>" + std::string(hedline) + "</hedline>" +
         std::string(below) + "</body.head><body.content><p>" + std::string(body) +
         "</p></body.content></body></nitf>";
}

TEST(Standfirst, OfNitfIsItsAbstractElseASecondHeadlineInWords) {
  const std::string both = "<hl1>Ferry stays in port</hl1><hl2>Islanders sleep in a school</hl2>";
  EXPECT_EQ(standfirst(nitf(both, "<abstract><p>A cracked rudder.</p></abstract>", "Text.")),
            "A cracked rudder.");
  EXPECT_EQ(standfirst(nitf(both, "", "Text.")), "Islanders sleep in a school");
  EXPECT_EQ(standfirst(nitf("<hl1>Ferry stays</hl1><hl2>BC-SEA--Ferry</hl2>", "", "Text.")), "");
  EXPECT_EQ(standfirst(nitf("<hl1>Ferry stays</hl1><hl2>FERRY STAYS IN PORT</hl2>", "", "T.")), "");
}

TEST(Standfirst, IsNoneWhereTheBodyOrTheHeadlineSaysIt) {
  const std::string head = "<hl1>Ferry stays in port</hl1>";
  EXPECT_EQ(standfirst(nitf(head, "<abstract>The crew found a crack.</abstract>",
                            "The crew found a crack, and more.")),
            "");
  EXPECT_EQ(standfirst(nitf(head, "<abstract>Ferry stays in port!</abstract>", "Text.")), "");
  EXPECT_EQ(
      standfirst(nitf(head,
                      "<abstract>On Monday the crew found a crack in the rudder, the harbour "
                      "office said, and nobo...</abstract>",
                      "Talheim (dpa) - On Monday the crew found a crack in the rudder, the harbour "
                      "office said, and nobody sailed.")),
      "");
}

std::string g2(std::string_view item_class, std::string_view meta) {
  return "<newsItem guid=\"a\"><itemMeta><itemClass qcode=\"" + std::string(item_class) +
         "\"/></itemMeta><contentMeta><headline>Ferry stays in port</headline>" +
         std::string(meta) +
         "</contentMeta><contentSet><inlineXML><html><body><p>Text.</p></body></html></inlineXML>"
         "</contentSet></newsItem>";
}

TEST(Standfirst, OfNewsmlG2IsADescriptionThatSumsUpElseASubheadline) {
  const std::string sub =
      "<headline role=\"hld:subHeadline\">Islanders sleep in a school</headline>";
  EXPECT_EQ(standfirst(g2("ninat:text", sub + "<description role=\"drol:teaser\">A cracked "
                                              "rudder.</description>")),
            "A cracked rudder.");
  EXPECT_EQ(standfirst(g2("ninat:text", sub)), "Islanders sleep in a school");
  EXPECT_EQ(standfirst(g2("ninat:text",
                          "<description role=\"descRole:caption\">FERRY/:Ferry stays "
                          "in port for now</description>")),
            "");
  EXPECT_EQ(standfirst(g2("ninat:picture",
                          "<description role=\"drol:summary\">A ferry in "
                          "port.</description>")),
            "");
}

std::string newsml1(std::string_view lines, std::string_view component) {
  return "<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Ferry stays in port</HeadLine>" +
         std::string(lines) + "</NewsLines>" + std::string(component) +
         "<NewsComponent><Role FormalName=\"Main\"/><ContentItem><DataContent><p>Text.</p>"
         "</DataContent></ContentItem></NewsComponent></NewsComponent></NewsItem></NewsML>";
}

TEST(Standfirst, OfNewsml1IsTheSubheadlineOrAComponentThatSumsUp) {
  EXPECT_EQ(standfirst(newsml1("<SubHeadLine>Islanders sleep in a school</SubHeadLine>", "")),
            "Islanders sleep in a school");
  EXPECT_EQ(standfirst(newsml1("<SubHeadLine>ISLES FERRY</SubHeadLine>", "")), "");
  EXPECT_EQ(standfirst(newsml1("",
                               "<NewsComponent><Role FormalName=\"Summary\"/><ContentItem>"
                               "<DataContent>A cracked rudder keeps 240 "
                               "ashore.</DataContent></ContentItem></NewsComponent>")),
            "A cracked rudder keeps 240 ashore.");
}

TEST(Standfirst, OfJsonIsItsTeaserWithoutMarkup) {
  EXPECT_EQ(standfirst(R"({"headline":"Ferry stays","teaser":"A <b>cracked</b> rudder.",)"
                       R"("article_html":"<p>Text.</p>"})",
                       "a.json"),
            "A cracked rudder.");
  EXPECT_EQ(standfirst(R"({"title":"Ferry stays","description":"The crew found a cr...",)"
                       R"("maintext":"The crew found a crack."})",
                       "a.json"),
            "");
  EXPECT_EQ(standfirst(R"({"title":"Ferry stays","description":"A cracked rudder."})", "a.json"),
            "");
  EXPECT_EQ(standfirst(R"({"uri":"urn:1","versioncreated":"2024-01-01","headline":"Ferry stays",)"
                       R"("type":"text","description_text":"A cracked rudder.",)"
                       R"("body_text":"Text."})",
                       "a.json"),
            "A cracked rudder.");
}

}  // namespace
}  // namespace news
