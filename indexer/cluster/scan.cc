// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/cluster/scan.hh"

#include <fmt/format.h>

#include "common/base64.hh"
#include "common/field.hh"
#include "indexer/store/batch.hh"

namespace news {
namespace {

using nlohmann::json;

// Of whole articles fewer come at a time.
constexpr std::size_t kPage = 2000, kPageOfSources = 100;

const json* first_value(const json& hit, std::string_view field) {
  const auto* fields = json_at(hit, "fields");
  const auto* values = fields == nullptr ? nullptr : json_at(*fields, field);
  return values != nullptr && values->is_array() && !values->empty() ? &values->front() : nullptr;
}

json request_body(const ScanRequest& request) {
  json out = {{"query", request.query},
              {"size", request.source.empty() ? kPage : kPageOfSources},
              {"sort", json::array({{{field_info(Field::id).name, "asc"}}})},
              {"track_total_hits", false}};
  if (!request.fields.empty()) out["docvalue_fields"] = request.fields;
  out["_source"] = request.source.empty() ? json(false) : json(request.source);
  return out;
}

}  // namespace

std::uint64_t ScannedDocument::number(std::string_view field) const {
  return json_number(first_value(hit, field));
}

std::string ScannedDocument::text(std::string_view field) const {
  return json_text(first_value(hit, field));
}

std::string ScannedDocument::bytes(std::string_view field) const {
  const auto* source = json_at(hit, "_source");
  if (source == nullptr) return {};
  return decode_base64(json_text(json_at(*source, field))).value_or(std::string());
}

Status scan_documents(ClusterClient& client, const std::string& index, const ScanRequest& request,
                      const std::function<Status(const ScannedDocument&)>& visit) {
  auto body = request_body(request);
  const auto path = fmt::format("/{}/_search?allow_partial_search_results=false", index);
  for (;;) {
    const auto answer = client.must("POST", path, request_text(body));
    if (!answer) return fail(answer.error());
    const auto* hits = hits_of(*answer);
    if (hits == nullptr) return fail(odd_answer("no hits"));
    for (const auto& hit : *hits) {
      const auto id = json_text(json_at(hit, "_id"));
      if (id.empty()) return fail(odd_answer("a hit without its name"));
      if (auto status = visit({id_number(id), hit}); !status) return status;
    }
    if (hits->size() < body["size"].get<std::size_t>()) return {};
    const auto* last = json_at(hits->back(), "sort");
    if (last == nullptr || !last->is_array() || body.value("search_after", json()) == *last) {
      return fail(odd_answer("no end"));
    }
    body["search_after"] = *last;
  }
}

Result<std::uint64_t> count_documents(ClusterClient& client, const std::string& index,
                                      const json& query) {
  const auto answer =
      client.must("POST", fmt::format("/{}/_count", index), request_text({{"query", query}}));
  if (!answer) return fail(answer.error());
  const auto* count = json_at(*answer, "count");
  if (count == nullptr) return fail(odd_answer("no count"));
  return json_number(count);
}

Status refresh(ClusterClient& client, const std::string& index) {
  const auto done = client.must("POST", fmt::format("/{}/_refresh", index));
  return done ? Status() : fail(done.error());
}

}  // namespace news
