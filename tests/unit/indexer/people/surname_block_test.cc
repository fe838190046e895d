// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/people/surname_block.hh"

#include <gtest/gtest.h>

#include <algorithm>

#include "witnesses.hh"

namespace news {
namespace {

using Gender = NamedPerson::Gender;

MadeBlock made(const Witnesses& all, const std::vector<PersonEntry>& before = {}) {
  return make_surname_block("nokonjo", all.list(), before);
}

TEST(SurnameBlockTest, JoinsNicknamesInitialsAndSuffixesOfOneFullName) {
  Witnesses all;
  all.add(1, "2022-01-01", "Joe Okonjo").add(2, "2022-01-02", "Joseph R. Okonjo Jr.");
  all.add(3, "2022-01-03", "JOSEPH OKONJO").add(4, "2022-01-04", "Joseph Robinette Okonjo");
  all.add(5, "2022-01-05", "Jos\xC3\xA9ph Okonjo, JR.");
  EXPECT_EQ(persons(made(all)).size(), 1u);
}

TEST(SurnameBlockTest, TwoSurnamesWithoutAGivenNameAreTheOneWhoHasBoth) {
  Witnesses all;
  all.add(1, "2022-01-01", "Maria Sefton Okonjo").add(2, "2022-01-02", "Sefton Okonjo", "Mayor");
  all.add(3, "2022-01-03", "Kofi Okonjo").add(4, "2022-01-04", "Rory Okonjo");
  all.add(2, "2022-01-02", "Maria Sefton Okonjo", "Mayor", false);
  const auto block = made(all);
  EXPECT_EQ(who(block, 2), "Maria Sefton Okonjo");
  EXPECT_EQ(persons(block).size(), 3u);
}

TEST(SurnameBlockTest, WordsThatStuckToANameMakeNobodyElse) {
  Witnesses all;
  all.add(1, "2022-01-01", "Maria Okonjo").add(2, "2022-01-02", "Maria Okonjo");
  all.add(3, "2022-01-03", "Harbour Safety Maria Okonjo");
  const auto block = made(all);
  EXPECT_EQ(persons(block).size(), 1u);
  EXPECT_EQ(who(block, 3), "Maria Okonjo");
}

TEST(SurnameBlockTest, KeepsOtherInitialsAndSuffixesApart) {
  Witnesses all;
  all.add(1, "2022-01-01", "Ama F. Okonjo").add(2, "2022-01-02", "Ama N. Okonjo");
  all.add(3, "2022-01-03", "Kofi Okonjo Jr.").add(4, "2022-01-04", "Kofi Okonjo Sr.");
  EXPECT_EQ(persons(made(all)).size(), 4u);
}

TEST(SurnameBlockTest, ASonWithTheNameOfHisFatherIsAnother) {
  Witnesses all;
  all.add(1, "2022-01-01", "Kofi Okonjo").add(2, "2022-01-02", "Kofi Okonjo Jr.");
  EXPECT_EQ(persons(made(all)).size(), 2u);
}

TEST(SurnameBlockTest, ANameThatFitsTwoJoinsNeither) {
  Witnesses all;
  all.add(1, "2022-01-01", "Ama F. Okonjo").add(2, "2022-01-02", "Ama N. Okonjo");
  all.add(3, "2022-01-03", "Ama Okonjo");
  const auto block = made(all);
  EXPECT_EQ(persons(block).size(), 3u);
  EXPECT_EQ(who(block, 3), "Ama Okonjo");
}

TEST(SurnameBlockTest, ANicknameOfTwoWhoAreThereStaysItself) {
  Witnesses all;
  all.add(1, "2022-01-01", "Edward Okonjo").add(2, "2022-01-02", "Theodore Okonjo");
  all.add(3, "2022-01-03", "Ted Okonjo");
  EXPECT_EQ(persons(made(all)).size(), 3u);
}

TEST(SurnameBlockTest, GivesASurnameToTheOneWhoHasItWithinReach) {
  Witnesses all;
  all.add(1, "2022-01-01", "Ama Okonjo")
      .add(2, "2022-05-01", "Okonjo")
      .add(3, "2035-05-01", "Okonjo");
  const auto block = made(all);
  EXPECT_EQ(who(block, 2), "Ama Okonjo");
  EXPECT_EQ(who(block, 3), "?");
}

TEST(SurnameBlockTest, LeavesASurnameOpenBetweenTwoWhoAreMetAsOften) {
  Witnesses all;
  all.add(1, "2022-01-01", "Ama Okonjo").add(2, "2022-01-02", "Kofi Okonjo");
  all.add(3, "2022-01-03", "Okonjo");
  const auto block = made(all);
  EXPECT_EQ(who(block, 3), "?");
  const auto open = std::find_if(block.entries.begin(), block.entries.end(), [](const auto& entry) {
    return entry.standing == PersonEntry::Standing::open;
  });
  ASSERT_NE(open, block.entries.end());
  EXPECT_EQ(open->candidates.size(), 2u);
}

TEST(SurnameBlockTest, TheArticleTheOfficeAndTheGenderDecideBeforeTheArchive) {
  Witnesses all;
  for (std::uint32_t i = 1; i <= 20; ++i) {
    all.add(i, "2022-01-01", "Ama Okonjo", "Mayor").of(Gender::female);
  }
  all.add(30, "2022-01-02", "Kofi Okonjo", "Coach").of(Gender::male);
  all.add(31, "2022-01-03", "Kofi Okonjo", {}, false).add(31, "2022-01-03", "Okonjo");
  const auto in_article = all.last_quote();
  all.add(32, "2022-01-03", "Okonjo", "Coach");
  const auto by_office = all.last_quote();
  all.add(33, "2022-01-03", "Okonjo").of(Gender::male);
  const auto by_gender = all.last_quote();
  all.add(34, "2022-01-03", "Okonjo");
  const auto by_archive = all.last_quote();
  const auto block = made(all);
  EXPECT_EQ(who(block, in_article), "Kofi Okonjo");
  EXPECT_EQ(who(block, by_office), "Kofi Okonjo");
  EXPECT_EQ(who(block, by_gender), "Kofi Okonjo");
  EXPECT_EQ(who(block, by_archive), "Ama Okonjo");
}

TEST(SurnameBlockTest, CopiesOfOneStoryTellOnce) {
  Witnesses all;
  all.add(1, "2022-01-01", "Kofi Okonjo");
  for (std::uint32_t i = 2; i <= 9; ++i) all.add(i, "2022-01-01", "Ama Okonjo");
  all.add(10, "2022-01-03", "Okonjo");
  auto list = all.list();
  for (auto& one : list) {
    if (one.name.name == "Ama Okonjo") one.group = 2;
  }
  EXPECT_EQ(who(make_surname_block("nokonjo", list, {}), all.last_quote()), "?");
}

TEST(SurnameBlockTest, AFirstNameAloneIsSomebodyElseInEachArticle) {
  Witnesses all;
  all.add(1, "2022-01-01", "Melissa").add(2, "2022-01-02", "Melissa");
  EXPECT_EQ(persons(make_surname_block("nmelissa", all.list(), {})).size(), 2u);
  Witnesses single;
  single.add(1, "2022-01-01", "Sukarnoputri").of(Gender::female);
  single.add(2, "2022-01-02", "Sukarnoputri");
  EXPECT_EQ(persons(make_surname_block("nsukarnoputri", single.list(), {})).size(), 1u);
}

TEST(SurnameBlockTest, IdsGoOnWhenASpellingJoins) {
  Witnesses all;
  all.add(1, "2022-01-01", "Kofi N. Okonjo").add(2, "2022-01-01", "Kofi Okonjo");
  const auto before = made(all);
  all.add(3, "2022-01-02", "Kofi F. Okonjo");
  const auto after = made(all, before.entries);
  const auto was = persons(before), is = persons(after);
  EXPECT_TRUE(std::includes(is.begin(), is.end(), was.begin(), was.end()));
}

TEST(SurnameBlockTest, TheOrderOfArticlesChangesNothing) {
  Witnesses all;
  for (std::uint32_t i = 0; i < 60; ++i) {
    const char* names[] = {"Ama Okonjo", "Kofi Okonjo", "Okonjo", "K. Okonjo", "Ama N. Okonjo"};
    all.add(i + 1, i % 2 == 0 ? "2022-01-01" : "2023-06-01", names[i * 7 % 5]);
  }
  auto list = all.list();
  const auto one = encode_entries(make_surname_block("nokonjo", list, {}).entries);
  std::reverse(list.begin(), list.end());
  EXPECT_EQ(encode_entries(make_surname_block("nokonjo", list, {}).entries), one);
}

TEST(SurnameBlockTest, ManyNamesakesAndManySpellingsAreBoundedAndJoinNobody) {
  Witnesses all;
  constexpr std::uint32_t kMany = 3000;
  for (std::uint32_t i = 0; i < kMany; ++i) {
    all.add(i + 1, "2022-01-01", "G" + std::to_string(i) + "x Okonjo");
  }
  all.add(kMany + 1, "2022-01-02", "Okonjo");
  EXPECT_EQ(who(made(all), all.last_quote()), "?");
  Witnesses spellings;
  for (std::uint32_t i = 0; i < 1000; ++i) {
    spellings.add(i + 1, "2022-01-01", "Ama R" + std::to_string(i) + "y Okonjo");
  }
  const auto block = made(spellings);
  ASSERT_EQ(persons(block).size(), 1u);
  EXPECT_EQ(block.entries.front().spellings.size(), kMostSpellings);
}

TEST(SurnameBlockTest, ACapitalWordOfWhomNothingTellsThatItIsSomebodyStaysOpen) {
  Witnesses all;
  all.add(1, "2022-01-01", "Okonjotek").add(2, "2022-01-02", "Okonjotek");
  EXPECT_EQ(who(make_surname_block("nokonjotek", all.list(), {}), all.last_quote()), "?");
  all.add(3, "2022-01-03", "Okonjotek", "Coach");
  EXPECT_EQ(who(make_surname_block("nokonjotek", all.list(), {}), 1), "Okonjotek");
}

}  // namespace
}  // namespace news
