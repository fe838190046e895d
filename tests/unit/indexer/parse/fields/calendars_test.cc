// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/fields/calendars.hh"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "indexer/parse/fields/date.hh"

namespace news {

TEST(Calendars, AJapaneseYearIsThatOfItsEra) {
  EXPECT_EQ(find_date("令和5年9月8日", "ja").day, "2023-09-08");
  EXPECT_EQ(find_date("平成元年一月九日").day, "1989-01-09");
  EXPECT_EQ(find_date("昭和64年1月5日").day, "1989-01-05");
  EXPECT_EQ(find_date("令和5年13月8日").day, "");
}

TEST(Calendars, AYearOfTheRepublicCountsBesideItsWordOrInAChineseText) {
  EXPECT_EQ(find_date("民國112年9月8日").day, "2023-09-08");
  EXPECT_EQ(find_date("112年9月8日", "zh").day, "2023-09-08");
  EXPECT_EQ(find_date("112年9月8日").day, "");
  EXPECT_EQ(find_date("112年9月8日", "ja").day, "");
}

TEST(Calendars, AThaiYearIsTheBuddhistOneInThaiTextsAlone) {
  EXPECT_EQ(find_date("8 กันยายน 2566", "th").day, "2023-09-08");
  EXPECT_EQ(find_date("8 กันยายน พ.ศ. 2566").day, "2023-09-08");
  EXPECT_EQ(find_date("8 ก.ย. 66", "th").day, "2023-09-08");
  EXPECT_EQ(find_date("๘ กันยายน ๒๕๖๖", "th").day, "2023-09-08");
  EXPECT_EQ(find_date("8 September 2566", "en").day, "");
}

TEST(Calendars, IslamicAndPersianMonthsTellTheirCalendar) {
  EXPECT_EQ(find_date("5 رمضان 1445 هـ", "ar").day, "2024-03-15");
  EXPECT_EQ(find_date("1 محرم 1446", "ar").day, "2024-07-07");
  EXPECT_EQ(find_date("۵ تیر ۱۴۰۲", "fa").day, "2023-06-26");
  EXPECT_EQ(find_date("۱۴۰۲/۰۷/۱۰", "fa").day, "2023-10-02");
  EXPECT_EQ(find_date("1402/07/10").day, "");
  // The day before the Persian new year of 2025, and the new year: 1403 was long.
  EXPECT_EQ(find_date("30 اسفند 1403", "fa").day, "2025-03-20");
  EXPECT_EQ(find_date("1 فروردین 1404", "fa").day, "2025-03-21");
}

TEST(Calendars, WhatIsNoDayOfACalendarIsNone) {
  EXPECT_FALSE(civil_day(Calendar::persian, 1402, 12, 30));
  EXPECT_FALSE(civil_day(Calendar::islamic, 1445, 10, 30));
  EXPECT_FALSE(civil_day(Calendar::islamic, 1200, 1, 1));
  EXPECT_FALSE(civil_day(Calendar::islamic, 9999, 1, 1));
  EXPECT_FALSE(civil_day(Calendar::persian, 1402, 13, 1));
  EXPECT_FALSE(civil_day(Calendar::gregorian, 2024, 0, 1));
}

}  // namespace news
