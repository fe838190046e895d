// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/store/stop_budget.hh"

#include <gtest/gtest.h>

namespace news {
namespace {

struct With : StopBudget {
  explicit With(std::optional<double> seconds) : StopBudget([seconds] { return seconds; }) {}
};

TEST(StopBudget, knows_no_end_before_a_stop_is_asked_for) {
  StopBudget never({});
  With not_yet(std::nullopt);
  for (auto* budget : {&never, static_cast<StopBudget*>(&not_yet)}) {
    budget->wrote(1e6, 1);
    EXPECT_FALSE(budget->stopping() || budget->in_a_hurry() || budget->out_of_time());
    EXPECT_FALSE(budget->must_end_batch(100, 1e9, 1e9));
    EXPECT_EQ(budget->bytes_that_fit(), std::nullopt);
  }
}

TEST(StopBudget, ends_a_batch_while_there_is_time_to_finish_it_and_to_seal_what_waits) {
  With budget(2.0);
  EXPECT_TRUE(budget.stopping());
  EXPECT_FALSE(budget.must_end_batch(0.1, 1e6, 0));   // a second is left for the segment
  EXPECT_TRUE(budget.must_end_batch(3.5, 1e6, 0));    // half as long again to finish it
  EXPECT_TRUE(budget.must_end_batch(0.1, 1e6, 1e9));  // too much waits
}

TEST(StopBudget, takes_less_text_the_less_time_is_left) {
  With little(0.5), much(1.0), none(-1.0);
  for (auto* budget : {&little, &much, &none}) budget->wrote(1e6, 1);
  EXPECT_GT(*little.bytes_that_fit(), 0);
  EXPECT_DOUBLE_EQ(*much.bytes_that_fit(), 2 * *little.bytes_that_fit());
  EXPECT_EQ(*none.bytes_that_fit(), 0);
  EXPECT_TRUE(none.out_of_time());
  EXPECT_TRUE(With(0.1).in_a_hurry());
}

}  // namespace
}  // namespace news
