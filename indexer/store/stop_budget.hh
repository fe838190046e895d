// SPDX-License-Identifier: GPL-2.0-or-later
// What can still be done once a run was asked to stop: all arithmetic of the seconds that are left
// and of the pace at which segments are made. Thread-safe; its lock is taken last of all.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>

#include "common/locks.hh"
#include "indexer/store/seal_pace.hh"

namespace news {

class StopBudget {
 public:
  // `seconds_left`: to make segments in (below 0: past), once a stop was asked for; nothing before
  // that. Empty: no stop ever comes.
  explicit StopBudget(std::function<std::optional<double>()> seconds_left)
      : seconds_left_(std::move(seconds_left)) {}

  bool stopping() const { return left().has_value(); }
  bool out_of_time() const { return left().value_or(1) <= 0; }
  // Clearing up is left to the next run.
  bool in_a_hurry() const { return left().value_or(kHurry) < kHurry; }

  // One thread wrote a batch of so much text, or made a segment of it.
  void wrote(double bytes, double seconds) NEWS_EXCLUDES(mutex_) {
    const Locked lock(mutex_);
    pace_.wrote(bytes, seconds);
  }
  void sealed(double bytes, double seconds) NEWS_EXCLUDES(mutex_) {
    const Locked lock(mutex_);
    pace_.sealed(bytes, seconds);
  }

  // Is no time left to go on with a batch that has been written for so long and holds so much text,
  // when so much else waits for its segment? Room is left to finish it, and to make segments of
  // all.
  bool must_end_batch(double seconds, double bytes, double waiting) const NEWS_EXCLUDES(mutex_) {
    // Finishing a batch takes a third of the time of filling it; half, with care. Threads are
    // waited for until a part of the time for segments is left.
    constexpr double kFinish = 0.5, kLeastToSeal = 0.5;
    const auto seconds_left = left();
    if (!seconds_left) return false;
    const Locked lock(mutex_);
    auto pace = pace_;
    pace.wrote(bytes, seconds * (1 + kFinish));
    return seconds * kFinish + std::max(pace.seconds_for(bytes + waiting), kLeastToSeal) >
           *seconds_left;
  }

  // Bytes of text that there is time to make a segment of; nullopt: as many as there are.
  std::optional<double> bytes_that_fit() const NEWS_EXCLUDES(mutex_) {
    const auto seconds_left = left();
    if (!seconds_left) return std::nullopt;
    const Locked lock(mutex_);
    return pace_.bytes_in(*seconds_left);
  }

 private:
  static constexpr double kHurry = 0.2;  // seconds

  std::optional<double> left() const { return seconds_left_ ? seconds_left_() : std::nullopt; }

  std::function<std::optional<double>()> seconds_left_;
  mutable Mutex mutex_;
  SealPace pace_ NEWS_GUARDED_BY(mutex_);
};

}  // namespace news
