// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/store/index_lock.hh"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstring>
#include <string_view>
#include <thread>

#include "indexer/store/stop_signal.hh"

namespace news {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto kPause = std::chrono::milliseconds(50);

// A backup may hold the lock by flock(1), which signs nothing: what stands there is then of old.
std::string holder(int file) {
  char text[32] = {};
  const auto got = pread(file, text, sizeof text - 1, 0);
  if (got <= 0) return "another process";
  std::string_view line(text, static_cast<std::size_t>(got));
  line = line.substr(0, line.find('\n'));
  pid_t number = 0;
  const auto read = std::from_chars(line.data(), line.data() + line.size(), number);
  const bool gone = read.ec != std::errc() || (kill(number, 0) != 0 && errno == ESRCH);
  if (gone) return fmt::format("another process (the last that signed the lock was {})", line);
  return fmt::format("process {}", line);
}

// Who holds it is a courtesy: that it cannot be written is no reason to stop.
void sign(int file) {
  const std::string line = fmt::format("{}\n", getpid());
  if (ftruncate(file, 0) == 0) (void)!pwrite(file, line.data(), line.size(), 0);
}

}  // namespace

Result<IndexLock> IndexLock::take(const std::string& directory,
                                  std::optional<double> wait_seconds) {
  const std::string path = directory + "/lock";
  const int file = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) {
    return fail(ErrorCode::io, "cannot write in " + directory + ": " + std::strerror(errno));
  }
  IndexLock lock(file);
  // Whoever can open it can hold it. Those of older releases could be by everybody.
  (void)fchmod(file, 0600);
  const auto deadline = Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                           std::chrono::duration<double>(wait_seconds.value_or(0)));
  while (flock(file, LOCK_EX | LOCK_NB) != 0) {
    if (errno == EINTR) continue;
    if (errno != EWOULDBLOCK) {
      return fail(ErrorCode::io, "cannot lock " + path + ": " + std::strerror(errno));
    }
    if (Clock::now() >= deadline || stop_signal_met() != 0) {
      return fail(
          ErrorCode::locked, fmt::format("{} is writing to {} already", holder(file), directory),
          wait_seconds ? "a longer --wait SECONDS outlasts it; is that process still at work?"
                       : "wait for it with --wait SECONDS");
    }
    std::this_thread::sleep_for(kPause);
  }
  sign(file);
  return lock;
}

IndexLock::~IndexLock() {
  if (file_ >= 0) close(file_);
}

}  // namespace news
