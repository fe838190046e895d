// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/cluster/purge.hh"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <set>
#include <unordered_set>

#include "common/article_name.hh"
#include "common/cluster_schema.hh"
#include "common/stored_article.hh"
#include "common/terminal.hh"
#include "indexer/cluster/publish.hh"
#include "indexer/store/batch.hh"
#include "indexer/store/publication.hh"

namespace news {
namespace {

using nlohmann::json;
using Clock = std::chrono::steady_clock;

// Leases by which the server keeps what is deleted are looked at every half minute.
constexpr double kLongestMerge = 180;

struct Targets {
  std::set<std::uint64_t> ids;
  std::unordered_set<std::uint64_t> contents;
};

std::vector<std::uint64_t> ids_named(const std::string& name, const Manifest& manifest) {
  std::vector<std::uint64_t> out;
  const ArticleName read(name);  // what is walked below is its own
  for (const auto& reading : read.readings()) {
    const auto file = reading.member ? std::nullopt : manifest.find(reading.canonical);
    if (!file) continue;
    for (const auto& article : manifest.file(*file).articles) out.push_back(article.id);
    return out;
  }
  if (!looks_like_id(name)) return out;
  const auto id = id_number(name);
  const auto all = manifest.all_articles();
  if (std::any_of(all.begin(), all.end(), [id](const ArticleEntry& one) { return one.id == id; })) {
    out.push_back(id);
  }
  return out;
}

Result<Targets> find_targets(const ClusterPurge& what, const WritableIndex& index) {
  Targets out;
  for (const auto& name : what.names) {
    const auto ids = ids_named(name, index.manifest);
    if (ids.empty()) {
      const auto& purged = index.generation.purged;
      if (looks_like_id(name) &&
          std::any_of(purged.begin(), purged.end(),
                      [id = id_number(name)](const Purged& one) { return one.id == id; })) {
        continue;  // taken out before
      }
      return fail(ErrorCode::usage, fmt::format("refused: this origin holds no article {}", name),
                  "on a cluster an article is named by its id or the path of its file; nothing "
                  "was taken out");
    }
    if (ids.size() > 1 && !what.all && !what.dry_run) {
      return fail(ErrorCode::usage,
                  fmt::format("refused: {} stands for {} articles; nothing was taken out", name,
                              ids.size()),
                  "--all takes out every one of them; else name one by its id");
    }
    out.ids.insert(ids.begin(), ids.end());
  }
  for (const auto& article : index.manifest.all_articles()) {
    if (out.ids.contains(article.id)) out.contents.insert(article.content_hash);
  }
  for (const auto& article : index.manifest.all_articles()) {
    if (out.contents.contains(article.content_hash)) out.ids.insert(article.id);
  }
  return out;
}

// An id is remembered where it is a name: the whole of a file. Else the text alone.
Status remember(ClusterArchive& archive, const Targets& targets, const Manifest& manifest,
                Generation& next) {
  json ids = json::array();
  for (const auto id : targets.ids) ids.push_back(id_text(id));
  std::unordered_set<std::uint64_t> names;
  const ScanRequest request{.query = {{"terms", {{"_id", ids}}}},
                            .source = {cluster_field::kStored}};
  const auto done = scan_documents(archive.client(), archive.index_now(), request,
                                   [&](const ScannedDocument& document) -> Status {
                                     const auto data = document.bytes(cluster_field::kStored);
                                     const auto head = decode_head(data);
                                     if (head && head->member.empty() && head->ordinal == 1)
                                       names.insert(document.id);
                                     return {};
                                   });
  if (!done) return done;
  for (const auto& article : manifest.all_articles()) {
    if (!targets.ids.contains(article.id)) continue;
    next.purged.push_back({names.contains(article.id) ? article.id : 0, article.content_hash});
  }
  return {};
}

Result<Manifest> manifest_without(ClusterArchive& archive, const Targets& targets,
                                  const Manifest& old, Generation& next) {
  const auto path = archive.folder() + "/purged";
  ManifestBuilder builder(path + "-parts");
  for (std::size_t i = 0; i < old.size(); ++i) {
    const auto file = old.file(i);
    std::vector<ArticleEntry> stay(file.articles.begin(), file.articles.end());
    std::erase_if(stay,
                  [&targets](const ArticleEntry& one) { return targets.ids.contains(one.id); });
    builder.add(file.path, file.stamp, file.flags, stay, old.skip_records(i));
  }
  return seal_manifest(builder, path, next);
}

Status take_out(ClusterArchive& archive, const Targets& targets, const WritableIndex& index) {
  auto& state = archive.state();
  auto& states = archive.states();
  auto next = state.now.generation;
  next.number = archive.run();
  if (auto done = remember(archive, targets, index.manifest, next); !done) return done;
  sign(next);
  const auto manifest = manifest_without(archive, targets, index.manifest, next);
  if (!manifest) return fail(manifest.error());
  const auto pieces = states.save_blob(manifest_blob(next.number), manifest->bytes());
  if (!pieces) return fail(pieces.error());
  const auto leaving = states.save_blob(leaving_blob(next.number),
                                        encode_ids({targets.ids.begin(), targets.ids.end()}));
  if (!leaving) return fail(leaving.error());
  const auto was = state.now;
  state.now = {was.index, std::move(next), *pieces};
  state.publishing = true;
  state.leaving_pieces = *leaving;
  if (auto written = states.write(state); !written) return written;
  if (auto done = carry_out(archive.client(), states, state); !done) return done;
  states.drop_blob(manifest_blob(was.generation.number), was.pieces);
  return {};
}

// What --rollback would bring back.
Status drop_before(ClusterArchive& archive) {
  auto& state = archive.state();
  if (!state.before) return {};
  const auto before = *state.before;
  const auto gone =
      archive.client().ask("DELETE", '/' + archive.states().names().index(before.index));
  if (!gone) return fail(gone.error());
  archive.states().drop_blob(manifest_blob(before.generation.number), before.pieces);
  state.before.reset();
  return archive.states().write(state);
}

Result<std::uint64_t> count_deleted(ClusterClient& client, const std::string& index) {
  const auto answer = client.must("GET", fmt::format("/{}/_stats/docs", index));
  if (!answer) return fail(answer.error());
  const json* at = &*answer;
  for (const auto* name : {"_all", "total", "docs", "deleted"}) {
    if (at != nullptr) at = json_at(*at, name);
  }
  if (at == nullptr) return fail(odd_answer("no count of what is deleted"));
  return json_number(at);
}

// Until nothing that was taken out is left in it.
Status expunge(ClusterClient& client, const std::string& index) {
  const auto settings = fmt::format("/{}/_settings", index);
  const auto lenient = client.must(
      "PUT", settings,
      R"({"index.merge.policy.expunge_deletes_allowed":0,"index.soft_deletes.retention_lease.period":"0s"})");
  if (!lenient) return fail(lenient.error());
  Status out;
  const auto begun = Clock::now();
  for (unsigned tried = 0;; ++tried) {
    auto done = client.must("POST", fmt::format("/{}/_flush?force=true", index));
    if (done)
      done = client.must("POST", fmt::format("/{}/_forcemerge?only_expunge_deletes=true", index));
    if (done) done = client.must("POST", fmt::format("/{}/_flush?force=true", index));
    // Who searches keeps the files of before the merge open until then.
    if (done) done = client.must("POST", fmt::format("/{}/_refresh", index));
    const auto left = done ? count_deleted(client, index) : fail(done.error());
    if (!left) out = fail(left.error());
    if (!left || *left == 0) break;
    const auto waited = std::chrono::duration<double>(Clock::now() - begun).count();
    if (waited < kLongestMerge && client.pause(tried, 0)) continue;
    out = fail(ErrorCode::io,
               fmt::format("{} documents that were taken out are still held in {}", *left, index),
               "give the same command again: it goes on");
    break;
  }
  const auto back = client.must(
      "PUT", settings,
      R"({"index.merge.policy.expunge_deletes_allowed":null,"index.soft_deletes.retention_lease.period":null})");
  if (out && !back) return fail(back.error());
  return out;
}

// Snapshots that hold an index of this origin, by repository.
Result<std::vector<std::string>> snapshots_of(ClusterArchive& archive) {
  std::vector<std::string> out;
  const auto repositories = archive.client().must("GET", "/_snapshot");
  if (!repositories) return fail(repositories.error());
  const auto& names = archive.states().names();
  const auto begin = fmt::format("{}~{}~", names.archive, names.origin);
  for (const auto& [repository, about] : repositories->items()) {
    const auto answer = archive.client().must("GET", fmt::format("/_snapshot/{}/_all", repository));
    if (!answer) return fail(answer.error());
    const auto* snapshots = json_at(*answer, "snapshots");
    if (snapshots == nullptr || !snapshots->is_array()) return fail(odd_answer("no snapshots"));
    for (const auto& snapshot : *snapshots) {
      const auto* indices = json_at(snapshot, "indices");
      const bool ours = indices != nullptr && indices->is_array() &&
                        std::any_of(indices->begin(), indices->end(), [&begin](const json& index) {
                          return json_text(&index).starts_with(begin);
                        });
      if (ours) {
        out.push_back(fmt::format("{}/{}", repository, json_text(json_at(snapshot, "snapshot"))));
      }
    }
  }
  return out;
}

Status prove(ClusterArchive& archive, const std::function<void(const std::string&)>& tell) {
  if (auto done = drop_before(archive); !done) return done;
  if (auto done = expunge(archive.client(), archive.index_now()); !done) return done;
  if (auto done = expunge(archive.client(), archive.states().names().state()); !done) return done;
  const auto snapshots = snapshots_of(archive);
  if (!snapshots) return fail(snapshots.error());
  for (const auto& name : *snapshots) tell(fmt::format("snapshot {} may hold it", printable(name)));
  if (snapshots->empty()) return {};
  return fail(ErrorCode::input,
              fmt::format("{} snapshots may hold what was taken out", snapshots->size()),
              "delete them, and give the same command again");
}

}  // namespace

Result<std::string> purge_cluster(ClusterArchive& archive, const ClusterPurge& what,
                                  const std::function<void(const std::string&)>& tell) {
  const auto index = archive.open(
      {.wait_seconds = what.wait_seconds, .look_only = what.dry_run, .must_exist = true});
  if (!index) return fail(index.error());
  const auto targets = find_targets(what, *index);
  if (!targets && !what.dry_run) (void)archive.end_unchanged();
  if (!targets) return fail(targets.error());
  const auto count = targets->ids.size();
  if (what.dry_run) {
    return fmt::format("dry run: {} articles would be taken out for good", count);
  }
  if (count > 0) {
    if (auto done = take_out(archive, *targets, *index); !done) return fail(done.error());
  } else if (auto ended = archive.end_unchanged(); !ended) {
    return fail(ended.error());
  }
  if (auto proven = prove(archive, tell); !proven) return fail(proven.error());
  return fmt::format("{} articles taken out for good; the cluster holds nothing of what was",
                     count);
}

}  // namespace news
