// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/store/left_behind.hh"

#include <chrono>
#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace news {
namespace {

constexpr auto kPause = std::chrono::milliseconds(20);

struct Shared {
  std::function<void()> work;
  std::mutex mutex;  // guards what follows
  std::condition_variable ended;
  unsigned running = 0;
  std::exception_ptr error;
};

void run(Shared& shared) {
  std::exception_ptr error;
  try {
    shared.work();
  } catch (...) {
    error = std::current_exception();
  }
  const std::lock_guard lock(shared.mutex);
  if (error) shared.error = error;
  --shared.running;
  shared.ended.notify_one();
}

// Fewer do the same: a thread may be refused for want of memory or by a limit.
std::vector<std::thread> start(unsigned count, const std::shared_ptr<Shared>& shared) {
  std::vector<std::thread> threads;
  threads.reserve(count);
  const std::lock_guard lock(shared->mutex);
  try {
    for (unsigned i = 0; i < count; ++i) {
      threads.emplace_back([shared] { run(*shared); });
      ++shared->running;
    }
  } catch (const std::exception&) {
    if (threads.empty()) return {};
  }
  return threads;
}

}  // namespace

bool run_unless_given_up(unsigned count, const std::function<void()>& work,
                         const std::function<bool()>& give_up) {
  const auto shared = std::make_shared<Shared>();
  shared->work = work;
  auto threads = start(count, shared);
  if (threads.empty()) {
    work();
    return true;
  }
  bool all = false;
  {
    std::unique_lock lock(shared->mutex);
    const auto none_runs = [&shared] { return shared->running == 0; };
    do {
      all = shared->ended.wait_for(lock, kPause, none_runs);
    } while (!all && !give_up());
  }
  for (auto& thread : threads) all ? thread.join() : thread.detach();
  if (all && shared->error) std::rethrow_exception(shared->error);
  return all;
}

}  // namespace news
