// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/opensearch/requests.hh"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "common/cluster_schema.hh"
#include "common/field.hh"

namespace news {
namespace {

using nlohmann::json;

std::string quoted(std::string_view name) {
  return fmt::format("{}.{}", cluster_field::kQuotes, name);
}

// Undated last either way; ties by the article's id, so that pages never overlap.
json order_of(SortOrder sort, bool ranked) {
  const json by_id = {{field_info(Field::id).name, "asc"}};
  if (sort == SortOrder::relevance && ranked) return json::array({{{"_score", "desc"}}, by_id});
  const json by_date = {
      {cluster_field::kDate,
       {{"order", sort == SortOrder::oldest ? "asc" : "desc"}, {"missing", "_last"}}}};
  return json::array({by_date, by_id});
}

// Facts of an article, and what --new knows it by.
json facts_asked() {
  return json::array({cluster_field::kGroup, cluster_field::kStory, cluster_field::kWords});
}

json groups_of(const json& after) {
  json composite = {
      {"size", kGroupsAtOnce},
      {"sources", json::array({{{"group", {{"terms", {{"field", cluster_field::kGroup}}}}}}})}};
  if (!after.is_null()) composite["after"] = after;
  return {{"groups", {{"composite", std::move(composite)}}}};
}

json request_for(const json& query) {
  return {{"query", query}, {"_source", false}, {"timeout", "30s"}};
}

}  // namespace

nlohmann::json articles_request(const Dsl& dsl, const FindRequest& request) {
  json out = request_for(dsl.articles);
  out["from"] = request.offset;
  out["size"] = request.limit;
  out["track_total_hits"] = true;
  out["track_scores"] = dsl.ranked;
  out["sort"] = order_of(request.sort, dsl.ranked);
  out["docvalue_fields"] = facts_asked();
  if (!request.fold) return out;
  auto of_copies = facts_asked();
  of_copies.push_back(cluster_field::kWire);
  out["collapse"] = {{"field", cluster_field::kGroup},
                     {"inner_hits",
                      {{"name", "copies"},
                       {"size", kMostInnerHits},
                       {"_source", false},
                       {"docvalue_fields", std::move(of_copies)},
                       {"sort", order_of(SortOrder::oldest, false)}}}};
  out["aggs"] = groups_of(nullptr);
  return out;
}

nlohmann::json groups_request(const Dsl& dsl, const nlohmann::json& after) {
  json out = request_for(dsl.articles);
  out["size"] = 0;
  out["aggs"] = groups_of(after);
  return out;
}

nlohmann::json quotations_request(const Dsl& dsl, SortOrder sort, std::size_t articles) {
  const json inside = {{"path", cluster_field::kQuotes},
                       {"score_mode", dsl.ranked ? "max" : "none"},
                       {"query", dsl.quotations},
                       {"inner_hits",
                        {{"size", kMostInnerHits},
                         {"_source", false},
                         {"docvalue_fields", json::array({quoted(cluster_field::kGroup),
                                                          quoted(cluster_field::kStory)})}}}};
  json out = request_for(
      {{"bool",
        {{"filter", json::array({dsl.articles})}, {"must", json::array({{{"nested", inside}}})}}}});
  out["size"] = articles;
  out["track_total_hits"] = true;
  out["track_scores"] = dsl.ranked;
  out["sort"] = order_of(sort, dsl.ranked);
  const json groups = {
      {"groups", {{"terms", {{"field", quoted(cluster_field::kGroup)}, {"size", kGroupsAtOnce}}}}}};
  out["aggs"] = {{"quotations",
                  {{"nested", {{"path", cluster_field::kQuotes}}},
                   {"aggs", {{"matching", {{"filter", dsl.quotations}, {"aggs", groups}}}}}}}};
  return out;
}

}  // namespace news
