// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/unit/indexer/parse/collect.hh"

namespace news {
namespace {

constexpr std::string_view kAbout =
    "filedesc://old.arc 0.0.0.0 20030102030405 text/plain 9\n1 0 Kite\n\n";

std::string page(std::string_view headline) {
  return "<html lang=\"en\"><head><title>" + std::string(headline) +
         "</title></head><body><article><h1>" + std::string(headline) +
         "</h1><p>The first paragraph of this page says a good deal about the lake.</p>"
         "<p>The second paragraph says the rest of what there was to say of it.</p>"
         "</article></body></html>";
}

std::string http(std::string_view payload, std::string_view status = "200 OK") {
  return "HTTP/1.0 " + std::string(status) + "\nContent-Type: text/html\n\n" + std::string(payload);
}

std::string record(std::string_view uri, std::string_view block, std::string_view type,
                   std::size_t claimed = 0) {
  return std::string(uri) + " 192.0.2.7 20030102030406 " + std::string(type) + " " +
         std::to_string(claimed == 0 ? block.size() : claimed) + "\n" + std::string(block) + "\n";
}

TEST(Arc, PagesAreArticlesWithoutTheDayOfTheCrawl) {
  const auto result =
      collect(std::string(kAbout) + record("http://n.example/a b", http(page("Ice")), "text/html") +
              record("dns:n.example", "n.example IN A 192.0.2.7", "text/dns") +
              record("http://n.example/i.gif", http("GIF89a"), "image/gif") +
              record("http://n.example/no", http("gone", "404 Not Found"), "text/html") +
              record("http://n.example/b", http(page("Fog")), "text/html"));
  ASSERT_EQ(result.articles.size(), 2u) << result.error;
  EXPECT_EQ(result.articles[0].format, "arc");
  EXPECT_EQ(result.articles[0].headline, "Ice");
  EXPECT_EQ(result.articles[0].member, "http://n.example/a b");
  EXPECT_EQ(result.articles[0].source, "n.example");
  EXPECT_EQ(result.articles[0].date, "");
  EXPECT_EQ(result.articles[0].body.find("HTTP"), std::string::npos);
  EXPECT_EQ(result.articles[1].headline, "Fog");
  EXPECT_EQ(result.failures(), 0u);
  EXPECT_TRUE(result.error.empty());
}

TEST(Arc, LinesOfVersionTwoAndPayloadsWithoutAResponse) {
  const std::string block = page("Ice");
  const auto result = collect(
      "filedesc://old.arc 0.0.0.0 20030102030405 text/plain 200 - - 0 old.arc 9\n2 0 Kite\n\n"
      "http://n.example/a 192.0.2.7 20030102030406 text/html 200 fac069 - 144 old.arc " +
      std::to_string(block.size()) + "\n" + block + "\n");
  ASSERT_EQ(result.articles.size(), 1u) << result.error;
  EXPECT_EQ(result.articles[0].headline, "Ice");
  EXPECT_EQ(result.articles[0].url, "http://n.example/a");
}

TEST(Arc, AWrongLengthCostsNoArticle) {
  const std::string ice = http(page("Ice")), fog = http(page("Fog"));
  for (const std::size_t claimed :
       {ice.size() - 40, ice.size() + 3, ice.size() + 150, ice.size() + 99999}) {
    const auto result =
        collect(std::string(kAbout) + record("http://n.example/a", ice, "text/html", claimed) +
                record("http://n.example/b", fog, "text/html"));
    ASSERT_EQ(result.articles.size(), 2u) << claimed << result.error;
    EXPECT_EQ(result.articles[0].headline, "Ice") << claimed;
    EXPECT_EQ(result.articles[1].headline, "Fog") << claimed;
  }
}

TEST(Arc, ACutFileAndStrayBytesAreNamed) {
  const auto whole =
      std::string(kAbout) + record("http://n.example/a", http(page("Ice")), "text/html");
  EXPECT_EQ(collect(whole.substr(0, whole.size() - 90)).error,
            "truncated ARC: the file ends inside a record");
  const auto stray = collect(whole + "\nnothing that anybody knows\n" +
                             record("http://n.example/b", http(page("Fog")), "text/html"));
  EXPECT_EQ(stray.articles.size(), 2u);
}

TEST(Arc, WhatACrawlNotesForItselfIsNoArticle) {
  const auto result = collect(
      std::string(kAbout) +
      record("http://n.example/ads.txt", "a.example, 12, DIRECT", "text/plain") +
      record("metadata://gnu.org/software/wget/warc/wget.log", "Saving to: index", "text/plain") +
      record("urn:text:http://n.example/a", "Ice is thin this year.", "text/plain") +
      record("http://n.example/w", "{\"name\":\"N\",\"start_url\":\"/\"}", "application/json"));
  EXPECT_TRUE(result.articles.empty());
  EXPECT_EQ(result.failures(), 0u);
  ASSERT_EQ(result.skips.size(), 5u);
  EXPECT_EQ(result.skips[1].reason, "no article: ads.txt");
  EXPECT_EQ(result.skips[4].reason, "not an article: a web manifest");
}

}  // namespace
}  // namespace news
