// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/progress.hh"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <system_error>

namespace news {
namespace {

constexpr auto kPause = std::chrono::milliseconds(250);

bool wanted(const Options& options) {
  if (options.quiet || options.progress == ProgressChoice::never) return false;
  return options.progress == ProgressChoice::always || isatty(STDERR_FILENO) == 1;
}

}  // namespace

std::string progress_text(std::size_t done, std::size_t total, double seconds) {
  done = std::min(done, total);
  std::string text = fmt::format("{} of {} files", done, total);
  if (seconds < 0.5 || done == 0) return text;
  const double rate = static_cast<double>(done) / seconds;
  const auto left = static_cast<long>(static_cast<double>(total - done) / rate + 0.5);
  text += fmt::format(", {:.0f}/s, ", rate);
  if (left < 120) return text + fmt::format("{} s left", left);
  return text + fmt::format("{} min left", (left + 30) / 60);
}

Progress::Progress(const Options& options, const std::atomic<std::size_t>& done, std::size_t total)
    : done_(done), total_(total) {
  if (!wanted(options) || total == 0) return;
  try {
    thread_ = std::thread([this] { tell(); });
  } catch (const std::system_error&) {
    // no thread, no line
  }
}

void Progress::tell() {
  const auto begun = std::chrono::steady_clock::now();
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock, kPause, [this] { return over_; })) {
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begun;
    std::fprintf(stderr, "\r%s\x1b[K", progress_text(done_, total_, seconds.count()).c_str());
    std::fflush(stderr);
  }
  std::fputs("\r\x1b[K", stderr);
  std::fflush(stderr);
}

Progress::~Progress() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    over_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

}  // namespace news
