// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/cluster/state.hh"

#include <fmt/format.h>

#include "common/base64.hh"
#include "common/cluster_schema.hh"
#include "common/index_schema.hh"
#include "common/json_writer.hh"
#include "indexer/store/publication.hh"

namespace news {
namespace {

using nlohmann::json;

constexpr std::size_t kPiece = std::size_t{6} << 20;
constexpr const char* kDocument = "state";

Error damaged(const ClusterNames& names) {
  return {ErrorCode::index_missing, fmt::format("{} is damaged", names.state()),
          "newsindex-cluster(7) says how an origin is filled anew"};
}

void write_version(JsonWriter& out, const ClusterVersion& version) {
  out.begin_object().key("index").value(version.index).key("pieces").value(version.pieces);
  out.key("generation").value(encode_base64(encode_generation(version.generation))).end_object();
}

Result<ClusterVersion> read_version(const json* value, const ClusterNames& names) {
  if (value == nullptr) return fail(damaged(names));
  ClusterVersion out;
  out.index = json_number(json_at(*value, "index"));
  out.pieces = json_number(json_at(*value, "pieces"));
  const auto bytes = decode_base64(json_text(json_at(*value, "generation")));
  if (!bytes || out.index == 0) return fail(damaged(names));
  auto generation = decode_generation(*bytes, names.state());
  if (!generation) return fail(std::move(generation.error()));
  out.generation = std::move(*generation);
  return out;
}

std::string state_text(const ClusterState& state, const std::string& token) {
  JsonWriter out;
  out.begin_object().key("schema").value(kClusterSchema).key("analyser").value(kAnalyserVersion);
  out.key("token").value(token);
  write_version(out.key("now"), state.now);
  if (state.before) write_version(out.key("before"), *state.before);
  out.key("last_run").value(state.last_run).key("last_index").value(state.last_index);
  out.key("given_up").begin_array();
  for (const auto run : state.given_up) out.value(run);
  out.end_array().key("publishing").value(state.publishing);
  out.key("leaving_pieces").value(state.leaving_pieces).end_object();
  return out.take();
}

Result<ClusterState> read_state(const json& source, const ClusterNames& names) {
  if (json_number(json_at(source, "schema")) != kClusterSchema ||
      json_number(json_at(source, "analyser")) != kAnalyserVersion) {
    return fail(ErrorCode::schema,
                fmt::format("{} of {} was made by another release", names.origin, names.archive),
                "write it with that one, or begin another archive");
  }
  ClusterState out;
  auto now = read_version(json_at(source, "now"), names);
  if (!now) return fail(std::move(now.error()));
  out.now = std::move(*now);
  if (const auto* before = json_at(source, "before"); before != nullptr) {
    auto version = read_version(before, names);
    if (!version) return fail(std::move(version.error()));
    out.before = std::move(*version);
  }
  out.last_run = json_number(json_at(source, "last_run"));
  out.last_index = json_number(json_at(source, "last_index"));
  const auto* publishing = json_at(source, "publishing");
  out.publishing = publishing != nullptr && *publishing == json(true);
  out.leaving_pieces = json_number(json_at(source, "leaving_pieces"));
  const auto* given_up = json_at(source, "given_up");
  if (given_up == nullptr || !given_up->is_array() || out.last_run < out.now.generation.number ||
      out.last_index < out.now.index) {
    return fail(damaged(names));
  }
  for (const auto& run : *given_up) out.given_up.push_back(json_number(&run));
  return out;
}

}  // namespace

std::string manifest_blob(std::uint64_t run) {
  return fmt::format("manifest-{}", run);
}

std::string leaving_blob(std::uint64_t run) {
  return fmt::format("leaving-{}", run);
}

Status StateStore::create(unsigned replicas) {
  const auto body = fmt::format(
      R"({{"settings":{{"number_of_shards":1,"number_of_replicas":{}}},"mappings":{{"dynamic":false}}}})",
      replicas);
  return client_.make_index(names_.state(), body);
}

Result<std::optional<ClusterState>> StateStore::read() {
  const auto answer = client_.ask("GET", fmt::format("/{}/_doc/{}", names_.state(), kDocument));
  if (!answer) return fail(answer.error());
  read_as_.reset();
  if (answer->status == 404) return std::optional<ClusterState>();
  if (!answer->good()) return fail(cluster_error(answer->status, answer->body));
  const auto* source = json_at(answer->body, "_source");
  if (source == nullptr) return fail(odd_answer("no document"));
  auto state = read_state(*source, names_);
  if (!state) return fail(std::move(state.error()));
  read_as_ = {json_number(json_at(answer->body, "_seq_no")),
              json_number(json_at(answer->body, "_primary_term"))};
  return std::optional(std::move(*state));
}

// A request that was answered to nobody may have come through.
Result<bool> StateStore::holds(const std::string& token) {
  const auto answer = client_.must("GET", fmt::format("/{}/_doc/{}", names_.state(), kDocument));
  if (!answer) return fail(answer.error());
  const auto* source = json_at(*answer, "_source");
  if (source == nullptr || json_text(json_at(*source, "token")) != token) return false;
  read_as_ = {json_number(json_at(*answer, "_seq_no")),
              json_number(json_at(*answer, "_primary_term"))};
  return true;
}

Status StateStore::write(const ClusterState& state) {
  const auto token = new_uuid();
  const auto how =
      read_as_ ? fmt::format("if_seq_no={}&if_primary_term={}", read_as_->first, read_as_->second)
               : std::string("op_type=create");
  const auto answer =
      client_.ask("PUT", fmt::format("/{}/_doc/{}?{}", names_.state(), kDocument, how),
                  state_text(state, token));
  if (!answer) return fail(answer.error());
  if (answer->good()) {
    read_as_ = {json_number(json_at(answer->body, "_seq_no")),
                json_number(json_at(answer->body, "_primary_term"))};
    return {};
  }
  if (answer->status != 409) return fail(cluster_error(answer->status, answer->body));
  const auto ours = holds(token);
  if (!ours) return fail(ours.error());
  if (*ours) return {};
  return fail(
      ErrorCode::locked,
      fmt::format("another writer of {} has changed {} meanwhile", names_.origin, names_.archive),
      "one writer an origin: --origin names another");
}

Result<std::uint64_t> StateStore::save_blob(const std::string& name, std::string_view bytes) {
  std::uint64_t pieces = 0;
  for (std::size_t at = 0; at < bytes.size(); at += kPiece, ++pieces) {
    const auto done =
        client_.must("PUT", fmt::format("/{}/_doc/{}-{}", names_.state(), name, pieces),
                     fmt::format(R"({{"data":"{}"}})", encode_base64(bytes.substr(at, kPiece))));
    if (!done) return fail(done.error());
  }
  return pieces;
}

Result<std::string> StateStore::load_blob(const std::string& name, std::uint64_t pieces) {
  std::string out;
  for (std::uint64_t i = 0; i < pieces; ++i) {
    const auto answer = client_.ask("GET", fmt::format("/{}/_doc/{}-{}", names_.state(), name, i));
    if (!answer) return fail(answer.error());
    if (answer->status == 404) return fail(damaged(names_));
    const auto* source = json_at(answer->body, "_source");
    const auto bytes =
        source == nullptr ? std::nullopt : decode_base64(json_text(json_at(*source, "data")));
    if (!bytes) return fail(damaged(names_));
    out += *bytes;
  }
  return out;
}

void StateStore::drop_blob(const std::string& name, std::uint64_t pieces) {
  for (std::uint64_t i = 0; i < pieces; ++i) {
    (void)client_.ask("DELETE", fmt::format("/{}/_doc/{}-{}", names_.state(), name, i));
  }
}

}  // namespace news
