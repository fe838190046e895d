// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/opensearch/answer_reader.hh"

#include <gtest/gtest.h>

#include <string>

#include "common/base64.hh"

namespace news {
namespace {

using nlohmann::json;

ErrorCode code_of(long status, const std::string& body) {
  const auto answer = read_json({status, body});
  EXPECT_FALSE(answer) << body;
  return answer ? ErrorCode::input : answer.error().code;
}

constexpr const char* kPage = R"({"hits": {"total": {"value": 2, "relation": "eq"}, "hits": [
  {"_index": "n1", "_id": "a", "_score": 1.5, "inner_hits": {"quotes": {"hits": {"total": {"value": 3},
    "hits": [{"_nested": {"offset": 4}, "_score": 1.5, "fields": {"quotes.group": ["aa"]}}]}}}}]},
  "aggregations": {"groups": {"buckets": [{"doc_count": 2}, {"doc_count": 1}], "after_key": {"g": "x"}}},
  "docs": [{"found": true, "_source": {"stored": "Zm9v"}}]})";

TEST(AnswerReader, ReadsHitsQuotationsGroupsAndTexts) {
  const auto answer = read_json({200, kPage});
  ASSERT_TRUE(answer);
  const auto page = read_page(*answer);
  ASSERT_TRUE(page);
  EXPECT_EQ(page->matches, 2U);
  EXPECT_EQ(page->hits[0].all_quotations, 3U);
  EXPECT_EQ(page->hits[0].quotations[0].place, 4U);
  EXPECT_EQ(page->hits[0].quotations[0].group, "aa");
  const auto groups = read_groups(*answer);
  ASSERT_TRUE(groups);
  EXPECT_EQ(groups->groups, 2U);
  EXPECT_EQ(groups->documents, 3U);
  const auto stored = read_stored(*answer, 1);
  ASSERT_TRUE(stored);
  EXPECT_EQ(stored->front(), "foo");
  EXPECT_FALSE(read_stored(*answer, 2));
}

TEST(AnswerReader, TellsWhatAStatusMeans) {
  EXPECT_EQ(code_of(401, ""), ErrorCode::denied);
  EXPECT_EQ(code_of(403, R"({"error": {"reason": "no"}})"), ErrorCode::denied);
  EXPECT_EQ(code_of(404, R"({"error": {"type": "index_not_found_exception"}})"),
            ErrorCode::index_missing);
  EXPECT_EQ(code_of(404, "<html>"), ErrorCode::unreachable);
  EXPECT_EQ(code_of(429, "{}"), ErrorCode::locked);
  EXPECT_EQ(code_of(301, ""), ErrorCode::unreachable);
  EXPECT_EQ(code_of(503, "{}"), ErrorCode::unreachable);
  EXPECT_EQ(
      code_of(500, R"({"error": {"root_cause": [{"reason": "maxClauseCount is set to 1024"}]}})"),
      ErrorCode::usage);
}

TEST(AnswerReader, AnAnswerWithoutOneShardIsNone) {
  EXPECT_EQ(code_of(200, R"({"_shards": {"failed": 1}})"), ErrorCode::unreachable);
  EXPECT_EQ(code_of(200, R"({"_shards": {"failed": "0"}})"), ErrorCode::unreachable);
  EXPECT_EQ(code_of(200, R"({"_shards": 7})"), ErrorCode::unreachable);
  EXPECT_EQ(code_of(200, R"({"timed_out": true})"), ErrorCode::unreachable);
  EXPECT_TRUE(read_json({200, R"({"timed_out": false, "_shards": {"failed": 0}})"}));
}

TEST(AnswerReader, AnArchiveIsOursByWhatItsMappingSays) {
  const auto code = [](const char* body) {
    const auto uuid = read_archive({200, body}, "news");
    return uuid ? ErrorCode::input : uuid.error().code;
  };
  EXPECT_EQ(code("{}"), ErrorCode::index_missing);
  EXPECT_EQ(code(R"({"x": {"mappings": {}}})"), ErrorCode::index_missing);
  EXPECT_EQ(code(R"({"x": {"mappings": {"_meta": {"newsindex": {"uuid": 5}}}}})"),
            ErrorCode::index_missing);
  EXPECT_EQ(code(R"({"x": {"mappings": {"_meta": {"newsindex": {"uuid": "u", "schema": 99}}}}})"),
            ErrorCode::schema);
}

// Every value of a good answer replaced by one of another type, and every key left out.
void spoil(const json& good, json& whole, json& at) {
  const json saved = at;
  for (const auto& other : {json(), json(true), json(-1), json(1e300), json("x"), json::array(),
                            json::array({1}), json::object(), json({{"hits", 1}})}) {
    at = other;
    (void)read_page(whole);
    (void)read_groups(whole);
    (void)read_quotation_count(whole);
    (void)read_stored(whole, 1);
    (void)read_archive({200, whole.dump()}, "news");
  }
  at = saved;
  if (at.is_structured()) {
    for (auto& child : at) spoil(good, whole, child);
  }
}

TEST(AnswerReader, NoValueOfAnotherTypeBreaksIt) {
  const auto good = json::parse(kPage);
  auto whole = good;
  spoil(good, whole, whole);
  EXPECT_EQ(whole, good);
}

TEST(AnswerReader, OfALongReasonABeginningIsTold) {
  const auto answer =
      read_json({500, R"({"error": {"reason": ")" + std::string(100000, 'x') + R"("}})"});
  ASSERT_FALSE(answer);
  EXPECT_LT(answer.error().message.size(), 500U);
}

TEST(AnswerReader, DeepNestingIsNoTrouble) {
  EXPECT_EQ(code_of(200, std::string(1000000, '[')), ErrorCode::unreachable);
  EXPECT_EQ(code_of(200, std::string(100000, '[') + std::string(100000, ']')),
            ErrorCode::unreachable);
}

}  // namespace
}  // namespace news
