// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/opensearch/compile_dsl.hh"

#include <gtest/gtest.h>

#include <string>

#include "query/language/parser.hh"
#include "query/plan/make_plan.hh"

namespace news {
namespace {

using nlohmann::json;

Plan plan_of(const std::string& query, AnswerKind kind = AnswerKind::articles) {
  const auto parsed = parse_query(query, {.today = {2026, 1, 1}});
  EXPECT_TRUE(parsed) << query;
  if (!parsed) return {};
  auto plan = make_plan(*parsed, kind);
  EXPECT_TRUE(plan) << query;
  return std::move(*plan);
}

json articles(const std::string& query) {
  const auto dsl = compile_dsl(plan_of(query));
  EXPECT_TRUE(dsl) << query;
  return dsl ? dsl->articles : json();
}

Dsl quotations(const std::string& query) {
  auto dsl = compile_dsl(plan_of(query, AnswerKind::quotations));
  EXPECT_TRUE(dsl) << query;
  return dsl ? *dsl : Dsl();
}

Error refusal(const std::string& query, AnswerKind kind = AnswerKind::articles) {
  const auto dsl = compile_dsl(plan_of(query, kind));
  EXPECT_FALSE(dsl) << query;
  return dsl ? Error() : dsl.error();
}

json parsed(const char* text) {
  return json::parse(text);
}

TEST(CompileDsl, APlainWordIsTheStemOfItsForms) {
  EXPECT_EQ(articles("budgets"), parsed(R"({"term": {"all": "===budget"}})"));
}

TEST(CompileDsl, ACapitalOrAQuotedWordIsItself) {
  EXPECT_EQ(articles("Budgets"), parsed(R"({"term": {"all": "budgets"}})"));
  EXPECT_EQ(articles("\"budgets\""), parsed(R"({"term": {"all": "budgets"}})"));
}

TEST(CompileDsl, NamesAreLookedForAsTheyAre) {
  EXPECT_EQ(articles("speaker:powers"), parsed(R"({"term": {"speaker": "powers"}})"));
  EXPECT_EQ(articles("headline:powers"), parsed(R"({"term": {"headline": "===power"}})"));
}

TEST(CompileDsl, TheLeadIsTheHeadlineToo) {
  EXPECT_EQ(articles("lead:budget"), parsed(R"({"bool": {"minimum_should_match": 1, "should":
                [{"term": {"lead": "===budget"}}, {"term": {"headline": "===budget"}}]}})"));
}

TEST(CompileDsl, WhatDoesNotScoreIsAFilter) {
  EXPECT_EQ(articles("budget lang:en -tax"),
            parsed(R"({"bool": {"must": [{"term": {"all": "===budget"}}],
                "filter": [{"term": {"lang": "en"}}], "must_not": [{"term": {"all": "===tax"}}]}})"));
}

TEST(CompileDsl, OneOfAlternativesHasToMatch) {
  EXPECT_EQ(
      articles("budget OR lang:en"),
      parsed(R"({"bool": {"minimum_should_match": 1, "should": [{"term": {"all": "===budget"}},
                {"constant_score": {"boost": 0, "filter": {"term": {"lang": "en"}}}}]}})"));
}

TEST(CompileDsl, BeginningsPatternsAndSlipsNeverReachAStem) {
  EXPECT_EQ(articles("budg*"), parsed(R"({"prefix": {"all": "budg"}})"));
  EXPECT_EQ(articles("b?dget"), parsed(R"({"wildcard": {"all": {"value": "b?dget"}}})"));
  EXPECT_EQ(articles("???get"), parsed(R"({"regexp": {"all": "[^=][^=][^=]get"}})"));
  EXPECT_EQ(articles("*get"), parsed(R"({"regexp": {"all": "[^=]*get"}})"));
  EXPECT_EQ(articles("~budget"),
            parsed(R"({"fuzzy": {"all": {"value": "budget", "fuzziness": 2, "transpositions": false,
                "max_expansions": 1000}}})"));
}

TEST(CompileDsl, APhraseStandsInOneFieldWithoutAGap) {
  const auto query = articles("headline:\"prime minister\"");
  EXPECT_EQ(query, parsed(R"({"intervals": {"headline": {"all_of": {"ordered": true, "max_gaps": 0,
      "intervals": [{"match": {"query": "prime", "analyzer": "whitespace"}},
                    {"match": {"query": "minister", "analyzer": "whitespace"}}]}}}})"));
  EXPECT_EQ(articles("\"prime minister\"")["bool"]["should"].size(), 4U);
}

TEST(CompileDsl, ApartIsCountedInPlaces) {
  const auto rule = [](const std::string& query) {
    return articles(query)["intervals"]["body"]["all_of"];
  };
  EXPECT_EQ(rule("body:(a NEAR/5 b)")["max_gaps"], 4);
  EXPECT_EQ(rule("body:(a NEAR/5 b)")["ordered"], false);
  EXPECT_EQ(rule("body:(a NEAR/5 b NEAR/5 c)")["max_gaps"], 8);
  EXPECT_EQ(rule("body:(a ADJ/5 b)")["ordered"], true);
}

TEST(CompileDsl, APhraseIsASideOfNear) {
  EXPECT_EQ(
      articles("body:(\"prime minister\" ADJ/5 b)")["intervals"]["body"]["all_of"]["intervals"][0],
      parsed(R"({"match": {"query": "prime minister", "analyzer": "whitespace", "ordered": true,
                "max_gaps": 0}})"));
}

TEST(CompileDsl, SentencesAndFirstWordsAreNotKnown) {
  for (const auto* query : {"a w/s b", "a SAME b", "FIRST/5 a"}) {
    EXPECT_EQ(refusal(query).code, ErrorCode::usage) << query;
  }
}

TEST(CompileDsl, OneWordIsNotTwoSidesOfNear) {
  EXPECT_EQ(articles("body:(voting NEAR/5 votes)")["intervals"]["body"]["all_of"]["mode"],
            "unordered_no_overlap");
  EXPECT_EQ(refusal("body:(voting NEAR/5 votes NEAR/5 tax)").code, ErrorCode::usage);
}

TEST(CompileDsl, CountsEachWordOnceInAllPlainFields) {
  const auto often = articles("ATLEAST/3 (tax OR \"taxes\")")["bool"]["filter"][0]["script_score"];
  EXPECT_EQ(often["min_score"], 3);
  EXPECT_EQ(often["script"]["params"], parsed(R"({"f": ["all"], "t": ["===tax"]})"));
}

TEST(CompileDsl, DatesAndLengthsAreRanges) {
  EXPECT_EQ(articles("date:2023-02"),
            parsed(R"({"range": {"date": {"gte": "2023-02-01", "lte": "2023-02-28"}}})"));
  EXPECT_EQ(articles("date:2023.."),
            parsed(R"({"range": {"date": {"gte": "2023-01-01", "lte": "9999-12-31"}}})"));
  EXPECT_EQ(articles("words:500..800"),
            parsed(R"({"range": {"words": {"gte": 500, "lte": 800}}})"));
}

TEST(CompileDsl, WhatAFieldLacksIsAValueOfItsOwn) {
  EXPECT_EQ(articles("byline:none"), parsed(R"({"term": {"lacks": "byline"}})"));
  EXPECT_EQ(quotations("speaker:none").quotations,
            parsed(R"({"term": {"quotes.lacks": "speaker"}})"));
}

TEST(CompileDsl, SpeakerAndWordsAreOfOneQuotation) {
  EXPECT_EQ(articles("speaker:bale said:ink"),
            parsed(R"({"nested": {"path": "quotes", "score_mode": "max", "query": {"bool": {"must":
                [{"term": {"quotes.speaker": "bale"}}, {"term": {"quotes.said": "===ink"}}]}}}})"));
}

TEST(CompileDsl, OfQuotationsTheArticleIsAskedApart) {
  const auto dsl = quotations("ink headline:flood -lang:de speaker:bale");
  EXPECT_EQ(dsl.articles["bool"]["filter"][0]["bool"]["must"],
            parsed(R"([{"term": {"headline": "===flood"}}])"));
  EXPECT_EQ(dsl.articles["bool"]["filter"][0]["bool"]["must_not"],
            parsed(R"([{"term": {"lang": "de"}}])"));
  EXPECT_EQ(dsl.quotations["bool"]["must"].size(), 2U);
  EXPECT_TRUE(dsl.ranked);
}

TEST(CompileDsl, WhatItCannotSayIsShownInTheQuery) {
  const auto error = refusal("tax OR headline:flood", AnswerKind::quotations);
  EXPECT_EQ(error.code, ErrorCode::usage);
  EXPECT_NE(error.message.find("tax OR headline:flood"), std::string::npos);
  EXPECT_NE(refusal("speaker:\"ann lee\"").hint.find("speaker:(ann lee)"), std::string::npos);
  EXPECT_EQ(refusal("tax NEAR/99 budget NEAR/99 vote").code, ErrorCode::usage);
}

}  // namespace
}  // namespace news
