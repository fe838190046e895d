// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/cluster/errands.hh"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "common/cluster_schema.hh"
#include "common/terminal.hh"
#include "indexer/cluster/document.hh"
#include "indexer/cluster/publish.hh"

namespace news {
namespace {

using nlohmann::json;

constexpr std::size_t kMostListed = 20, kMostFaults = 20, kMostRead = 500;

json every_document() {
  return {{"match_all", json::object()}};
}

// Articles of each origin that readers see.
Result<std::map<std::string, std::uint64_t>> count_origins(ClusterClient& client,
                                                           const std::string& archive) {
  const json body = {{"size", 0},
                     {"track_total_hits", false},
                     {"aggs", {{"indices", {{"terms", {{"field", "_index"}, {"size", 1000}}}}}}}};
  const auto answer = client.must("POST", fmt::format("/{}/_search", archive), body.dump());
  if (!answer) return fail(answer.error());
  std::map<std::string, std::uint64_t> out;
  const auto* buckets = json_at(*answer, "aggregations");
  if (buckets != nullptr) buckets = json_at(*buckets, "indices");
  if (buckets != nullptr) buckets = json_at(*buckets, "buckets");
  if (buckets == nullptr || !buckets->is_array()) return fail(odd_answer("no counts"));
  for (const auto& bucket : *buckets) {
    out[json_text(json_at(bucket, "key"))] = json_number(json_at(bucket, "doc_count"));
  }
  return out;
}

void add_skips(const Manifest& manifest, std::size_t most, std::string& out) {
  std::size_t all = 0;
  for (std::size_t i = 0; i < manifest.size(); ++i) {
    for (const auto& skip : manifest.skips(i)) {
      if (all++ == 0) out += "skipped, tried again when they change\n";
      if (all > most) continue;
      std::string name(manifest.path(i));
      if (!skip.member.empty()) name += fmt::format(" [{}]", skip.member);
      out += fmt::format("  {}: {}\n", printable(name), printable(std::string(skip.reason)));
    }
  }
  if (all > most) out += fmt::format("  and {} more (-v lists all)\n", all - most);
}

// The articles of a manifest that were not met yet, by id.
using Awaited = std::unordered_map<std::uint64_t, const ArticleEntry*>;

class Verifier {
 public:
  Verifier(ClusterArchive& archive, const Manifest& manifest,
           const std::function<void(const std::string&)>& tell)
      : archive_(archive), tell_(tell) {
    for (const auto& article : manifest.all_articles()) {
      if (!awaited_.emplace(article.id, &article).second) {
        fault(fmt::format("article {} stands twice in the manifest", id_text(article.id)));
      }
    }
  }

  Result<std::uint64_t> run() {
    auto& client = archive_.client();
    if (auto seen = refresh(client, archive_.index_now()); !seen) return fail(seen.error());
    const ScanRequest sums{.query = every_document(),
                           .fields = {cluster_field::kSum, cluster_field::kEntered}};
    const auto all = awaited_.size();
    std::uint64_t met = 0;
    auto done = scan_documents(client, archive_.index_now(), sums,
                               [&](const ScannedDocument& document) -> Status {
                                 ++met;
                                 compare(document);
                                 return {};
                               });
    if (!done) return fail(done.error());
    for (const auto& [id, entry] : awaited_) {
      fault(fmt::format("article {} is not on the cluster", id_text(id)));
    }
    const auto seen = count_documents(client, archive_.states().names().archive,
                                      {{"term", {{"_index", archive_.index_now()}}}});
    if (!seen) return fail(seen.error());
    if (*seen != all) fault(fmt::format("readers see {} articles of {}", *seen, all));
    if (auto read = read_some(); !read) return fail(read.error());
    return faults_;
  }

 private:
  void compare(const ScannedDocument& document) {
    const auto found = awaited_.find(document.id);
    if (found == awaited_.end()) {
      fault(fmt::format("article {} is on the cluster and not in the manifest",
                        id_text(document.id)));
      return;
    }
    if (document.text(cluster_field::kSum) != id_text(found->second->stored_hash)) {
      fault(fmt::format("article {} is another than was written last", id_text(document.id)));
    }
    awaited_.erase(found);
  }

  // The first by their sums, which is as good as any.
  Status read_some() {
    auto& client = archive_.client();
    const json body = {{"size", kMostRead},
                       {"query", every_document()},
                       {"_source", json::array({cluster_field::kStored})},
                       {"docvalue_fields", json::array({cluster_field::kSum})},
                       {"sort", json::array({{{std::string(cluster_field::kSum), "asc"}}})}};
    const auto answer =
        client.must("POST", fmt::format("/{}/_search", archive_.index_now()), body.dump());
    if (!answer) return fail(answer.error());
    const auto* hits = hits_of(*answer);
    if (hits == nullptr) return fail(odd_answer("no hits"));
    for (const auto& hit : *hits) {
      const ScannedDocument document{0, hit};
      if (id_text(cluster_sum(document.bytes(cluster_field::kStored))) !=
          document.text(cluster_field::kSum)) {
        fault(fmt::format("article {} cannot be read as it was written",
                          printable(json_text(json_at(hit, "_id")))));
      }
    }
    return {};
  }

  void fault(const std::string& what) {
    if (++faults_ <= kMostFaults) tell_(what);
  }

  ClusterArchive& archive_;
  const std::function<void(const std::string&)>& tell_;
  Awaited awaited_;
  std::uint64_t faults_ = 0;
};

}  // namespace

Result<std::string> cluster_info(ClusterArchive& archive, const std::string& place, bool all) {
  const auto index = archive.open({.wait_seconds = {}, .look_only = true, .must_exist = true});
  if (!index) return fail(index.error());
  const auto& names = archive.states().names();
  const auto& now = index->generation;
  const auto writer = lease_holder(archive.client(), names);
  if (!writer) return fail(writer.error());
  auto out = fmt::format("archive    {}\nid         {}\norigin     {}\n", printable(place),
                         now.uuid, names.origin);
  if (now.number > 0) {
    out += fmt::format("run        {}, written {:%Y-%m-%d %H:%M:%S} UTC by newsindex {}\n",
                       now.number, fmt::gmtime(now.written), now.program);
  }
  const auto& before = archive.state().before;
  if (before) {
    out += fmt::format("           {} (for --rollback)\n", before->generation.number);
  }
  out +=
      fmt::format("schema     {}.{}\narticles   {} from {} files\nquotations {}\n", kClusterSchema,
                  now.analyser, now.live_articles(), index->manifest.size(), now.live_quotes());
  if (!writer->empty()) out += fmt::format("written by {}\n", printable(*writer));
  if (!now.roots.empty()) out += "folders\n";
  for (const auto& root : now.roots) out += fmt::format("  {}\n", printable(root));
  const auto origins = count_origins(archive.client(), names.archive);
  if (!origins) return fail(origins.error());
  out += "what readers see\n";
  for (const auto& [name, count] : *origins) {
    out += fmt::format("  {:>8}  {}\n", count, printable(name));
  }
  add_skips(index->manifest, all ? ~std::size_t{0} : kMostListed, out);
  return out;
}

// Under the lease: what a run is about would look like faults.
Status verify_cluster(ClusterArchive& archive,
                      const std::function<void(const std::string&)>& tell) {
  const auto index = archive.open({.wait_seconds = {}, .must_exist = true});
  if (!index) return fail(index.error());
  const auto faults = Verifier(archive, index->manifest, tell).run();
  if (!faults) return fail(faults.error());
  if (auto ended = archive.end_unchanged(); !ended) return ended;
  if (*faults == 0) return {};
  return fail(ErrorCode::index_missing, fmt::format("{} faults were found", *faults),
              "newsindex --rebuild makes the archive of this origin anew");
}

Result<std::string> roll_back_cluster(ClusterArchive& archive, std::optional<double> wait_seconds) {
  const auto index = archive.open({.wait_seconds = wait_seconds, .must_exist = true});
  if (!index) return fail(index.error());
  auto& state = archive.state();
  if (!state.before) {
    (void)archive.end_unchanged();
    return fail(ErrorCode::usage, "there is nothing to go back to",
                "on a cluster the last --rebuild can be undone, until the next run that changes "
                "something");
  }
  std::swap(state.now, *state.before);
  state.publishing = true;
  if (auto written = archive.states().write(state); !written) return fail(written.error());
  if (auto done = carry_out(archive.client(), archive.states(), state); !done) {
    return fail(done.error());
  }
  return fmt::format("{} is back at run {}: {} articles", archive.states().names().origin,
                     state.now.generation.number, state.now.generation.live_articles());
}

}  // namespace news
