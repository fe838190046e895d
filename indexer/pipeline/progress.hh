// SPDX-License-Identifier: GPL-2.0-or-later
// A line on stderr that tells how far a run has come: on a terminal, or when it is asked for.
// Rewritten in place a few times a second by a thread of its own, gone when the object is.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <thread>

#include "indexer/cli/options.hh"

namespace news {

class Progress {
 public:
  // `done` counts up to `total` (and may pass it); it must outlive the object.
  Progress(const Options& options, const std::atomic<std::size_t>& done, std::size_t total);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

 private:
  void tell();

  const std::atomic<std::size_t>& done_;
  std::size_t total_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool over_ = false;
  std::thread thread_;
};

// "1234 of 5000 files, 410/s, 9 s left"
std::string progress_text(std::size_t done, std::size_t total, double seconds);

}  // namespace news
