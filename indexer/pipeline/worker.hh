// SPDX-License-Identifier: GPL-2.0-or-later
// One thread of a run: takes files, reads and parses them, tells unchanged articles by their
// content, and builds batches of the rest. Threads share only what stands in RunState.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "common/locks.hh"
#include "common/result.hh"
#include "indexer/cli/options.hh"
#include "indexer/copies/copy_finder.hh"
#include "indexer/pipeline/change_plan.hh"
#include "indexer/pipeline/recalls.hh"
#include "indexer/pipeline/removal.hh"
#include "indexer/pipeline/report.hh"
#include "indexer/store/store.hh"

namespace news {

// Articles of files that are gone, by content: one of them standing elsewhere now has moved.
class MovedArticles {
 public:
  MovedArticles(const Manifest& manifest, const std::vector<std::size_t>& gone);
  // Where it came from; none: nothing gone says this. Each gone article is found once.
  Origin take(std::uint64_t content_hash) NEWS_EXCLUDES(mutex_);

 private:
  bool none_ = true;  // were there any to begin with; never changes
  Mutex mutex_;
  std::unordered_multimap<std::uint64_t, Origin> origins_ NEWS_GUARDED_BY(mutex_);
};

// Articles that were taken out for good.
class PurgedArticles {
 public:
  explicit PurgedArticles(const std::vector<Purged>& purged) {
    for (const auto& article : purged) {
      ids_.insert(article.id);
      hashes_.insert(article.content_hash);
    }
  }
  // By its text (one of the two hashes of batch.hh); and by its name, unless that is a mere place
  // (`placed`): another article may stand there now, which nobody took down.
  bool empty() const { return hashes_.empty(); }
  bool hold(std::uint64_t id, bool placed, std::uint64_t content_hash) const {
    return (!placed && ids_.contains(id)) || hashes_.contains(content_hash);
  }

 private:
  std::unordered_set<std::uint64_t> ids_, hashes_;
};

struct RunState {
  const Options& options;
  const ScanResult& scanned;
  const ChangePlan& plan;
  const Manifest& manifest;  // as it was when the run began
  Store* store;              // nullptr: --dry-run
  const std::atomic<int>& signal;

  CopyFinder& copies;
  MovedArticles moved;
  PurgedArticles purged;
  std::atomic<std::size_t> next_task = 0;
  std::atomic<bool> failed = false;
  Mutex mutex;
  Error error NEWS_GUARDED_BY(mutex);
  RunReport report NEWS_GUARDED_BY(mutex);
  Removal removal NEWS_GUARDED_BY(mutex);
  Recalls recalls NEWS_GUARDED_BY(mutex) = {};
  bool given_up NEWS_GUARDED_BY(mutex) = false;

  bool stopping() const { return failed || signal != 0; }
  void fail_with(Error what) NEWS_EXCLUDES(mutex);
  // The threads that still work are not waited for: what they come to counts no more.
  void give_up() NEWS_EXCLUDES(mutex);
  RunReport take_report() NEWS_EXCLUDES(mutex);
  Removal take_removal() NEWS_EXCLUDES(mutex);
  Recalls take_recalls() NEWS_EXCLUDES(mutex);
  std::optional<Error> first_error() NEWS_EXCLUDES(mutex);
};

// Works until nothing is left, a stop is asked for or something failed. Never throws.
void work(RunState& state);

}  // namespace news
