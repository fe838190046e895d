// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/date_range.hh"

#include <gtest/gtest.h>

namespace news {
namespace {

constexpr Day kToday{2024, 3, 31};

std::string read(std::string_view text) {
  const auto range = parse_date_range(text, kToday);
  if (!range) return "error: " + range.error().message;
  return compact_day(range->from) + "-" + compact_day(range->to);
}

TEST(DateRange, covers_the_whole_year_month_or_day_that_is_named) {
  EXPECT_EQ(read("2023"), "20230101-20231231");
  EXPECT_EQ(read("2024-02"), "20240201-20240229");
  EXPECT_EQ(read("2023-02"), "20230201-20230228");
  EXPECT_EQ(read("2023-01-19"), "20230119-20230119");
}

TEST(DateRange, counts_back_from_the_day_it_is_given) {
  EXPECT_EQ(read("today"), "20240331-20240331");
  EXPECT_EQ(read("yesterday"), "20240330-20240330");
  EXPECT_EQ(read("7d"), "20240324-20240331");
  EXPECT_EQ(read("2w"), "20240317-20240331");
  EXPECT_EQ(read("1y"), "20230331-20240331");
}

TEST(DateRange, takes_the_last_day_of_a_shorter_month) {
  EXPECT_EQ(read("1m"), "20240229-20240331");
  EXPECT_EQ(read("13m"), "20230228-20240331");
}

TEST(DateRange, reads_ranges_open_at_either_end) {
  EXPECT_EQ(read("2023-01-10..2023-02"), "20230110-20230228");
  EXPECT_EQ(read("..2022"), "00010101-20221231");
  EXPECT_EQ(read("2022.."), "20220101-99991231");
  EXPECT_EQ(read("7d.."), "20240324-99991231");
  EXPECT_EQ(read("2w..1w"), "20240317-20240324");
}

TEST(DateRange, takes_slashes_and_digits_alone) {
  EXPECT_EQ(read("2023/01"), "20230101-20230131");
  EXPECT_EQ(read("2023/01/19"), "20230119-20230119");
  EXPECT_EQ(read("202301"), "20230101-20230131");
  EXPECT_EQ(read("20230119..2023/02"), "20230119-20230228");
}

TEST(DateRange, takes_words_at_either_end) {
  EXPECT_EQ(read("march 2021..2021-q3"), "20210301-20210930");
  EXPECT_EQ(read("..last month"), "00010101-20240229");
}

std::string bound(DateBound kind, std::string_view text) {
  const auto range = parse_date_bound(kind, text, kToday);
  if (!range) return "error: " + range.error().message;
  return compact_day(range->from) + "-" + compact_day(range->to);
}

TEST(DateBounds, leave_the_date_out_before_and_after_it_and_hold_it_since_and_until) {
  EXPECT_EQ(bound(DateBound::before, "2023"), "00010101-20221231");
  EXPECT_EQ(bound(DateBound::after, "2023"), "20240101-99991231");
  EXPECT_EQ(bound(DateBound::since, "2023-02"), "20230201-99991231");
  EXPECT_EQ(bound(DateBound::until, "2023-02"), "00010101-20230228");
  EXPECT_EQ(bound(DateBound::before, "7d"), "00010101-20240323");
  EXPECT_EQ(bound(DateBound::after, "7d"), "20240325-99991231");
  EXPECT_EQ(bound(DateBound::after, "2022..2023"), "error: one date is wanted here, no range");
}

TEST(DateRange, refuses_days_that_do_not_exist) {
  EXPECT_EQ(read("2023-02-29"), "error: 2023-02 has no day 29");
  EXPECT_EQ(read("2023-13"), "error: there is no month 13");
  EXPECT_EQ(read("2023-00-10"), "error: there is no month 00");
  EXPECT_EQ(read("0000"), "error: there is no year 0");
}

TEST(DateRange, refuses_what_is_no_date_and_says_what_one_looks_like) {
  for (const auto* text : {"foo", "", "2023-1-1", "23", "7", "7q", "2023-01-19x", "-7d", "999999d",
                           "2023/01-19", "2023/13"}) {
    const auto range = parse_date_range(text, kToday);
    ASSERT_FALSE(range) << text;
    EXPECT_NE(range.error().hint.find("2023-01-19"), std::string::npos);
    EXPECT_EQ(range.error().code, ErrorCode::usage);
  }
  EXPECT_EQ(read(".."), "error: a range needs a date at one end");
  EXPECT_EQ(read("2023..2022"),
            "error: the range ends on 2022-12-31, before it begins on 2023-01-01");
}

TEST(DateRange, stops_at_the_ends_of_the_calendar) {
  EXPECT_EQ(read("99999d").substr(0, 4), "1750");
  EXPECT_EQ(read("9999y"), "00010101-20240331");
}

}  // namespace
}  // namespace news
