// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/store/stop_signal.hh"

#include <signal.h>
#include <time.h>
#include <unistd.h>

#include <cstdint>

namespace news {
namespace {

std::atomic<int> stop_signal = 0;
std::atomic<std::int64_t> stop_ns = 0;  // when it came, by the clock that nobody sets
static_assert(std::atomic<int>::is_always_lock_free &&
              std::atomic<std::int64_t>::is_always_lock_free);

std::int64_t now_ns() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

void on_signal(int number) {
  int none = 0;
  if (stop_signal == 0) stop_ns = now_ns();
  if (!stop_signal.compare_exchange_strong(none, number)) _exit(128 + number);
}

}  // namespace

const std::atomic<int>& watch_stop_signals() {
  struct sigaction action {};
  action.sa_handler = on_signal;
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction before {};
    // nohup(1) and background jobs ignore some of them: that stays so.
    if (sigaction(number, nullptr, &before) == 0 && before.sa_handler == SIG_IGN) continue;
    sigaction(number, &action, nullptr);
  }
  return stop_signal;
}

int stop_signal_met() {
  return stop_signal;
}

std::optional<double> seconds_since_stop() {
  if (stop_signal == 0) return std::nullopt;
  return static_cast<double>(now_ns() - stop_ns) / 1e9;
}

}  // namespace news
