// SPDX-License-Identifier: GPL-2.0-or-later
// Gathers what the threads of a run have built, makes segments of it, and publishes generations: at
// the end, and on long runs every half minute, so that a kill costs little. Thread-safe.
//
// What is published is always whole files, or files marked kIncomplete that the next run reads
// again. A generation's number is fixed before its articles are written (they carry it as
// first-seen), so publishing waits for the batches in flight: Batch::write() runs under a share of
// `epoch`.
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
#include "indexer/build/batch.hh"
#include "indexer/build/manifest.hh"
#include "indexer/build/segment.hh"

namespace news {

// A file as read in this run. The last one told of a path counts.
struct FileResult {
  std::string path;  // canonical
  FileStamp stamp;
  std::uint32_t flags = 0;
  std::vector<ArticleEntry> articles;
  std::vector<SkipRecord> skips;
};

struct PublisherOptions {
  std::string directory;
  bool afresh = false;  // --rebuild: the old segments are not taken over, and one publication only
  std::uint32_t segment_articles = 5'000;
  std::uint64_t segment_bytes = std::uint64_t{256} << 20;  // of text
  std::chrono::seconds publish_every{30};
  std::function<void(const Segment&)> segment_made;   // told of each; empty: nobody
  std::function<std::vector<Bridge>()> bridges = {};  // of near-copies, all known by now
  // Once the run was asked to stop: seconds left to publish in; nothing before that. What cannot be
  // made in that time is left to the next run, and so are merges.
  std::function<std::optional<double>()> seconds_left = {};
};

class Publisher {
 public:
  // `base`: the generation in force, number 0 when there is none.
  Publisher(PublisherOptions options, Generation base, Manifest manifest);

  // To be held, shared, while a batch is written and handed over.
  std::shared_mutex& epoch() { return epoch_; }
  // A place for a batch about to be written; it must be handed over then, or the run fails.
  BatchPlace reserve(const Batch& batch);
  std::string next_scratch_name();

  // Takes a batch and the files that are complete with it (or marked kIncomplete).
  void hand_over(const BatchPlace& place, Part part, std::vector<FileResult> files);
  void hand_over(std::vector<FileResult> files);

  // Makes a segment, and publishes, when it is time. Call it without a share of `epoch`.
  Status advance();

  // The last publication. `gone`: canonical paths of files that are no more. Publishes nothing when
  // nothing changed.
  Status finish(const std::vector<std::string>& gone);

  const Generation& generation() const { return base_; }  // in force now
  bool published() const { return published_; }
  // Articles that were read and, for want of time after a stop, not taken in.
  std::uint64_t left_new() const { return left_new_; }
  std::uint64_t left_changed() const { return left_changed_; }
  // A merge goes on in a thread that nobody waits for: end the process without taking down what it
  // uses. The next run sweeps what it leaves.
  bool merge_abandoned() const { return merge_abandoned_; }

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
  Status seal(const Pending& pending);
  std::optional<double> seconds_left() const {
    return options_.seconds_left ? options_.seconds_left() : std::nullopt;
  }
  std::vector<IdRange> leave_what_takes_too_long(Pending& pending) const;
  void leave_out(std::map<std::string, FileResult>& files, const std::vector<IdRange>& ids);
  Status merge();
  Status publish(const std::vector<std::string>& gone, bool last);
  Generation next_generation(std::uint64_t number);
  std::string merge_manifest(Generation& next, const std::map<std::string, FileResult>& files,
                             const std::vector<std::string>& gone) const;
  Status put_in_force(Generation next, const std::string& manifest);

  PublisherOptions options_;
  Generation base_, start_;
  Manifest manifest_;  // of base_, until the last publication
  std::shared_mutex epoch_;
  std::mutex mutex_;  // guards what follows
  std::uint32_t entering_;
  std::uint32_t next_article_, next_quote_;
  std::uint64_t scratch_names_ = 0, segments_begun_ = 0;
  std::deque<Pending> pending_;
  std::map<std::string, FileResult> files_;
  std::mutex sealing_;  // one segment at a time; guards what follows
  std::uint32_t next_segment_;
  std::vector<Segment> sealed_;
  std::atomic<std::chrono::steady_clock::time_point> last_publication_;
  bool published_ = false, merge_abandoned_ = false;
  double seal_seconds_ = 0;
  std::uint64_t seal_bytes_ = 0, fresh_articles_ = 0, left_new_ = 0, left_changed_ = 0;
};

}  // namespace news
