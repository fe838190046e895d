// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/fields/release.hh"

#include <gtest/gtest.h>

#include "indexer/parse/newest_versions.hh"
#include "tests/unit/indexer/parse/collect.hh"

namespace news {
namespace {

TEST(ReadMoment, KnowsTheFormsOfWires) {
  EXPECT_EQ(read_moment("1970-01-02T00:00:00Z"), 86400);
  EXPECT_EQ(read_moment("1970-01-01T01:30:00+01:00"), 1800);
  EXPECT_EQ(read_moment("19700101T003000-0500"), 1800 + 5 * 3600);
  EXPECT_EQ(read_moment("1970-01-01T00:00:01.250Z"), 1);
  EXPECT_EQ(read_moment("1970-01-02"), 86400);
  for (const auto* text : {"", "soon", "1970-13-01", "1970-01-01 at noon", "1970-01-01T99:00:00Z"})
    EXPECT_EQ(read_moment(text), std::nullopt) << text;
}

TEST(IsKillHeadline, TakesNoticesAndNoStories) {
  for (const auto* line : {"MANDATORY KILL", "KILL--Harbour vote", "BULLETIN KILL: Harbour vote",
                           "EDITORS: ELIMINATION.", "MANDATORY KILL Harbour vote"})
    EXPECT_TRUE(is_kill_headline(line)) << line;
  for (const auto* line : {"KILL BILL returns", "Kill the bill, says the board", "KILL",
                           "TO KILL A MOCKINGBIRD", "ELIMINATION of malaria is near", "", "URGENT"})
    EXPECT_FALSE(is_kill_headline(line)) << line;
}

TEST(ReadRelease, AnEmbargoHoldsUntilItsMoment) {
  ReleaseFacts facts;
  facts.embargo = true;
  facts.embargo_ends = "1970-01-02T00:00:00Z";
  EXPECT_EQ(read_release(facts, 86399).hold, Hold::embargoed);
  EXPECT_EQ(read_release(facts, 86399).reason, "embargoed until 1970-01-02 00:00 UTC");
  EXPECT_EQ(read_release(facts, 86400).hold, Hold::none);
  facts.embargo_ends.clear();
  EXPECT_EQ(read_release(facts, 86400).hold, Hold::embargoed);
  facts.status = "canceled";
  EXPECT_EQ(read_release(facts, 0).hold, Hold::canceled) << "a kill counts before an embargo";
}

TEST(NewestVersions, KeepsOrderAndLetsTheFirstGoWhereTheyAreTooMany) {
  const auto article = [](const char* member) {
    Article one;
    one.member = member;
    one.body = std::string(1000, 'x');
    return one;
  };
  Collected sink;
  NewestVersions versions(sink, 20'000);
  versions.add(article("a1"), {"a", "p", 1});
  versions.add(article("none"), {});
  versions.add(article("b1"), {"b", "p", 1});
  versions.add(article("a2"), {"a", "p", 2});
  versions.add(article("a-of-another"), {"a", "q", 9});
  versions.finish();
  std::string members;
  for (const auto& one : sink.articles) members += one.member + ' ';
  EXPECT_EQ(members, "none b1 a2 a-of-another ");
  ASSERT_EQ(sink.skips.size(), 1u);
  EXPECT_EQ(sink.skips[0].member, "a1");
  EXPECT_TRUE(sink.skips[0].expected);

  Collected small;
  NewestVersions narrow(small, 100);
  narrow.add(article("a1"), {"a", "p", 1});
  narrow.add(article("a2"), {"a", "p", 2});
  narrow.finish();
  EXPECT_EQ(small.articles.size(), 2u) << "what has gone on cannot be taken back";
}

}  // namespace
}  // namespace news
