// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/fields/phrases.hh"

#include <gtest/gtest.h>

#include <string>

#include "common/languages/languages.hh"

namespace news {
namespace {

TEST(Phrases, know_of_every_beginning_that_it_goes_on) {
  const Phrases phrases("furniture", {"line", "begins"});
  std::size_t longer = 0;
  for (const WordEntry& entry : word_entries("furniture")) {
    const std::string words(entry.words);
    if (words.find_first_not_of("abcdefghijklmnopqrstuvwxyz ") != words.npos) continue;
    EXPECT_NE(phrases.look_up(words).tags & Phrases::kListed, 0u) << words;
    EXPECT_EQ(phrases.look_up(words).tags, phrases.tags(words)) << words;
    for (auto at = words.find(' '); at != words.npos; at = words.find(' ', at + 1), ++longer)
      EXPECT_TRUE(phrases.look_up(words.substr(0, at)).goes_on) << words;
  }
  EXPECT_GT(longer, 100u);
}

TEST(Phrases, take_no_beginning_for_a_phrase) {
  const Phrases phrases("furniture", {"line"});
  for (const std::string words : {"", "harbour", "subscrib", "all rights"})
    EXPECT_FALSE(phrases.has(words)) << words;
  EXPECT_FALSE(phrases.look_up("harbour pilots").goes_on);
  EXPECT_FALSE(phrases.has("harbour pilots"));
}

}  // namespace
}  // namespace news
