// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/spoken_date.hh"

#include <gtest/gtest.h>

namespace news {
namespace {

std::string read(std::string_view text, Day today = {2024, 3, 31}) {
  const auto range = read_spoken_date(text, today);
  return range ? compact_day(range->from) + "-" + compact_day(range->to) : "";
}

TEST(SpokenDate, is_a_month_a_day_or_a_quarter_with_its_year) {
  EXPECT_EQ(read("March 2021"), "20210301-20210331");
  EXPECT_EQ(read("feb-2024"), "20240201-20240229");
  EXPECT_EQ(read("2021-march"), "20210301-20210331");
  EXPECT_EQ(read("Sept. 2021"), "20210901-20210930");
  EXPECT_EQ(read("5 march 2021"), "20210305-20210305");
  EXPECT_EQ(read("March 5th, 2021"), "20210305-20210305");
  EXPECT_EQ(read("2021-Q3"), "20210701-20210930");
  EXPECT_EQ(read("q1 2024"), "20240101-20240331");
}

TEST(SpokenDate, counts_weeks_from_monday_and_months_by_the_calendar) {
  EXPECT_EQ(read("this week"), "20240325-20240331");
  EXPECT_EQ(read("last week"), "20240318-20240324");
  EXPECT_EQ(read("last week", {2024, 3, 25}), "20240318-20240324");
  EXPECT_EQ(read("this month"), "20240301-20240331");
  EXPECT_EQ(read("last month"), "20240201-20240229");
  EXPECT_EQ(read("last month", {2024, 1, 2}), "20231201-20231231");
  EXPECT_EQ(read("last-year"), "20230101-20231231");
}

TEST(SpokenDate, counts_back_from_today) {
  EXPECT_EQ(read("past week"), "20240324-20240331");
  EXPECT_EQ(read("last 10 days"), "20240321-20240331");
  EXPECT_EQ(read("3 weeks ago"), "20240310-20240310");
  EXPECT_EQ(read("a month ago"), "20240229-20240229");
}

TEST(SpokenDate, is_nothing_else) {
  for (const auto* text :
       {"", "march", "2021", "2021-03", "19-01-2023", "march 21", "31 april 2021", "q5 2021",
        "0 march 2021", "next week", "last", "last fortnight", "99999999 days ago",
        "5 march 2021 noon", "m\xC3\xA4rz 2021", "mar?2021", "may 0000"}) {
    EXPECT_EQ(read(text), "") << text;
  }
}

}  // namespace
}  // namespace news
