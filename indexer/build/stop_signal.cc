// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/build/stop_signal.hh"

#include <signal.h>
#include <unistd.h>

namespace news {
namespace {

std::atomic<int> stop_signal = 0;
static_assert(std::atomic<int>::is_always_lock_free);

void on_signal(int number) {
  int none = 0;
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

}  // namespace news
