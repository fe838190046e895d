// SPDX-License-Identifier: GPL-2.0-or-later
// From batches to segments: gives each batch its ids and the segment it is meant for, takes what
// was written of it, and makes segments of what is complete. Knows nothing of files, manifests and
// generations in force (publisher.hh).
//
// Reserving, taking and asking is for any thread. Sealing (the second half of the class) is for one
// thread at a time, which the publisher sees to.
#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "common/index/generation.hh"
#include "common/locks.hh"
#include "indexer/store/batch.hh"
#include "indexer/store/segment.hh"
#include "indexer/store/stop_budget.hh"

namespace news {

struct AssemblyOptions {
  std::string directory;
  std::uint32_t segment_articles = 5'000;
  std::uint64_t segment_bytes = std::uint64_t{256} << 20;  // of text
  std::function<void(const Segment&)> segment_made;        // told of each; empty: nobody
};

class Assembly {
 public:
  // `base`: the generation in force. `entering`: the number that the next one will have. `budget`
  // outlives it.
  Assembly(AssemblyOptions options, const Generation& base, std::uint32_t entering,
           StopBudget& budget);

  // A segment to be: filled up to its limit in the order of ids, sealed once every batch is there.
  struct Pending {
    std::uint64_t number = 0;
    std::vector<Part> parts;
    std::uint32_t articles = 0, in_flight = 0;
    std::uint64_t bytes = 0;
  };

  // A place for a batch about to be written; it must be taken then, or the run fails.
  BatchPlace reserve(const Batch& batch) NEWS_EXCLUDES(mutex_);
  std::string next_scratch_name() NEWS_EXCLUDES(mutex_);
  // What one thread wrote of a batch in `seconds`; of one that was cut short, the rest is left.
  // False: close() came before.
  bool take(const BatchPlace& place, Part part, double seconds) NEWS_EXCLUDES(mutex_);
  bool must_end_batch(double seconds, std::uint64_t text_bytes) NEWS_EXCLUDES(mutex_);
  // Nothing more is taken.
  void close() { closed_ = true; }
  bool closed() const { return closed_; }

  bool any_ready() NEWS_EXCLUDES(mutex_);
  // Does a document stand in no segment, for want of time?
  bool left_any() NEWS_EXCLUDES(mutex_);
  bool is_left(std::uint32_t document) NEWS_EXCLUDES(mutex_);
  // The number of the generation to be; batches that are reserved from now on enter the next. With
  // no batch in flight.
  std::uint32_t begin_next() NEWS_EXCLUDES(mutex_);
  // What is pending then, for seal().
  std::deque<Pending> take_pending() NEWS_EXCLUDES(mutex_);

  // -- one thread at a time

  Status seal_ready() NEWS_EXCLUDES(mutex_);
  Status seal(Pending pending) NEWS_EXCLUDES(mutex_);
  // Puts the segments made since the last clear_sealed(), and the free ids, into a generation.
  void add_to(Generation& next) NEWS_EXCLUDES(mutex_);
  bool has_sealed() const { return !sealed_.empty(); }
  void clear_sealed() { sealed_.clear(); }
  // A merge has taken segment numbers.
  void set_next_segment(std::uint32_t number) { next_segment_ = number; }
  std::uint64_t fresh_articles() const { return fresh_articles_; }
  // A segment is made in a thread that nobody waits for.
  bool left_thread() const { return left_thread_; }

 private:
  struct IdRange {
    std::uint32_t first, last;
    bool holds(std::uint32_t id) const { return first <= id && id <= last; }
  };
  bool is_full(const Pending& pending) const;
  Pending take_what_fits(Pending& pending);
  Status seal_at_once(const Pending& pending);
  void leave(const std::vector<Part>& parts) NEWS_EXCLUDES(mutex_);

  AssemblyOptions options_;
  StopBudget& budget_;
  std::atomic<bool> closed_ = false;
  Mutex mutex_;
  std::uint32_t entering_ NEWS_GUARDED_BY(mutex_);
  std::uint32_t next_article_ NEWS_GUARDED_BY(mutex_), next_quote_ NEWS_GUARDED_BY(mutex_);
  std::uint64_t scratch_names_ NEWS_GUARDED_BY(mutex_) = 0;
  std::uint64_t segments_begun_ NEWS_GUARDED_BY(mutex_) = 0;
  std::deque<Pending> pending_ NEWS_GUARDED_BY(mutex_);
  std::vector<IdRange> left_ids_ NEWS_GUARDED_BY(mutex_);
  // One thread at a time.
  std::uint32_t next_segment_;
  std::vector<Segment> sealed_;
  std::uint64_t fresh_articles_ = 0;
  bool left_thread_ = false;
};

}  // namespace news
