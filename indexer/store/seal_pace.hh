// SPDX-License-Identifier: GPL-2.0-or-later
// How long it takes to make a segment of what was read, by the wall clock: on a machine with much
// else to do a run has a tenth of its cores, and a stop may take no longer there. A run knows its
// own pace at it; where batches were written since, it may have changed, and the slower pace
// counts.
#pragma once

#include <algorithm>

namespace news {

class SealPace {
 public:
  // One thread wrote a batch of so much text, or made a segment of it.
  void wrote(double bytes, double seconds) { write_.add(bytes, seconds); }
  void sealed(double bytes, double seconds) {
    seal_.add(bytes, seconds);
    write_ = {};
  }

  // Bytes of text that a segment can be made of in that time, with care; none when nothing was
  // measured.
  double bytes_in(double seconds) const { return std::max(seconds, 0.0) * rate(); }
  double seconds_for(double bytes) const { return bytes > 0 ? bytes / std::max(rate(), 1.0) : 0; }

 private:
  // Sealing takes a quarter of the CPU of writing: 0.055 and 0.23 s for 6 MB.
  static constexpr double kFasterThanWriting = 4;
  static constexpr double kCare = 0.7;

  struct Pace {
    double bytes = 0, seconds = 0;
    // What was long ago counts ever less.
    void add(double more_bytes, double more_seconds) {
      bytes = bytes / 2 + more_bytes;
      seconds = seconds / 2 + more_seconds;
    }
    double rate() const { return seconds > 0 ? bytes / seconds : 0; }
  };

  double rate() const {
    const double write = kFasterThanWriting * write_.rate(), seal = seal_.rate();
    if (seal == 0 || write == 0) return kCare * std::max(seal, write);
    return kCare * std::min(seal, write);
  }

  Pace write_, seal_;
};

}  // namespace news
