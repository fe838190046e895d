// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/period.hh"

#include <gtest/gtest.h>

namespace news {
namespace {

std::string name_of(Period period, std::string_view day) {
  const auto number = period_number(period, day);
  return number ? period_name(period, *number) : "none";
}

TEST(Periods, name_the_time_a_day_lies_in) {
  EXPECT_EQ(name_of(Period::year, "20230119"), "2023");
  EXPECT_EQ(name_of(Period::month, "20231231"), "2023-12");
  EXPECT_EQ(name_of(Period::day, "20240229"), "2024-02-29");
  EXPECT_EQ(name_of(Period::month, "16000101"), "1600-01");
}

TEST(Periods, begin_weeks_on_monday_and_give_them_the_year_of_their_thursday) {
  EXPECT_EQ(name_of(Period::week, "20230101"), "2022-W52");  // a Sunday
  EXPECT_EQ(name_of(Period::week, "20230102"), "2023-W01");
  EXPECT_EQ(name_of(Period::week, "20241230"), "2025-W01");
  EXPECT_EQ(name_of(Period::week, "20210103"), "2020-W53");
  EXPECT_EQ(name_of(Period::week, "19691231"), "1970-W01");
  EXPECT_EQ(name_of(Period::week, "16000103"), "1600-W01");
}

TEST(Periods, follow_one_another_without_a_gap) {
  for (const auto period : {Period::year, Period::month, Period::week, Period::day}) {
    const auto first = *period_number(period, std::string_view("19651128"));
    for (auto number = first; number < first + 500; ++number) {
      const Day begin = period_begin(period, number);
      EXPECT_EQ(period_number(period, begin), number);
      EXPECT_EQ(period_number(period, plus_days(begin, -1)), number - 1);
      EXPECT_LT(period_name(period, number), period_name(period, number + 1));
    }
  }
}

TEST(Periods, know_what_is_no_day) {
  for (const auto* text :
       {"", "2023", "20231301", "20230230", "2023011x", "00000101", "20230100"}) {
    EXPECT_EQ(name_of(Period::day, text), "none") << text;
  }
}

}  // namespace
}  // namespace news
