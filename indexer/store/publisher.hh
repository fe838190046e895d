// SPDX-License-Identifier: GPL-2.0-or-later
// Gathers what the threads of a run have built, makes segments of it, and publishes generations: at
// the end, and on long runs every half minute and every gigabyte of text, so that a kill costs
// little. Thread-safe.
//
// What is published is always whole files, or files marked kIncomplete that the next run reads
// again. A generation's number is fixed before its articles are written (they carry it as
// first-seen), so publishing waits for the batches in flight: Batch::write() runs under a share of
// `epoch`.
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
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <vector>

#include "common/index/generation.hh"
#include "indexer/store/batch.hh"
#include "indexer/store/index_check.hh"
#include "indexer/store/manifest.hh"
#include "indexer/store/seal_pace.hh"
#include "indexer/store/segment.hh"

namespace news {

// A file as read in this run. The last one told of a path counts.
struct FileResult {
  std::string path;  // canonical
  FileStamp stamp;
  std::uint32_t flags = 0;
  std::vector<ArticleEntry> articles;
  std::vector<SkipRecord> skips;
};

// What a run takes out of the index at its end (pipeline/removal.hh decides). Until then files in
// `articles` are told of with all they held, marked kIncomplete.
struct Leaving {
  std::vector<std::string> files;  // canonical paths of files that are no more, sorted
  // Of files that stay: ids of what they no longer hold, by canonical path.
  std::map<std::string, std::vector<std::uint64_t>> articles;
  // Nothing may leave: those files stay in the index as they were, and are read again next time.
  bool refused = false;
  // PATHs that lead through links, as the run found them; none: as they were.
  std::optional<std::vector<PathLink>> links = {};

  bool empty() const { return files.empty() && articles.empty(); }
};

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

class Publisher {
 public:
  // `base`: the generation in force, number 0 when there is none.
  Publisher(PublisherOptions options, Generation base, Manifest manifest);

  // To be held, shared, while a batch is written and handed over.
  std::shared_timed_mutex& epoch() { return epoch_; }
  // A place for a batch about to be written; it must be handed over then, or the run fails.
  BatchPlace reserve(const Batch& batch);
  std::string next_scratch_name();

  // Takes a batch, which one thread wrote in `seconds`, and the files that are complete with it (or
  // marked kIncomplete). Of a batch that was cut short, the rest is left to the next run. False:
  // close() came before, and nothing was taken.
  bool hand_over(const BatchPlace& place, Part part, double seconds, std::vector<FileResult> files);
  bool hand_over(std::vector<FileResult> files);

  // After a stop: no time is left to go on with a batch that has been written for so long, and
  // holds so much text. Room is left to finish it, and to make segments of all there is.
  bool must_end_batch(double seconds, std::uint64_t text_bytes);
  // Nothing more is taken, and no batch in flight waited for: its thread was given up.
  void close();

  // Makes a segment, and publishes, when it is time. Call it without a share of `epoch`.
  Status advance();

  // The last publication. Publishes nothing when nothing changed. Of a rebuild `articles` do not
  // count: its files are told of without what they no longer hold.
  Status finish(Leaving leaving);

  const Generation& generation() const { return base_; }  // in force now
  bool published() const { return published_; }
  // Articles that a rebuild took over from the index before.
  std::uint64_t carried_over() const { return carried_over_; }
  // Articles that were read and, for want of time after a stop, not taken in. Then no file that is
  // gone leaves the index either: an article may have moved from there to one of these.
  struct Left {
    std::uint64_t added = 0, changed = 0, moved = 0;
    bool removals = false;
  };
  const Left& left() const { return left_; }
  // A segment is made in a thread that nobody waits for: end the process without taking down what
  // it uses. The next run sweeps what it leaves.
  bool left_thread() const { return left_thread_; }

 private:
  // A segment to be: filled up to its limit in the order of ids, sealed once every batch is there.
  struct Pending {
    std::uint64_t number = 0;
    std::vector<Part> parts;
    std::uint32_t articles = 0, in_flight = 0;
    std::uint64_t bytes = 0;
  };
  struct IdRange {
    std::uint32_t first, last;
    bool holds(std::uint32_t id) const { return first <= id && id <= last; }
  };
  bool is_full(const Pending& pending) const;
  bool any_ready();
  Status seal(Pending pending);
  Status seal_at_once(const Pending& pending);
  std::optional<double> seconds_left() const {
    return options_.seconds_left ? options_.seconds_left() : std::nullopt;
  }
  bool in_a_hurry() const { return seconds_left().value_or(kHurry) < kHurry; }
  Pending take_what_fits(Pending& pending);
  void leave(const std::vector<Part>& parts);
  bool leave_out(std::map<std::string, FileResult>& files);
  std::unique_lock<std::shared_timed_mutex> wait_for_batches();
  Result<bool> merge_due(Generation& next);
  Status merge();
  Result<std::uint32_t> seal_all(std::map<std::string, FileResult>& files);
  Status publish(Leaving leaving, bool last);
  void settle(std::map<std::string, FileResult>& files, const Leaving& leaving);
  Generation next_generation(std::uint64_t number);
  static void merge_manifest(const Manifest& old, Generation& next,
                             const std::map<std::string, FileResult>& files,
                             const std::vector<std::string>& gone, ManifestBuilder& builder);

  // --rebuild.
  Status set_aside();
  Status set_aside(const std::map<std::string, FileResult>& files);
  bool was_stopped();
  Result<Generation> rebuilt(std::uint32_t number, const std::vector<std::string>& gone);
  Status guard_and_check(const Generation& next, bool& stopped);
  Status publish_rebuild(const std::vector<std::string>& gone);

  Status put_in_force(Generation next);
  std::string scratch(const char* name) const;

  static constexpr double kHurry = 0.2;  // seconds; clearing up is left to the next run

  PublisherOptions options_;
  Generation base_, start_;
  Manifest manifest_;   // of base_, until the last publication
  Manifest set_aside_;  // --rebuild: files told so far, but for files_
  std::shared_timed_mutex epoch_;
  std::atomic<bool> closed_ = false;  // set under mutex_
  std::mutex mutex_;                  // guards what follows
  std::uint32_t entering_;
  std::uint32_t next_article_, next_quote_;
  std::uint64_t scratch_names_ = 0, segments_begun_ = 0;
  std::deque<Pending> pending_;
  std::map<std::string, FileResult> files_;
  std::vector<IdRange> left_ids_;
  std::vector<ArticleEntry> withdrawn_;  // written in this run, of files that stay as they were
  std::optional<std::vector<PathLink>> links_;  // of the last publication
  SealPace pace_;
  std::mutex sealing_;  // one segment at a time; guards what follows
  std::uint32_t next_segment_;
  std::vector<Segment> sealed_;
  std::atomic<std::chrono::steady_clock::time_point> last_publication_;
  std::atomic<std::uint64_t> bytes_since_publication_ = 0;
  bool published_ = false, left_thread_ = false;
  std::uint64_t fresh_articles_ = 0, carried_over_ = 0;
  Left left_;
};

}  // namespace news
