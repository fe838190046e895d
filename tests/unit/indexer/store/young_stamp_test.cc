// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/store/young_stamp.hh"

#include <gtest/gtest.h>

#include <chrono>

namespace news {
namespace {

constexpr std::int64_t kSecond = 1'000'000'000;

std::int64_t now_ns() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

bool never() {
  return false;
}

TEST(YoungStamp, proves_after_the_kernels_tick_where_the_kernel_keeps_nanoseconds) {
  const std::int64_t changed = 1000 * kSecond + 5;
  EXPECT_EQ(proven_from({1, 0, changed, 7}, true), changed + kFineGrain);
  EXPECT_EQ(proven_from({1, 9000 * kSecond, changed, 7}, true), changed + kFineGrain)
      << "mtime is what a program said";
}

TEST(YoungStamp, proves_after_two_seconds_where_clocks_are_coarse_or_another_machines) {
  EXPECT_EQ(proven_from({1, 900 * kSecond, 1000 * kSecond, 7}, true),
            1000 * kSecond + kCoarseGrain);
  EXPECT_EQ(proven_from({1, 900 * kSecond, 1000 * kSecond + 5, 7}, false),
            1000 * kSecond + 5 + kCoarseGrain);
  EXPECT_EQ(proven_from({1, 1100 * kSecond, 1000 * kSecond + 5, 7}, false),
            1100 * kSecond + kCoarseGrain);
}

TEST(YoungStamp, of_old_is_not_waited_for_and_of_the_future_is_never_proven) {
  EXPECT_TRUE(wait_until_proven({1, 20, 30, 7}, "/", [] { return true; }));
  const auto ahead = now_ns() + 3600 * kSecond + 1;
  EXPECT_FALSE(wait_until_proven({1, ahead, ahead, 7}, "/nowhere", never));
}

TEST(YoungStamp, of_this_moment_is_waited_for_until_it_proves_or_a_stop_is_asked_for) {
  const FileStamp stamp{1, 0, now_ns() / 1000 * 1000 + 1, 7};
  EXPECT_FALSE(wait_until_proven(stamp, "/nowhere", [] { return true; }));
  EXPECT_TRUE(wait_until_proven(stamp, testing::TempDir(), never));
  EXPECT_GE(now_ns(), proven_from(stamp, true));
}

}  // namespace
}  // namespace news
