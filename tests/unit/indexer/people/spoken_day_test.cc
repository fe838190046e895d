// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/people/spoken_day.hh"

#include <gtest/gtest.h>

#include <string>

namespace news {
namespace {

std::string day_in(std::string_view text) {
  return day_text(spoken_day(text, day_number("2024-05-20")));
}

TEST(SpokenDayTest, ReadsADateWithAYearHoweverItIsWritten) {
  EXPECT_EQ(day_in("On May 12, 2010, by its fourth decree, the president "), "2010-05-12");
  EXPECT_EQ(day_in("On 12 May 2010 the president "), "2010-05-12");
  EXPECT_EQ(day_in("In Sept. 2011 the president "), "2011-09-15");
  EXPECT_EQ(day_in("Back in 2009, the president "), "2009-07-01");
}

TEST(SpokenDayTest, HearsOfItsOwnSentenceAlone) {
  EXPECT_EQ(day_in("The mill burned on May 12, 2010. The president "), "");
  EXPECT_EQ(day_in("The mill burned on May 12, 2010\n\nThe president "), "");
  EXPECT_EQ(day_in("On Jan. 3, 2011, at No. 5 Quay Street, the president "), "2011-01-03");
}

TEST(SpokenDayTest, ADayOfTheArticlesOwnTimeIsNoOther) {
  EXPECT_EQ(day_in("On May 12, 2024, the president "), "");
  EXPECT_EQ(day_in("By May 12, 2030, the president "), "");
}

TEST(SpokenDayTest, ANumberIsNoYearAndAWordNoMonth) {
  EXPECT_EQ(day_in("With 2010 tonnes of grain the president "), "");
  EXPECT_EQ(day_in("On Marsh 12, 2010 more, the president "), "");
  EXPECT_EQ(day_in("The president "), "");
  EXPECT_EQ(day_in(""), "");
}

}  // namespace
}  // namespace news
