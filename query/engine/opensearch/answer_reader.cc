// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/opensearch/answer_reader.hh"

#include <fmt/format.h>

#include <limits>
#include <optional>
#include <string_view>
#include <utility>

#include "common/base64.hh"
#include "common/cluster_schema.hh"
#include "common/index_schema.hh"
#include "common/stories.hh"

namespace news {
namespace {

using nlohmann::json;

constexpr std::size_t kMostReason = 300;

tl::unexpected<Error> odd(std::string_view what) {
  return fail(ErrorCode::unreachable, fmt::format("the cluster's answer has {}", what),
              "is it an OpenSearch cluster, and none between it and here that changes answers?");
}

// nullptr: it is not there.
template <class... Names>
const json* inside(const json& value, Names... names) {
  const json* at = &value;
  for (const std::string_view name : {std::string_view(names)...}) {
    if (!at->is_object()) return nullptr;
    const auto found = at->find(name);
    if (found == at->end()) return nullptr;
    at = &*found;
  }
  return at;
}

std::optional<std::uint64_t> number(const json* value) {
  if (value == nullptr || !value->is_number_integer()) return std::nullopt;
  if (value->is_number_unsigned()) return value->get<std::uint64_t>();
  const auto of_either_sign = value->get<std::int64_t>();
  if (of_either_sign < 0) return std::nullopt;
  return static_cast<std::uint64_t>(of_either_sign);
}

std::optional<std::string> text(const json* value) {
  if (value == nullptr || !value->is_string()) return std::nullopt;
  return value->get<std::string>();
}

double score(const json& hit) {
  const auto* value = inside(hit, "_score");
  return value != nullptr && value->is_number() ? value->get<double>() : 0;
}

// The one value of a field that was asked for beside the hit; empty: it has none.
std::string field_value(const json& hit, std::string_view name) {
  const auto* values = inside(hit, "fields", name);
  if (values == nullptr || !values->is_array() || values->empty()) return {};
  return text(&values->front()).value_or(std::string());
}

std::uint64_t number_of_key(const json& hit, std::string_view name) {
  return key_number(bytes_of_hexadecimal(field_value(hit, name)));
}

ClusterFacts facts_of(const json& hit) {
  ClusterFacts out;
  if (const auto group = number_of_key(hit, cluster_field::kGroup); group != 0) {
    out.group = fmt::format("{:016x}", group);
  }
  out.story = number_of_key(hit, cluster_field::kStory);
  const auto* words = inside(hit, "fields", cluster_field::kWords);
  if (words != nullptr && words->is_array() && !words->empty()) {
    out.words = number(&words->front()).value_or(0);
  }
  return out;
}

// What the server says went wrong first.
std::string reason_of(const json& answer) {
  const auto* causes = inside(answer, "error", "root_cause");
  const auto* reason = causes != nullptr && causes->is_array() && !causes->empty()
                           ? inside(causes->front(), "reason")
                           : inside(answer, "error", "reason");
  auto out = text(reason).value_or(std::string());
  if (out.size() > kMostReason) out.resize(kMostReason);
  return out;
}

tl::unexpected<Error> refused(long status, const json& answer, const std::string& reason) {
  const auto told = reason.empty() ? std::string() : ": " + reason;
  if (status == 401 || status == 403) {
    return fail(ErrorCode::denied, "the cluster does not let us read" + told,
                "newsquery(1), CLUSTERS, says where user and password stand");
  }
  if (status == 404 && inside(answer, "error") != nullptr) {
    return fail(ErrorCode::index_missing, "there is no such archive on the cluster",
                "is its name right, and may this user see it?");
  }
  if (status == 429) return fail(ErrorCode::locked, "the cluster is too busy", "try again later");
  if (reason.find("expanded to too many terms") != std::string::npos ||
      reason.find("maxClauseCount") != std::string::npos) {
    return fail(ErrorCode::usage, "a pattern stands for too many words", "write more of the word");
  }
  return fail(ErrorCode::unreachable,
              fmt::format("the cluster answers with status {}{}", status, told),
              "its own log says more");
}

Status read_quotations_of(const json& inner, ClusterHit& hit) {
  const auto* hits = inside(inner, cluster_field::kQuotes, "hits", "hits");
  const auto all = number(inside(inner, cluster_field::kQuotes, "hits", "total", "value"));
  if (hits == nullptr || !hits->is_array() || !all) return odd("no quotations");
  hit.all_quotations = *all;
  const auto group = fmt::format("{}.{}", cluster_field::kQuotes, cluster_field::kGroup);
  const auto story = fmt::format("{}.{}", cluster_field::kQuotes, cluster_field::kStory);
  for (const auto& one : *hits) {
    const auto place = number(inside(one, "_nested", "offset"));
    if (!place || *place > std::numeric_limits<std::uint32_t>::max()) {
      return odd("a quotation without its place");
    }
    hit.quotations.push_back({static_cast<std::uint32_t>(*place), score(one),
                              field_value(one, group), number_of_key(one, story)});
  }
  return {};
}

Status read_copies_of(const json& inner, ClusterHit& hit) {
  const auto* hits = inside(inner, "copies", "hits", "hits");
  const auto all = number(inside(inner, "copies", "hits", "total", "value"));
  if (hits == nullptr || !hits->is_array() || !all) return odd("no copies");
  hit.all_copies = *all;
  for (const auto& one : *hits) {
    auto index = text(inside(one, "_index")), id = text(inside(one, "_id"));
    if (!index || !id) return odd("a copy without its name");
    hit.copies.push_back(
        {std::move(*index), std::move(*id), field_value(one, cluster_field::kWire), facts_of(one)});
  }
  return {};
}

}  // namespace

Result<nlohmann::json> read_json(const HttpAnswer& answer) {
  auto out = json::parse(answer.body, nullptr, false);
  const bool whole = !out.is_discarded() && out.is_object();
  if (answer.status != 200) {
    if (!whole) out = json::object();
    return refused(answer.status, out, reason_of(out));
  }
  if (!whole) return odd("no JSON");
  const auto* timed_out = inside(out, "timed_out");
  const auto failed = number(inside(out, "_shards", "failed"));
  const bool late = timed_out != nullptr && *timed_out != json(false);
  if (late || (inside(out, "_shards") != nullptr && failed.value_or(1) != 0)) {
    return fail(ErrorCode::unreachable,
                "a part of the cluster did not answer: nothing is told of the rest",
                "try again when its health is green");
  }
  return out;
}

Result<std::string> read_archive(const HttpAnswer& answer, const std::string& archive) {
  const auto indices = read_json(answer);
  if (!indices) return fail(indices.error());
  if (indices->empty()) {
    return fail(ErrorCode::index_missing, fmt::format("{} is no archive of newsindex", archive),
                "is its name right?");
  }
  std::string uuid;
  for (const auto& index : *indices) {
    const auto* meta = inside(index, "mappings", "_meta", cluster_meta::kArchive);
    auto its_uuid = meta == nullptr ? std::nullopt : text(inside(*meta, cluster_meta::kUuid));
    if (!its_uuid) {
      return fail(ErrorCode::index_missing,
                  fmt::format("{} holds an index that newsindex did not make", archive),
                  "is its name right?");
    }
    if (number(inside(*meta, cluster_meta::kSchema)) != kClusterSchema ||
        number(inside(*meta, cluster_meta::kAnalyser)) != kAnalyserVersion) {
      return fail(ErrorCode::schema, fmt::format("{} was made by another release", archive),
                  "fill it anew with this one");
    }
    uuid = std::move(*its_uuid);
  }
  return uuid;
}

Result<ClusterPage> read_page(const nlohmann::json& answer) {
  ClusterPage out;
  const auto total = number(inside(answer, "hits", "total", "value"));
  const auto exact = text(inside(answer, "hits", "total", "relation"));
  if (!total || exact != "eq") return odd("no count");
  out.matches = *total;
  const auto* hits = inside(answer, "hits", "hits");
  if (hits == nullptr || !hits->is_array()) return odd("no hits");
  for (const auto& one : *hits) {
    ClusterHit hit;
    auto index = text(inside(one, "_index")), id = text(inside(one, "_id"));
    if (!index || !id) return odd("a hit without its name");
    hit.index = std::move(*index);
    hit.id = std::move(*id);
    hit.score = score(one);
    hit.facts = facts_of(one);
    if (const auto* inner = inside(one, "inner_hits"); inner != nullptr) {
      const bool quotations = inside(*inner, cluster_field::kQuotes) != nullptr;
      const auto status =
          quotations ? read_quotations_of(*inner, hit) : read_copies_of(*inner, hit);
      if (!status) return fail(status.error());
    }
    out.hits.push_back(std::move(hit));
  }
  return out;
}

Result<GroupPage> read_groups(const nlohmann::json& answer) {
  const auto* buckets = inside(answer, "aggregations", "groups", "buckets");
  if (buckets == nullptr || !buckets->is_array()) return odd("no groups");
  GroupPage out;
  for (const auto& bucket : *buckets) {
    const auto count = number(inside(bucket, "doc_count"));
    if (!count) return odd("a group without its count");
    ++out.groups;
    out.documents += *count;
  }
  if (const auto* after = inside(answer, "aggregations", "groups", "after_key");
      after != nullptr && out.groups > 0) {
    out.after = *after;
  }
  return out;
}

Result<QuotationCount> read_quotation_count(const nlohmann::json& answer) {
  const auto* found = inside(answer, "aggregations", "quotations", "matching");
  if (found == nullptr) return odd("no count of quotations");
  const auto matches = number(inside(*found, "doc_count"));
  const auto* buckets = inside(*found, "groups", "buckets");
  const auto others = number(inside(*found, "groups", "sum_other_doc_count"));
  if (!matches || buckets == nullptr || !buckets->is_array() || !others) {
    return odd("no count of quotations");
  }
  QuotationCount out;
  out.matches = *matches;
  std::uint64_t grouped = *others;
  for (const auto& bucket : *buckets) {
    const auto count = number(inside(bucket, "doc_count"));
    if (!count) return odd("a group without its count");
    grouped += *count;
  }
  if (grouped > out.matches) return odd("more in its groups than in all");
  out.exact = *others == 0;
  out.results = out.matches - grouped + buckets->size() + (out.exact ? 0 : 1);
  return out;
}

Result<std::vector<std::string>> read_stored(const nlohmann::json& answer, std::size_t asked) {
  const auto* documents = inside(answer, "docs");
  if (documents == nullptr || !documents->is_array() || documents->size() != asked) {
    return odd("not the articles that were asked for");
  }
  std::vector<std::string> out;
  for (const auto& document : *documents) {
    const auto* found = inside(document, "found");
    if (found == nullptr || *found != json(true)) {
      return fail(ErrorCode::locked, "an article left the archive while it was read",
                  "run it again");
    }
    const auto coded = text(inside(document, "_source", cluster_field::kStored));
    auto bytes = coded ? decode_base64(*coded) : std::nullopt;
    if (!bytes) return odd("an article without its text");
    out.push_back(std::move(*bytes));
  }
  return out;
}

}  // namespace news
