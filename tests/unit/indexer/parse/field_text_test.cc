// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/field_text.hh"

#include <gtest/gtest.h>

#include "indexer/parse/fields/dateline.hh"

namespace news {
namespace {

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
