// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/cluster/document.hh"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "common/base64.hh"
#include "common/field.hh"
#include "common/stored_article.hh"
#include "indexer/cluster/mapping.hh"

namespace news {
namespace {

using nlohmann::json;

Article article_of(const std::string& body) {
  Article out;
  out.id = "0123456789abcdef";
  out.headline = "Votes and taxes";
  out.body = body;
  out.language = "en-gb";
  out.date = "2024-01-19";
  return out;
}

json document_of(const Article& article) {
  Analyser analyser;
  return json::parse(
      cluster_document(article, encode_article(article), {.group = "\x01\xAB"}, analyser));
}

TEST(ClusterDocument, AWordGoesOutWithItsStem) {
  const auto document = document_of(article_of("Budgets rose.\n\nNobody voted."));
  EXPECT_EQ(document["headline"], json({"votes===vote and===and taxes===tax"}));
  EXPECT_EQ(document["body"],
            json({"budgets===budget rose===rose", "nobody===nobodi voted===vote"}));
}

TEST(ClusterDocument, APlaceThatIsLeftFreeStaysFree) {
  // A syllable that begins a word of Korean leaves one.
  const auto body = document_of(article_of("서울 시장"))["body"][0].get<std::string>();
  EXPECT_NE(body.find(" = "), std::string::npos) << body;
}

TEST(ClusterDocument, ValuesAreThoseOfTheEmbeddedIndex) {
  const auto document = document_of(article_of("Budgets rose."));
  EXPECT_EQ(document["date"], "2024-01-19");
  EXPECT_EQ(document["lang"], json({"en-gb", "en"}));
  EXPECT_EQ(document["group"], "01ab");
  EXPECT_EQ(document["words"], 5);
  EXPECT_EQ(document["lacks"], json({"byline", "credit", "speaker", "source", "section", "place"}));
  const auto stored = decode_base64(document["stored"].get<std::string>());
  ASSERT_TRUE(stored);
  EXPECT_EQ(decode_head(*stored)->headline, "Votes and taxes");
}

TEST(ClusterDocument, QuotationsAreNestedInTheirOrder) {
  auto article = article_of("\"Taxes fell,\" Ann Lee said.");
  Quote quote;
  quote.text = "Taxes fell,";
  quote.body_start = 1;
  quote.body_end = 12;
  quote.speaker = quote.speaker_full = "Ann Lee";
  quote.confidence = 0.9;
  article.quotes = {quote};
  const auto quotes = document_of(article)["quotes"];
  ASSERT_EQ(quotes.size(), 1U);
  EXPECT_EQ(quotes[0]["said"], json({"taxes===tax fell===fell"}));
  EXPECT_EQ(quotes[0]["speaker"], json({"ann===ann lee===lee"}));
  EXPECT_EQ(quotes[0]["sure"], 900);
  EXPECT_EQ(quotes[0]["date"], "2024-01-19");
}

TEST(ClusterDocument, EveryFieldHasARowInTheMapping) {
  auto article = article_of("\"Taxes fell,\" Ann Lee said.");
  article.byline = {"Jo Roe"};
  article.source = "Gazette";
  article.headings = {"More"};
  const auto body = json::parse(cluster_index_body({3, 1, "u"}));
  const auto& properties = body["mappings"]["properties"];
  const auto document = document_of(article);
  for (const auto& [name, value] : document.items()) EXPECT_TRUE(properties.contains(name)) << name;
  EXPECT_EQ(properties["headline"]["copy_to"], "all");
  EXPECT_FALSE(properties["speaker"].contains("copy_to"));
  EXPECT_EQ(body["settings"]["number_of_shards"], 3);
  EXPECT_EQ(body["mappings"]["_meta"]["newsindex"]["uuid"], "u");
}

}  // namespace
}  // namespace news
