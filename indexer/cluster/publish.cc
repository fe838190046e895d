// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/cluster/publish.hh"

#include <fmt/format.h>

#include "common/bytes.hh"
#include "common/cluster_schema.hh"
#include "indexer/cluster/bulk.hh"
#include "indexer/cluster/scan.hh"

namespace news {
namespace {

using nlohmann::json;

// What is in force of an origin.
json admitted(const ClusterState& state) {
  const auto entered = std::string(cluster_field::kEntered);
  json query = {
      {"filter", json::array({{{"range", {{entered, {{"lte", state.now.generation.number}}}}}}})}};
  if (!state.given_up.empty()) {
    query["must_not"] = json::array({{{"terms", {{entered, state.given_up}}}}});
  }
  return {{"bool", query}};
}

}  // namespace

Status move_alias(ClusterClient& client, const ClusterNames& names, const ClusterState& state) {
  json actions = json::array();
  if (state.before && state.before->index != state.now.index) {
    actions.push_back({{"remove",
                        {{"index", names.index(state.before->index)},
                         {"alias", names.archive},
                         {"must_exist", false}}}});
  }
  actions.push_back({{"add",
                      {{"index", names.index(state.now.index)},
                       {"alias", names.archive},
                       {"filter", admitted(state)}}}});
  const auto done = client.must("POST", "/_aliases", json{{"actions", actions}}.dump());
  return done ? Status() : fail(done.error());
}

std::string encode_ids(const std::vector<std::uint64_t>& ids) {
  ByteWriter out;
  for (const auto id : ids) out.fixed64(id);
  return out.take();
}

std::vector<std::uint64_t> decode_ids(std::string_view bytes) {
  std::vector<std::uint64_t> out;
  ByteReader reader(bytes);
  for (std::size_t left = bytes.size() / 8; left > 0; --left) out.push_back(reader.fixed64());
  return out;
}

Result<Manifest> seal_manifest(ManifestBuilder& builder, const std::string& path,
                               Generation& next) {
  const auto sum = builder.write(path);
  if (!sum) return fail(sum.error());
  next.manifest_bytes = sum->bytes;
  next.manifest_hash = sum->hash;
  auto made = Manifest::open(path, sum->bytes, sum->hash);
  if (!made) return fail(ErrorCode::io, made.error().message);
  Segment all;
  all.number = 1;
  for (const auto& article : made->all_articles()) all.quotes += article.quotes;
  all.articles = static_cast<std::uint32_t>(made->articles());
  next.segments = {std::move(all)};
  return made;
}

Status carry_out(ClusterClient& client, StateStore& states, ClusterState& state) {
  if (!state.publishing) return {};
  const auto& names = states.names();
  const auto run = state.now.generation.number;
  if (auto moved = move_alias(client, names, state); !moved) return moved;
  const auto pieces = state.leaving_pieces;
  if (pieces > 0) {
    const auto leaving = states.load_blob(leaving_blob(run), pieces);
    if (!leaving) return fail(leaving.error());
    BulkSender sender(client, names.index(state.now.index), run);
    for (const auto id : decode_ids(*leaving)) {
      if (auto sent = sender.remove(id); !sent) return sent;
    }
    if (auto sent = sender.flush(); !sent) return sent;
    if (auto seen = refresh(client, names.index(state.now.index)); !seen) return seen;
  }
  state.publishing = false;
  state.leaving_pieces = 0;
  if (auto written = states.write(state); !written) return written;
  states.drop_blob(leaving_blob(run), pieces);
  return {};
}

}  // namespace news
