// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/store/left_behind.hh"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <memory>
#include <stdexcept>

namespace news {
namespace {

TEST(LeftBehind, waits_until_every_thread_is_done) {
  std::atomic<int> done = 0;
  EXPECT_TRUE(run_unless_given_up(
      5, [&] { ++done; }, [] { return false; }));
  EXPECT_EQ(done, 5);
}

TEST(LeftBehind, goes_without_a_thread_that_does_not_end) {
  struct Shared {
    std::promise<void> release, ended;
  };
  const auto shared = std::make_shared<Shared>();
  const auto hangs = [shared] {
    shared->release.get_future().wait();
    shared->ended.set_value();
  };
  int asked = 0;
  EXPECT_FALSE(run_unless_given_up(1, hangs, [&] { return ++asked == 3; }));
  EXPECT_EQ(asked, 3);
  auto ended = shared->ended.get_future();
  shared->release.set_value();
  ended.wait();  // it was let be, not ended
}

TEST(LeftBehind, throws_on_what_was_thrown) {
  const auto fails = [] { throw std::runtime_error("no such luck"); };
  EXPECT_THROW(run_unless_given_up(2, fails, [] { return false; }), std::runtime_error);
}

}  // namespace
}  // namespace news
