// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/text/rules.hh"

#include <gtest/gtest.h>

#include "indexer/parse/fields/dateline.hh"

namespace news {
namespace {

std::string split(std::string_view line) {
  const auto found = split_credit(line);
  return found.text + "|" + found.credit;
}

Unit unit(const std::string& line) {
  std::vector<Repair> repairs;
  return make_units(line, Lines::as_they_look, repairs).at(0);
}

std::string dateline(std::string_view text) {
  const auto found = find_dateline(text);
  return found.place + "|" + found.agency + "|" + found.day;
}

}  // namespace

TEST(Credit, StandsInBracketsAtTheEnd) {
  EXPECT_EQ(split("A boat. (Ann Roe/CBC - image credit)"), "A boat.|Ann Roe/CBC");
  EXPECT_EQ(split("A boat at sea (Picture: PA)"), "A boat at sea|PA");
  EXPECT_EQ(split("A boat at sea (AP Photo/Ann Roe)"), "A boat at sea|AP Photo/Ann Roe");
  EXPECT_EQ(split("A boat. (Harbour Trust)"), "A boat.|Harbour Trust");
  EXPECT_EQ(split("The gross domestic product (GDP)"), "|");
  EXPECT_EQ(split("He laughed at that. (Laughter)"), "|");
  EXPECT_EQ(split("He left. (She did not.)"), "|");
}

TEST(Credit, FollowsAMarker) {
  EXPECT_EQ(split("A boat. Credit: Ann Roe/Shore"), "A boat.|Ann Roe/Shore");
  EXPECT_EQ(split("A boat.Photograph by Ann Roe"), "A boat.|Ann Roe");
  EXPECT_EQ(split("Seen on May 1, 2020. \u2014 Picture by Ann Roe"),
            "Seen on May 1, 2020.|Ann Roe");
  EXPECT_EQ(split("Photo by ipsum /Getty Images/iStockphoto"), "|ipsum /Getty Images/iStockphoto");
  EXPECT_EQ(split("The photo by then had been sold"), "|");
}

TEST(Credit, StandsBehindASlashOrAFullStop) {
  EXPECT_EQ(split("A boat leaves the pier in Lake City Ann Roe/via Reuters"),
            "A boat leaves the pier in Lake City|Ann Roe/via Reuters");
  EXPECT_EQ(split("A boat leaves the pier. AP"), "A boat leaves the pier.|AP");
  EXPECT_EQ(split("A boat leaves the pier. Ann Roe for Shore Weekly"),
            "A boat leaves the pier.|Ann Roe for Shore Weekly");
  EXPECT_EQ(split("He met Sen. Ann Roe"), "|");
  EXPECT_EQ(split("\"It is late. Ann Roe"), "|");
  EXPECT_EQ(split("He left. The boat stayed"), "|");
}

TEST(Credit, MayStandAlone) {
  for (const char* line : {"Getty Images", "Ann Roe/The Canadian Press", "AFP via Getty Images",
                           "REUTERS", "Ann Roe | Moment | Getty Images"})
    EXPECT_TRUE(is_agency_credit(line)) << line;
  for (const char* line : {"Ann Roe", "A stage for the summer", "Reuters said so.", "24/7 ferries"})
    EXPECT_FALSE(is_agency_credit(line)) << line;
}

TEST(Furniture, IsKnownByItsWords) {
  for (const char* line :
       {"Advertisement", "Share", "4 min read", "22 hours ago", "READ MORE: Ten boats",
        "Facebook Email Copy Link", "___", "$139 at Boat Shop", "4:11 Boats race in the bay",
        "Story continues below advertisement", "Ann Roe5 hours ago"})
    EXPECT_TRUE(is_furniture_line(unit(line))) << line;
  for (const char* line :
       {"Share prices fell", "The advertisement was withdrawn", "Read the small print, he said.",
        "12 people", "Print is not dead", "$139 is a lot"})
    EXPECT_FALSE(is_furniture_line(unit(line))) << line;
}

TEST(Furniture, PromotionsSpeakToTheReader) {
  EXPECT_TRUE(is_promotion(unit("Sign up for our morning newsletter")));
  EXPECT_TRUE(is_promotion(unit("By clicking here you accept our Privacy Policy.")));
  EXPECT_FALSE(is_promotion(unit("The firm changed its privacy policy last week, a judge heard.")));
}

TEST(Dateline, GivesPlaceAgencyAndDay) {
  EXPECT_EQ(dateline("LAKE CITY, Minn. (AP) \u2014 The board"), "LAKE CITY, Minn.|AP|");
  EXPECT_EQ(dateline("OSLO, April 25 (Reuters) - The board"), "OSLO|Reuters|");
  EXPECT_EQ(dateline("OSLO, April 25, 2023 (Reuters) - The board"), "OSLO|Reuters|2023-04-25");
  EXPECT_EQ(dateline("NEW DELHI: The board"), "NEW DELHI||");
  EXPECT_EQ(dateline("The board \u2014 all of it \u2014 left"), "||");
  EXPECT_EQ(dateline("A well-known board - or was it?"), "||");
  EXPECT_EQ(dateline(""), "||");
}

TEST(Units, EndMarksAreSeenThroughQuotes) {
  EXPECT_TRUE(unit("\"It is late.\"").end_mark);
  EXPECT_TRUE(unit("“It is late,”").end_mark);
  EXPECT_FALSE(unit("It is “late”").end_mark);
  EXPECT_TRUE(unit("Is it late?").question);
}

}  // namespace news
