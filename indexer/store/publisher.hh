// SPDX-License-Identifier: GPL-2.0-or-later
// Gathers what the threads of a run have built, and publishes generations of the segments that are
// made of it (assembly.hh): at the end, and on long runs every half minute and every gigabyte of
// text, so that a kill costs little. Thread-safe.
//
// What is published is always whole files, or files marked kIncomplete that the next run reads
// again. A generation's number is fixed before its articles are written (they carry it as
// first-seen), so publishing waits for the batches in flight: Batch::write() runs under a share of
// `epoch`.
//
// Locks, in the order in which they may be taken: sealing_ (one publication or segment at a time);
// epoch_ (a share while a batch is written, the whole while a number is taken); RunState's
// (worker.hh); files_mutex_; Assembly's; StopBudget's. CopyFinder's is taken under sealing_, and
// nothing under it.
//
// A rebuild is published once, at its end, and only when it is
//   complete  no stop came, and every batch handed over stands in a segment;
//   whole     what the index before holds and the run could not read anew (a PATH that is not
//             there, a folder or a file that fails) is carried over from it (carry_over.hh);
//   guarded   `may_lose` has no objection to the articles that the old index holds and the new one
//             does not, counted in their manifests;
//   checked   the new generation, as it is about to be named, is sound (index_check.hh).
// Otherwise the old generation stays in force. publish_rebuild() is the one place where that is
// decided; finish() fails with the reason, but for a stop: published() is false then.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <string>
#include <vector>

#include "common/index/generation.hh"
#include "common/locks.hh"
#include "indexer/store/assembly.hh"
#include "indexer/store/batch.hh"
#include "indexer/store/index_check.hh"
#include "indexer/store/manifest.hh"
#include "indexer/store/segment.hh"
#include "indexer/store/stop_budget.hh"
#include "indexer/store/store.hh"

namespace news {

struct PublisherOptions {
  std::string directory;
  bool afresh = false;  // --rebuild; see above
  std::uint32_t segment_articles = 5'000;
  std::uint64_t segment_bytes = std::uint64_t{256} << 20;  // of text
  std::chrono::seconds publish_every{30};
  std::uint64_t publish_bytes = std::uint64_t{1} << 30;  // of text handed over since the last time
  std::function<void(const Segment&)> segment_made;      // told of each; empty: nobody
  // Of near-copies, all known by now; asked for those of the index before as well when a rebuild
  // carries articles over from it.
  std::function<std::vector<Bridge>(bool with_old)> bridges = {};
  // --rebuild: whether the index may lose so many articles; the error says why not.
  std::function<Status(std::uint64_t removed)> may_lose = {};
  TellFault tell_fault = [](const std::string&) {};  // --rebuild: of what the check finds
  // Once the run was asked to stop: seconds left to make segments in (below 0: past); nothing
  // before that. What cannot be made in that time is left to the next run, and so are merges.
  std::function<std::optional<double>()> seconds_left = {};
};

class Publisher final : public Store {
 public:
  // `base`: the generation in force, number 0 when there is none.
  Publisher(PublisherOptions options, Generation base, Manifest manifest);

  // Its flush() writes a Batch under a share of epoch().
  std::unique_ptr<StoreWriter> writer(Analyser& analyser, unsigned threads) override;

  // To be held, shared, while a batch is written and handed over.
  std::shared_timed_mutex& epoch() { return epoch_; }
  // A place for a batch about to be written; it must be handed over then, or the run fails.
  BatchPlace reserve(const Batch& batch) { return assembly_.reserve(batch); }
  std::string next_scratch_name() { return assembly_.next_scratch_name(); }

  // Takes a batch, which one thread wrote in `seconds`, and the files that are complete with it (or
  // marked kIncomplete). Of a batch that was cut short, the rest is left to the next run. False:
  // close() came before, and nothing was taken.
  bool hand_over(const BatchPlace& place, Part part, double seconds, std::vector<FileResult> files);
  bool hand_over(std::vector<FileResult> files) override NEWS_EXCLUDES(files_mutex_);

  // After a stop: no time is left to go on with a batch that has been written for so long, and
  // holds so much text. Room is left to finish it, and to make segments of all there is.
  bool must_end_batch(double seconds, std::uint64_t text_bytes) {
    return assembly_.must_end_batch(seconds, text_bytes);
  }
  void close() override NEWS_EXCLUDES(files_mutex_);

  // Makes a segment, and publishes, when it is time. Call it without a share of `epoch`.
  Status advance() override NEWS_EXCLUDES(sealing_);

  // Of a rebuild `articles` do not count: its files are told of without what they no longer hold;
  // `called_back` does.
  Status finish(Leaving leaving) override NEWS_EXCLUDES(sealing_);

  const Generation& generation() const override NEWS_ALONE { return base_; }
  bool published() const override NEWS_ALONE { return published_; }
  std::uint64_t carried_over() const override NEWS_ALONE { return carried_over_; }
  const LeftOut& left() const override NEWS_ALONE { return left_; }
  bool left_thread() const override NEWS_ALONE { return left_thread_ || assembly_.left_thread(); }

 private:
  bool leave_out(std::map<std::string, FileResult>& files, std::uint32_t number)
      NEWS_REQUIRES(sealing_);
  std::unique_lock<std::shared_timed_mutex> wait_for_batches();
  Result<bool> merge_due(Generation& next) NEWS_REQUIRES(sealing_);
  Status merge() NEWS_REQUIRES(sealing_);
  Result<std::uint32_t> seal_all(std::map<std::string, FileResult>& files) NEWS_REQUIRES(sealing_);
  Status publish(Leaving leaving, bool last) NEWS_REQUIRES(sealing_);
  void settle(std::map<std::string, FileResult>& files, const Leaving& leaving)
      NEWS_REQUIRES(sealing_);
  Generation next_generation(std::uint64_t number) NEWS_REQUIRES(sealing_);
  static void merge_manifest(const Manifest& old, Generation& next,
                             const std::map<std::string, FileResult>& files,
                             const std::vector<std::string>& gone, ManifestBuilder& builder);

  // --rebuild.
  Status set_aside() NEWS_EXCLUDES(sealing_);
  Status set_aside(const std::map<std::string, FileResult>& files) NEWS_REQUIRES(sealing_);
  bool was_stopped() NEWS_REQUIRES(sealing_);
  Result<Generation> rebuilt(std::uint32_t number, const std::vector<std::string>& gone)
      NEWS_REQUIRES(sealing_);
  Status guard_and_check(const Generation& next, bool& stopped) NEWS_REQUIRES(sealing_);
  Status publish_rebuild(const Leaving& leaving) NEWS_REQUIRES(sealing_);

  Status put_in_force(Generation next) NEWS_REQUIRES(sealing_);
  std::string scratch(const char* name) const;

  const PublisherOptions options_;
  StopBudget budget_;
  Assembly assembly_;
  std::shared_timed_mutex epoch_;
  Mutex files_mutex_;
  std::map<std::string, FileResult> files_ NEWS_GUARDED_BY(files_mutex_);
  Mutex sealing_;
  Generation base_ NEWS_GUARDED_BY(sealing_), start_ NEWS_GUARDED_BY(sealing_);
  Manifest manifest_ NEWS_GUARDED_BY(sealing_);   // of base_, until the last publication
  Manifest set_aside_ NEWS_GUARDED_BY(sealing_);  // --rebuild: files told so far, but for files_
  // Written in this run, of files that stay as they were, or called back.
  std::vector<ArticleEntry> withdrawn_ NEWS_GUARDED_BY(sealing_);
  // Of the last publication.
  std::optional<std::vector<PathLink>> links_ NEWS_GUARDED_BY(sealing_);
  std::optional<std::vector<std::string>> roots_ NEWS_GUARDED_BY(sealing_);
  std::atomic<std::chrono::steady_clock::time_point> last_publication_;
  std::atomic<std::uint64_t> bytes_since_publication_ = 0;
  bool published_ NEWS_GUARDED_BY(sealing_) = false;
  bool left_thread_ NEWS_GUARDED_BY(sealing_) = false;  // of a merge
  std::uint64_t carried_over_ NEWS_GUARDED_BY(sealing_) = 0;
  LeftOut left_ NEWS_GUARDED_BY(sealing_);
};

}  // namespace news
