// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/article_json.hh"

#include <gtest/gtest.h>

namespace news {

TEST(ArticleJson, AnEmptyArticleHasEveryKeyInOrder) {
  EXPECT_EQ(
      article_json({}),
      R"({"format_version":1,"path":"","member":"","ordinal":1,"id":"","format":"","headline":null,)"
      R"("byline":[],"date":null,"source":null,"place":null,"section":null,"language":null,"url":null,)"
      R"("captions":[],"credits":[],"headings":[],"body":"","speakers":[],"quotes":[]})");
}

TEST(ArticleJson, ListsAndQuotationsAreWrittenAsTheContractShowsThem) {
  Article article;
  article.captions = {{"Two boats.", "Ada Lake/Shore"}, {"One.", ""}};
  article.speakers = {{"Ada Lake", "pilot", 2}};
  Quote quote;
  quote.end = 5;
  quote.text = "\"Hi\"";
  quote.type = QuoteType::mixed;
  quote.confidence = 0.5;
  article.quotes = {quote};
  const auto json = article_json(article);
  EXPECT_NE(
      json.find(
          R"("captions":[{"text":"Two boats.","credit":"Ada Lake/Shore"},{"text":"One.","credit":null}])"),
      std::string::npos);
  EXPECT_NE(
      json.find(
          R"("speakers":[{"name":"Ada Lake","description":"pilot","quotes":2,"kind":"person"}])"),
      std::string::npos);
  EXPECT_NE(
      json.find(
          R"({"start":0,"end":5,"text":"\"Hi\"","type":"mixed","speaker":null,"speaker_start":null,)"
          R"("speaker_end":null,"speaker_full":null,"verb":null,"pattern":null,"confidence":0.5,)"
          R"("speakers":[],"kind":"nobody"})"),
      std::string::npos);
}

TEST(ArticleJson, AQuotationListsAllWhoSayItTheFirstFirst) {
  Article article;
  Quote quote;
  quote.end = 5;
  quote.text = "\"Hi\"";
  quote.speaker = "Lake and Reed";
  quote.speaker_full = "Ada Lake";
  quote.also = {"Tom Reed"};
  quote.kind = SpeakerKind::person;
  article.quotes = {quote};
  EXPECT_NE(article_json(article).find(R"("speakers":["Ada Lake","Tom Reed"],"kind":"person"})"),
            std::string::npos);
}

}  // namespace news
