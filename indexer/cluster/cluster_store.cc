// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/cluster/cluster_store.hh"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "common/cluster_schema.hh"
#include "common/stored_article.hh"
#include "common/stories.hh"
#include "indexer/cluster/bulk.hh"
#include "indexer/cluster/document.hh"
#include "indexer/cluster/publish.hh"
#include "indexer/cluster/scan.hh"
#include "indexer/store/file_results.hh"
#include "indexer/store/manifest_difference.hh"
#include "indexer/store/publication.hh"

namespace news {
namespace {

using nlohmann::json;

// Groups that one request asks for.
constexpr std::size_t kGroupsAtOnce = 500;

}  // namespace

bool ClusterStore::hand_over(std::vector<FileResult> files) {
  const Locked lock(mutex_);
  if (closed_) return false;
  for (auto& file : files) {
    auto path = file.path;
    files_.insert_or_assign(std::move(path), std::move(file));
  }
  return true;
}

void ClusterStore::close() {
  const Locked lock(mutex_);
  closed_ = true;
}

void ClusterStore::sent(const std::vector<ArticleEntry>& entries) {
  const Locked lock(mutex_);
  for (const auto& entry : entries) sent_.push_back(entry.id);
}

Status ClusterStore::still_ours() const {
  if (site_.copies_failed) {
    return fail(ErrorCode::unreachable,
                "the cluster did not tell which articles are copies of older ones",
                "nothing of this run counts; the next one goes on");
  }
  if (!site_.lease.lost()) return {};
  return fail(ErrorCode::locked,
              fmt::format("the lock of {} could not be kept, and another writer may have it",
                          site_.states.names().origin),
              "nothing of this run counts; run it again");
}

Standing ClusterStore::standing() const {
  return {generation_, published_ ? difference(manifest_, next_) : ManifestDifference()};
}

// After a refusal nothing leaves; what is called back does.
void ClusterStore::settle(Files& files, const Leaving& leaving) const {
  std::vector<ArticleEntry> withdrawn;  // leaving_ids() finds them by what stays
  take_out(files, manifest_, leaving.called_back, withdrawn);
  if (leaving.refused) return;
  take_out(files, manifest_, leaving.articles, withdrawn);
  for (const auto& [path, ids] : leaving.articles) {
    if (const auto told = files.find(path); told != files.end()) {
      told->second.flags &= ~kIncomplete;
    }
  }
}

bool ClusterStore::changes(const Files& files, const Leaving& leaving) const {
  return generation_.number == 0 || how_.afresh || !leaving.files.empty() ||
         std::any_of(files.begin(), files.end(),
                     [this](const auto& file) { return differs(manifest_, file.second); });
}

// What the cluster holds, or may hold, of these files, and the manifest to be does not.
std::vector<std::uint64_t> ClusterStore::leaving_ids(const Files& files, const Leaving& leaving,
                                                     const std::vector<std::uint64_t>& sent) const {
  std::unordered_set<std::uint64_t> stay;
  for (const auto& [path, file] : files) {
    for (const auto& article : file.articles) stay.insert(article.id);
  }
  std::vector<std::uint64_t> out;
  const auto add_old = [&](const std::string& path) {
    const auto old = manifest_.find(path);
    if (!old) return;
    for (const auto& article : manifest_.file(*old).articles) out.push_back(article.id);
  };
  if (!how_.afresh) {
    for (const auto& [path, file] : files) add_old(path);
    for (const auto& path : leaving.files) {
      if (!files.contains(path)) add_old(path);
    }
  }
  out.insert(out.end(), sent.begin(), sent.end());
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  std::erase_if(out, [&stay](std::uint64_t id) { return stay.contains(id); });
  return out;
}

Result<Manifest> ClusterStore::make_manifest(const Files& files, const Leaving& leaving,
                                             Generation& next) {
  ManifestBuilder builder(site_.folder + "/next");
  const Manifest nothing;
  const auto& old = how_.afresh ? nothing : manifest_;
  const std::unordered_set<std::string> gone(leaving.files.begin(), leaving.files.end());
  std::size_t copied = 0;
  const auto copy_before = [&](std::size_t end) {
    for (; copied < end; ++copied) {
      if (!gone.contains(std::string(old.path(copied)))) builder.copy(old, copied, copied + 1);
    }
  };
  for (const auto& [path, file] : files) {
    const auto at = old.lower_bound(path);
    copy_before(at);
    if (at < old.size() && old.path(at) == path) copied = at + 1;
    builder.add(path, file.stamp, file.flags, file.articles, file.skips);
  }
  copy_before(old.size());
  return seal_manifest(builder, fmt::format("{}/{}", site_.folder, manifest_name(next.number)),
                       next);
}

Status ClusterStore::put_group(const ScannedDocument& document, const std::string& group,
                               BulkSender& sender, Analyser& analyser) const {
  const auto data = document.bytes(cluster_field::kStored);
  const auto signature = document.bytes(cluster_field::kSignature);
  const auto article = decode_article(data);
  if (!article) return fail(article.error());
  const ClusterPlacement where{
      .group = group,
      .signature = signature,
      .story = key_number(bytes_of_hexadecimal(document.text(cluster_field::kStory))),
      .sum = cluster_sum(data),
      .entered = document.number(cluster_field::kEntered),
      .run = site_.run};
  return sender.put(document.id, cluster_document(*article, data, where, analyser));
}

// Groups that an article of this run showed to be one: the articles of the newer are written anew.
Status ClusterStore::regroup(const Generation& next, std::vector<std::uint64_t>& sent) {
  std::map<std::string, std::string> older;  // by newer, as documents hold them
  for (const auto& bridge : next.bridges) {
    older.emplace(hexadecimal(bridge.newer), bridge.older);
  }
  if (!how_.afresh) {
    for (const auto& bridge : site_.state.now.generation.bridges) {
      const auto found = older.find(hexadecimal(bridge.newer));
      if (found != older.end() && found->second == bridge.older) older.erase(found);
    }
  }
  if (older.empty()) return {};
  Analyser analyser;
  const auto index = site_.states.names().index(site_.index);
  BulkSender sender(site_.client, index, site_.run);
  for (auto at = older.begin(); at != older.end();) {
    json some = json::array();
    for (; at != older.end() && some.size() < kGroupsAtOnce; ++at) some.push_back(at->first);
    const ScanRequest request{
        .query = {{"terms", {{std::string(cluster_field::kGroup), some}}}},
        .fields = {cluster_field::kGroup, cluster_field::kStory, cluster_field::kEntered},
        .source = {cluster_field::kStored, cluster_field::kSignature}};
    const auto done = scan_documents(
        site_.client, index, request, [&](const ScannedDocument& document) -> Status {
          const auto group = older.find(document.text(cluster_field::kGroup));
          if (group == older.end()) return {};
          sent.push_back(document.id);
          return put_group(document, group->second, sender, analyser);
        });
    if (!done) return done;
  }
  if (auto done = sender.flush(); !done) return done;
  return refresh(site_.client, index);
}

Status ClusterStore::all_arrived(const std::vector<std::uint64_t>& sent) {
  const auto found = count_documents(site_.client, site_.states.names().index(site_.index),
                                     {{"term", {{std::string(cluster_field::kRun), site_.run}}}});
  if (!found) return fail(found.error());
  if (*found == sent.size()) return {};
  return fail(
      ErrorCode::io,
      fmt::format("{} articles were sent and the cluster holds {} of them", sent.size(), *found),
      "nothing of this run counts; the next one goes on");
}

// Whole, and not too small.
Status ClusterStore::check_rebuild(const Files& files, const Manifest& next,
                                   const std::vector<std::uint64_t>& sent) const {
  for (const auto& [path, file] : files) {
    const bool whole = std::all_of(
        file.articles.begin(), file.articles.end(), [&sent](const ArticleEntry& article) {
          return std::binary_search(sent.begin(), sent.end(), article.id);
        });
    if (!whole) {
      return fail(ErrorCode::io,
                  fmt::format("{} could not be read anew, and a rebuild on a cluster carries "
                              "nothing over: the archive stays as it was",
                              path),
                  "mend it, or leave it out with --exclude");
    }
  }
  return how_.may_lose ? how_.may_lose(difference(manifest_, next).removed) : Status();
}

Status ClusterStore::nothing_changed() {
  site_.state.last_run = site_.run - 1;  // it stands nowhere
  return site_.states.write(site_.state);
}

Status ClusterStore::publish(Generation next, const std::vector<std::uint64_t>& gone) {
  auto& state = site_.state;
  const auto pieces = site_.states.save_blob(manifest_blob(next.number), next_.bytes());
  if (!pieces) return fail(pieces.error());
  const auto leaving = site_.states.save_blob(leaving_blob(next.number), encode_ids(gone));
  if (!leaving) return fail(leaving.error());
  if (auto ours = still_ours(); !ours) return ours;
  const auto was = state.now;
  const auto let_go = state.before;
  state.before.reset();
  if (how_.afresh && was.generation.number > 0) state.before = was;
  state.now = {site_.index, next, *pieces};
  state.publishing = true;
  state.leaving_pieces = *leaving;
  if (auto written = site_.states.write(state); !written) return written;
  generation_ = std::move(next);
  published_ = true;
  if (auto done = carry_out(site_.client, site_.states, state); !done) return done;
  if (!state.before) site_.states.drop_blob(manifest_blob(was.generation.number), was.pieces);
  if (let_go && let_go->index != site_.index) {
    (void)site_.client.ask("DELETE", '/' + site_.states.names().index(let_go->index));
    site_.states.drop_blob(manifest_blob(let_go->generation.number), let_go->pieces);
  }
  return {};
}

Status ClusterStore::finish(Leaving leaving) {
  const Locked lock(mutex_);
  if (closed_) {
    return fail(ErrorCode::io, "the cluster did not take in time what was read before the stop",
                "nothing of this run counts; the next one goes on");
  }
  if (auto ours = still_ours(); !ours) return ours;
  auto files = std::exchange(files_, {});
  settle(files, leaving);
  auto sent = std::exchange(sent_, {});
  if (!changes(files, leaving)) return sent.empty() ? nothing_changed() : Status();
  Generation next = site_.state.now.generation;
  next.number = site_.run;
  next.bridges = how_.bridges ? how_.bridges(false) : std::vector<Bridge>();
  if (leaving.links) next.links = *leaving.links;
  if (leaving.roots) next.roots = *leaving.roots;
  sign(next);
  const auto index = site_.states.names().index(site_.index);
  if (auto seen = refresh(site_.client, index); !seen) return seen;
  if (auto done = regroup(next, sent); !done) return done;
  std::sort(sent.begin(), sent.end());
  sent.erase(std::unique(sent.begin(), sent.end()), sent.end());
  if (auto arrived = all_arrived(sent); !arrived) return arrived;
  auto made = make_manifest(files, leaving, next);
  if (!made) return fail(made.error());
  next_ = std::move(*made);
  if (how_.afresh) {
    if (auto good = check_rebuild(files, next_, sent); !good) return good;
  }
  return publish(std::move(next), leaving_ids(files, leaving, sent));
}

}  // namespace news
