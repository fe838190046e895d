// SPDX-License-Identifier: GPL-2.0-or-later
// One writer an index: flock(2) on DIR/lock, which holds the writer's process id, and which nobody
// but its owner may open. The kernel lets
// go of it when the process ends in whatever way, so no lock is ever stale. Readers do not ask for
// it.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "common/result.hh"

namespace news {

class IndexLock {
 public:
  // `locked` says who holds it; `io` when the lock file cannot be made. Waits up to `wait_seconds`,
  // not beyond a stop signal.
  // The directory must be there.
  static Result<IndexLock> take(const std::string& directory, std::optional<double> wait_seconds);
  IndexLock(IndexLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}
  IndexLock& operator=(IndexLock&& other) noexcept {
    std::swap(file_, other.file_);
    return *this;
  }
  ~IndexLock();

 private:
  explicit IndexLock(int file) : file_(file) {}
  int file_;
};

}  // namespace news
