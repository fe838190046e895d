// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/byline.hh"

#include <gtest/gtest.h>

namespace news {
namespace {

using Names = std::vector<std::string>;

}  // namespace

TEST(Byline, NamesAreSplitAtCommasAndAnd) {
  EXPECT_EQ(split_byline("By Ann Roe, Ben Stow and Cleo van Dijk"),
            (Names{"Ann Roe", "Ben Stow", "Cleo van Dijk"}));
  EXPECT_EQ(split_byline("Written by: Ann Roe & Ben Stow"), (Names{"Ann Roe", "Ben Stow"}));
  EXPECT_EQ(split_byline("Von Ann Roe und Ben Stow"), (Names{"Ann Roe", "Ben Stow"}));
  EXPECT_EQ(split_byline("Par Ann Roe et Ben Stow"), (Names{"Ann Roe", "Ben Stow"}));
  EXPECT_EQ(split_byline("BY ANN ROE"), (Names{"ANN ROE"}));
  EXPECT_EQ(split_byline("By\u00A0Ann\u00A0\u00A0Roe"), (Names{"Ann Roe"}));
}

TEST(Byline, JobsAndPlacesAreNoNames) {
  EXPECT_EQ(split_byline("By Ann Roe, Political Editor"), (Names{"Ann Roe"}));
  EXPECT_EQ(split_byline("Ann Roe Parliamentary editor"), (Names{"Ann Roe"}));
  EXPECT_EQ(split_byline("By Ann Roe in Ottawa and Ben Stow in Rome"),
            (Names{"Ann Roe", "Ben Stow"}));
  EXPECT_EQ(split_byline("By Ann Roe for Shore Weekly"), (Names{"Ann Roe"}));
  EXPECT_EQ(split_byline("Ann Roe | Senior Reporter"), (Names{"Ann Roe"}));
  EXPECT_EQ(split_byline("By Ann Roe Follow"), (Names{"Ann Roe"}));
}

TEST(Byline, AgenciesGiveWayToPersons) {
  EXPECT_EQ(split_byline("By Ann Roe and Ben Stow The Associated Press"),
            (Names{"Ann Roe", "Ben Stow"}));
  EXPECT_EQ(split_byline("Ann Roe, Reuters"), (Names{"Ann Roe"}));
  EXPECT_EQ(split_byline("By The Associated Press"), (Names{"The Associated Press"}));
  EXPECT_EQ(clean_bylines({"Shore News", "Ann Roe", "Staff"}), (Names{"Ann Roe"}));
  EXPECT_EQ(clean_bylines({"AFP", "Staff"}), (Names{"AFP"}));
}

TEST(Byline, AddressesDatesAndRepeatsAreDropped) {
  EXPECT_EQ(split_byline("Ann Roe / SHOREWEEKLY.COM / Sep 2, 2024, 17:07"), (Names{"Ann Roe"}));
  EXPECT_EQ(clean_bylines({"https://example.org/ann", "@annroe", "Ann Roe", "ANN ROE"}),
            (Names{"Ann Roe"}));
  EXPECT_EQ(split_byline("By Ann Roe, Jr."), (Names{"Ann Roe, Jr."}));
  EXPECT_EQ(split_byline(""), Names{});
  EXPECT_EQ(split_byline(std::string(5000, 'a')), Names{});
}

TEST(Byline, PersonsAreToldFromOtherCapitals) {
  for (const char* name :
       {"Ann Roe", "J. P. Stow", "Cleo van der Berg", "Zoë O’Neill-Lund", "ANN ROE", "Li Wu"})
    EXPECT_TRUE(looks_like_person(name)) << name;
  for (const char* name : {"Read More", "Getty Images", "The Guardian", "Ann", "Sign Up", "ann roe",
                           "Table Of Contents", "Ann Roe said", "Ann Roe.", "5 Ways",
                           "Ann Roe: Diary", "Monday Morning"})
    EXPECT_FALSE(looks_like_person(name)) << name;
}

TEST(Byline, AgenciesAreKnownByNameOrLetters) {
  for (const char* name : {"AP", "The Associated Press", "Agence France-Presse", "BBC News",
                           "Reuters", "The Canadian Press"})
    EXPECT_TRUE(is_news_agency(name)) << name;
  EXPECT_FALSE(is_news_agency("Ann Roe"));
  EXPECT_TRUE(is_job_title("Senior Political Correspondent"));
  EXPECT_TRUE(is_job_title("staff writer"));
  EXPECT_FALSE(is_job_title("Ann Roe"));
}

}  // namespace news
