// SPDX-License-Identifier: GPL-2.0-or-later
// The store of a run whose archive is on a cluster (indexer/store/store.hh). Articles are sent as
// they come, under the number of the run, and nobody sees those that are new before finish() has
// them admitted (publish.hh); a run that ends before leaves them to the next, which takes them out
// or writes them anew. There is one publication, at the end.
//
// What is written over cannot be put back: of a file from which too much would leave, the articles
// that changed stay changed, and those that would leave stay.
//
// Before anything is published every article sent is counted on the cluster. A rebuild goes to an
// index of its own, is published only when it holds all that the scan found, and carries nothing
// over: what could not be read anew refuses it.
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "common/locks.hh"
#include "indexer/cluster/bulk.hh"
#include "indexer/cluster/client.hh"
#include "indexer/cluster/lease.hh"
#include "indexer/cluster/scan.hh"
#include "indexer/cluster/state.hh"
#include "indexer/store/publisher.hh"
#include "indexer/store/store.hh"
#include "indexer/store/writable_index.hh"

namespace news {

using MakeClient = std::function<Result<std::unique_ptr<ClusterClient>>()>;

// What a store shares with the archive that made it, and that outlives it.
struct ClusterSite {
  ClusterClient& client;
  StateStore& states;
  ClusterState& state;
  const Lease& lease;
  MakeClient make_client;
  std::string folder;                      // for files of this run
  std::uint64_t run = 0;                   // its number
  std::uint64_t index = 1;                 // that it writes to: ClusterNames::index()
  const std::atomic<bool>& copies_failed;  // what finds near-copies could not ask
};

class ClusterStore final : public Store {
 public:
  ClusterStore(ClusterSite site, PublisherOptions how, Manifest manifest)
      : site_(std::move(site)),
        how_(std::move(how)),
        manifest_(std::move(manifest)),
        generation_(site_.state.now.generation) {}

  std::unique_ptr<StoreWriter> writer(Analyser& analyser, unsigned threads) override;
  bool hand_over(std::vector<FileResult> files) override NEWS_EXCLUDES(mutex_);
  Status advance() override { return still_ours(); }
  void close() override NEWS_EXCLUDES(mutex_);
  Status finish(Leaving leaving) override NEWS_EXCLUDES(mutex_);

  const Generation& generation() const override { return generation_; }
  bool published() const override { return published_; }
  std::uint64_t carried_over() const override { return 0; }
  const LeftOut& left() const override { return left_; }
  bool left_thread() const override { return false; }

  // For writers: the cluster has taken those articles.
  void sent(const std::vector<ArticleEntry>& entries) NEWS_EXCLUDES(mutex_);
  // locked: somebody else may write by now.
  Status still_ours() const;
  const ClusterSite& site() const { return site_; }
  // What became of the articles; for a run that failed after it was published.
  Standing standing() const;

 private:
  using Files = std::map<std::string, FileResult>;
  void settle(Files& files, const Leaving& leaving) const;
  bool changes(const Files& files, const Leaving& leaving) const;
  // `sent`: sorted, each once.
  std::vector<std::uint64_t> leaving_ids(const Files& files, const Leaving& leaving,
                                         const std::vector<std::uint64_t>& sent) const;
  Result<Manifest> make_manifest(const Files& files, const Leaving& leaving, Generation& next);
  Status regroup(const Generation& next, std::vector<std::uint64_t>& sent);
  Status put_group(const ScannedDocument& document, const std::string& group, BulkSender& sender,
                   Analyser& analyser) const;
  Status all_arrived(const std::vector<std::uint64_t>& sent);
  Status check_rebuild(const Files& files, const Manifest& next,
                       const std::vector<std::uint64_t>& sent) const;
  Status publish(Generation next, const std::vector<std::uint64_t>& gone);
  Status nothing_changed();

  const ClusterSite site_;
  const PublisherOptions how_;
  const Manifest manifest_;  // as it was when the run began
  Mutex mutex_;
  Files files_ NEWS_GUARDED_BY(mutex_);
  std::vector<std::uint64_t> sent_ NEWS_GUARDED_BY(mutex_);
  bool closed_ NEWS_GUARDED_BY(mutex_) = false;
  Generation generation_;
  Manifest next_;
  bool published_ = false;
  LeftOut left_;
};

}  // namespace news
