// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/store/seal_pace.hh"

#include <gtest/gtest.h>

namespace news {
namespace {

TEST(SealPace, promises_nothing_before_anything_was_measured) {
  EXPECT_EQ(SealPace().bytes_in(100), 0);
  EXPECT_GT(SealPace().seconds_for(1000), 100);
  EXPECT_EQ(SealPace().seconds_for(0), 0);
}

TEST(SealPace, goes_by_the_pace_of_writing_before_the_first_segment) {
  SealPace pace;
  pace.wrote(6e6, 0.25);
  const double quick = pace.bytes_in(1);
  EXPECT_GT(quick, 24e6);  // faster than writing is
  EXPECT_EQ(pace.bytes_in(-1), 0);
  EXPECT_NEAR(pace.seconds_for(quick), 1, 1e-9);

  SealPace busy;  // ten times as slow: a tenth fits
  busy.wrote(6e6, 2.5);
  EXPECT_NEAR(busy.bytes_in(1), quick / 10, 1);
}

TEST(SealPace, takes_the_slower_of_the_last_segment_and_the_batches_since) {
  SealPace pace;
  pace.wrote(6e6, 0.25);
  pace.sealed(6e6, 0.06);
  const double measured = pace.bytes_in(1);
  EXPECT_LT(measured, 100e6);
  EXPECT_GT(measured, 50e6);
  pace.wrote(6e6, 5);  // the machine has got busy
  EXPECT_LT(pace.bytes_in(1), measured / 10);
  pace.sealed(6e6, 0.06);  // it knows better again
  EXPECT_NEAR(pace.bytes_in(1), measured, 1);
}

TEST(SealPace, forgets_what_was_long_ago) {
  SealPace pace;
  for (int i = 0; i < 100; ++i) pace.wrote(6e6, 0.25);
  const double quick = pace.bytes_in(1);
  for (int i = 0; i < 4; ++i) pace.wrote(6e6, 2.5);
  EXPECT_LT(pace.bytes_in(1), quick / 6);
}

}  // namespace
}  // namespace news
