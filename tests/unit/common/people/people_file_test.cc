// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/people/people_file.hh"

#include <gtest/gtest.h>
#include <xxhash.h>

#include <fstream>

#include "../../scratch_path.hh"

namespace news {
namespace {

std::string written(const std::string& name, const std::string& bytes) {
  const auto path = scratch_path(name);
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

std::uint64_t hash_of(const std::string& bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

std::string two_blocks() {
  SaidWriter writer;
  writer.add(3, 800'000, {10, 12});
  writer.add(9, kNoDay, {40});
  const auto said = writer.take();
  PersonEntry one;
  one.id = 7;
  one.whole = true;
  one.label = "Ama Okonjo";
  one.spellings = {{"Ama Okonjo", Why::full_name, 2, {800'000, 800'000}}};
  one.offices = {{"mayor", 1, {}}};
  one.said = said;
  PersonEntry open;
  open.standing = PersonEntry::Standing::open;
  open.label = "Okonjo";
  open.candidates = {7, 8};
  PeopleFileBuilder builder;
  builder.add("gharbour board", encode_entries({}));
  builder.add_person(7, builder.add("nokonjo", encode_entries({one, open})));
  return builder.take().value();
}

TEST(PeopleFileTest, GivesBackWhatWasWritten) {
  const auto bytes = two_blocks();
  const auto file =
      PeopleFile::open(written("people_file_whole", bytes), bytes.size(), hash_of(bytes));
  ASSERT_TRUE(file);
  ASSERT_EQ(file->find("nokonjo"), 1u);
  EXPECT_FALSE(file->find("nokonj"));
  EXPECT_EQ(file->block_of(7), 1u);
  EXPECT_FALSE(file->block_of(8));
  const auto entries = file->entries(1);
  ASSERT_EQ(entries.size(), 2u);
  EXPECT_EQ(entries[0].label, "Ama Okonjo");
  EXPECT_EQ(entries[0].offices.front().title, "mayor");
  EXPECT_EQ(entries[1].candidates, (std::vector<std::uint64_t>{7, 8}));
  std::vector<std::uint32_t> quotes, articles;
  EXPECT_TRUE(each_said(entries[0].said, [&](const Said& said) {
    articles.push_back(said.document);
    quotes.insert(quotes.end(), said.quotes.begin(), said.quotes.end());
  }));
  EXPECT_EQ(articles, (std::vector<std::uint32_t>{3, 9}));
  EXPECT_EQ(quotes, (std::vector<std::uint32_t>{10, 12, 40}));
}

TEST(PeopleFileTest, RefusesAFileOfOtherBytesAndReadsNothingOutsideADamagedOne) {
  const auto bytes = two_blocks();
  EXPECT_FALSE(PeopleFile::open(written("people_file_cut", bytes.substr(0, bytes.size() - 1)),
                                bytes.size(), hash_of(bytes)));
  auto other = bytes;
  other[10] = static_cast<char>(other[10] ^ 1);
  EXPECT_FALSE(PeopleFile::open(written("people_file_other", other), bytes.size(), hash_of(bytes)));
  for (std::size_t at = 8; at + 16 < bytes.size(); ++at) {
    auto damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x5A);
    const auto file =
        PeopleFile::open(written("people_file_damaged", damaged), damaged.size(), hash_of(damaged));
    if (!file) continue;
    for (std::size_t block = 0; block < file->blocks(); ++block) {
      for (const auto& entry : file->entries(block))
        (void)each_said(entry.said, [](const Said&) {});
    }
    (void)file->find("nokonjo");
  }
}

TEST(PeopleFileTest, SaysThatItHoldsMoreThanItsEndsCanCount) {
  PeopleFileBuilder room(8 + 20), none(8 + 19), few(3);
  for (auto* builder : {&room, &none, &few}) builder->add("nokonjo", std::string(20, 'x'));
  EXPECT_TRUE(room.take());
  const auto refused = none.take();
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::usage);
  EXPECT_NE(refused.error().message.find("the people of the index would take 28 bytes"),
            std::string::npos);
  EXPECT_FALSE(few.take());
}

TEST(PeopleFileTest, CountsDays) {
  EXPECT_EQ(day_text(day_number("2023-01-19")), "2023-01-19");
  EXPECT_EQ(day_number("2023-03-01") - day_number("2023-02-28"), 1u);
  EXPECT_EQ(day_number("2023-02-30"), kNoDay);
  EXPECT_EQ(day_number(""), kNoDay);
  EXPECT_EQ(day_text(kNoDay), "");
}

}  // namespace
}  // namespace news
