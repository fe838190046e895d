// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/field_text.hh"

#include <gtest/gtest.h>

#include "indexer/parse/fields/dateline.hh"

namespace news {
namespace {

TEST(References, NeedNoSemicolonWhereBrowsersNeedNone) {
  EXPECT_EQ(decode_entities("caf&eacute closes &#8220not today&#8221 AT&ampT"),
            "caf\u00E9 closes \u201Cnot today\u201D AT&T");
  EXPECT_EQ(decode_entities("R&D, Q&A, ?a=1&region=2 &ndash now"),
            "R&D, Q&A, ?a=1&region=2 &ndash now");
  EXPECT_EQ(decode_entities("&#147;no&#x94;"), "\u201Cno\u201D");
}

TEST(Tidy, DropsWhatHasNoWidthAndReadsControlsAsWindowsLetters) {
  EXPECT_EQ(tidy("Or\u200Blan \u00ADleft\uFEFF \xC2\x93now\xC2\x94 a\u200Db"),
            "Orlan left \u201Cnow\u201D ab");
  // Scripts and pictures that are spelt with joiners keep them.
  EXPECT_EQ(tidy("\u0645\u06CC\u200C\u0634\u0648\u062F"), "\u0645\u06CC\u200C\u0634\u0648\u062F");
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
