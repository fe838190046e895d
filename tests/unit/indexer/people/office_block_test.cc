// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/people/office_block.hh"

#include <gtest/gtest.h>

#include "witnesses.hh"

namespace news {
namespace {

constexpr std::uint64_t kAma = 1, kKofi = 2;

MadeBlock made(const Witnesses& all, std::string_view key = "opresident") {
  return make_office_block(key, all.list(),
                           [](std::string_view name, DayNumber) -> std::optional<std::uint64_t> {
                             if (name == "Okonjo") return kAma;
                             if (name == "Mensah") return kKofi;
                             return std::nullopt;
                           });
}

std::uint64_t holder(const MadeBlock& block, std::uint32_t quote) {
  std::uint64_t out = 0;
  for (const auto& entry : block.entries) {
    each_said(entry.said, [&](const Said& said) {
      if (said.quotes.front() == quote) out = entry.id;
    });
  }
  return out;
}

Witnesses two_terms() {
  Witnesses all;
  std::uint32_t article = 0;
  for (const char* day : {"2024-12-20", "2025-01-05", "2025-01-15", "2025-01-19"}) {
    all.add(++article, day, "Okonjo", "President", false);
  }
  for (const char* day : {"2025-01-20", "2025-01-25", "2025-02-10", "2025-02-20"}) {
    all.add(++article, day, "Mensah", "President", false);
  }
  return all;
}

std::uint64_t president_on(std::string_view day) {
  auto all = two_terms();
  all.add(100, day, "The President", {}, true, SpeakerKind::role);
  return holder(made(all), all.last_quote());
}

TEST(OfficeBlockTest, TheHolderChangesOnItsDay) {
  EXPECT_EQ(president_on("2025-01-10"), kAma);
  EXPECT_EQ(president_on("2025-01-19"), kAma);
  EXPECT_EQ(president_on("2025-01-20"), kKofi);
  EXPECT_EQ(president_on("2025-02-15"), kKofi);
}

TEST(OfficeBlockTest, NobodyIsNamedWithoutADayOrOutOfReach) {
  EXPECT_EQ(president_on(""), 0u);
  EXPECT_EQ(president_on("2030-01-01"), 0u);
}

TEST(OfficeBlockTest, AnArticleThatNamesAnotherHolderStaysOpen) {
  auto all = two_terms();
  all.add(100, "2025-01-10", "Mensah", "President", false);
  all.add(100, "2025-01-10", "the president", {}, true, SpeakerKind::role);
  EXPECT_EQ(holder(made(all), all.last_quote()), 0u);
}

TEST(OfficeBlockTest, AnOfficeThatManyHoldIsItsArticlesOwn) {
  Witnesses all;
  all.add(1, "2025-01-01", "Okonjo", "Secretary", false);
  all.add(1, "2025-01-01", "The Secretary", {}, true, SpeakerKind::role);
  const auto named = all.last_quote();
  all.add(2, "2025-01-01", "The Secretary", {}, true, SpeakerKind::role);
  const auto block = made(all, "osecretary");
  EXPECT_EQ(holder(block, named), kAma);
  EXPECT_EQ(holder(block, all.last_quote()), 0u);
}

TEST(OfficeBlockTest, BodiesThatDifferInCaseAndArticleAreOne) {
  Witnesses all;
  all.add(1, "2025-01-01", "The Harbour Board", {}, true, SpeakerKind::organisation);
  all.add(2, "2025-01-02", "harbour board", {}, true, SpeakerKind::organisation);
  all.add(3, "2025-01-03", "harbour board", {}, true, SpeakerKind::organisation);
  const auto block = make_group_block("gharbour board", all.list());
  ASSERT_EQ(block.entries.size(), 1u);
  EXPECT_EQ(block.entries[0].label, "harbour board");
  EXPECT_FALSE(block.entries[0].is_person());
}

TEST(OfficeBlockTest, OneNamingDoesNotOutweighTheYearAround) {
  Witnesses all;
  for (std::uint32_t i = 1; i <= 9; ++i) {
    all.add(i, i < 5 ? "2024-06-01" : "2025-06-01", "Okonjo", "President", false);
  }
  all.add(20, "2025-01-02", "Mensah", "President", false);
  all.add(21, "2025-01-03", "the president", {}, true, SpeakerKind::role);
  EXPECT_EQ(holder(made(all), all.last_quote()), kAma);
}

TEST(OfficeBlockTest, ManyPresidentsOfBodiesDoNotHideTheOneWhoIsNamedMost) {
  Witnesses all;
  for (std::uint32_t i = 1; i <= 3; ++i) all.add(i, "2025-06-01", "Okonjo", "President", false);
  all.add(4, "2025-06-02", "Mensah", "President", false);
  for (const char* name : {"Adu", "Boateng", "Owusu", "Sefton"}) {
    all.add(static_cast<std::uint32_t>(all.list().size()) + 1, "2025-06-03", name, "President",
            false);
  }
  all.add(20, "2025-06-04", "the president", {}, true, SpeakerKind::role);
  const auto block = make_office_block(
      "opresident", all.list(),
      [](std::string_view name, DayNumber) -> std::optional<std::uint64_t> {
        return name == "Okonjo" ? kAma : static_cast<std::uint64_t>(name.front()) + 100;
      });
  EXPECT_EQ(holder(block, all.last_quote()), kAma);
}

TEST(OfficeBlockTest, AfterACleanChangeTheOneNamedRarelyHoldsIt) {
  Witnesses all;
  for (std::uint32_t i = 1; i <= 12; ++i) {
    all.add(i, i < 7 ? "2025-01-03" : "2025-01-17", "Okonjo", "President", false);
  }
  all.add(20, "2025-01-24", "Mensah", "President", false);
  all.add(21, "2025-02-03", "Mensah", "President", false);
  all.add(22, "2025-01-10", "the president", {}, true, SpeakerKind::role);
  const auto before = all.last_quote();
  all.add(23, "2025-01-28", "the president", {}, true, SpeakerKind::role);
  const auto block = made(all);
  EXPECT_EQ(holder(block, before), kAma);
  EXPECT_EQ(holder(block, all.last_quote()), kKofi);
}

TEST(OfficeBlockTest, ASentenceOfAnotherTimeMeansTheHolderOfThatTime) {
  auto all = two_terms();
  all.add(100, "2025-02-15", "the president", {}, true, SpeakerKind::role).then("2025-01-05");
  const auto then = all.last_quote();
  all.add(101, "2025-02-15", "the president", {}, true, SpeakerKind::role).then("1994-11-14");
  const auto block = made(all);
  EXPECT_EQ(holder(block, then), kAma);
  EXPECT_EQ(holder(block, all.last_quote()), 0u);
}

}  // namespace
}  // namespace news
