// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/field_text.hh"

#include <gtest/gtest.h>

namespace news {
namespace {

TEST(MachineDate, ReadsWhatMachinesWrite) {
  for (const char* text : {"2023-01-19", "2023-01-19T22:01:00Z", "2023-1-19 22:01", "2023/01/19",
                           "20230119T220100+0100", "20230119", "Thu, 19 Jan 2023 22:01:00 GMT",
                           "19 Jan 2023", "Thu 19 January 2023", "19-JAN-2023 15:01:01.79",
                           " 19-Jan-23", "1674165660", "1674165660000", "1674165660.0"}) {
    EXPECT_EQ(machine_date(text), "2023-01-19") << text;
  }
}

TEST(MachineDate, WhatIsNoDayIsNone) {
  for (const char* text : {"", "today", "2023", "2023-13-01", "2023-02-29", "99", "0",
                           "19 Foo 2023", "2023-01-191", "99999999999999999999", "-1"}) {
    EXPECT_EQ(machine_date(text), "") << text;
  }
  EXPECT_EQ(epoch_date(1e300), "");
  EXPECT_EQ(epoch_date(-1e300), "");
}

TEST(MachineDate, LeapDaysAreDays) {
  EXPECT_EQ(machine_date("2024-02-29"), "2024-02-29");
}

TEST(DatelinePlace, IsWhatStandsBeforeAgencyAndDay) {
  EXPECT_EQ(dateline_place("    ABHA, Saudi Arabia, March 17 - "), "ABHA, Saudi Arabia");
  EXPECT_EQ(dateline_place("New York (dpa) - "), "New York");
  EXPECT_EQ(dateline_place("Strasbourg, 10 juil 2024 (AFP)"), "Strasbourg");
  EXPECT_EQ(dateline_place("KANSAS CITY, Mo."), "KANSAS CITY, Mo.");
  EXPECT_EQ(dateline_place("Winston-Salem \xE2\x80\x94"), "Winston-Salem");
}

TEST(PlainText, EscapedMarkupIsUndone) {
  EXPECT_EQ(plain_text("A <b>bold</b>&nbsp;move &amp; 3 < 4"), "A bold move & 3 < 4");
  EXPECT_EQ(plain_text("It&#146;s &#x1F600; &unknown; &#0;&#5;x"),
            "It\xE2\x80\x99s \xF0\x9F\x98\x80 &unknown; x");
}

TEST(HostOf, OfAddressesOnly) {
  EXPECT_EQ(host_of("https://user@www.north.example:80/a?b"), "north.example");
  EXPECT_EQ(host_of("North Wire"), "North Wire");
}

}  // namespace
}  // namespace news
