// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/languages/languages.hh"

#include <gtest/gtest.h>

#include <algorithm>

namespace news {
namespace {

TEST(Languages, every_entry_of_every_list_is_read_without_its_comments) {
  ASSERT_FALSE(word_lists().empty());
  for (const WordList& list : word_lists()) {
    const auto lines = std::count(list.text.begin(), list.text.end(), '\n');
    const auto entries = word_entries(list.name, list.language);
    EXPECT_FALSE(entries.empty()) << list.language << '/' << list.name;
    EXPECT_LT(entries.size(), static_cast<std::size_t>(lines));
    for (const WordEntry& entry : entries) {
      EXPECT_EQ(entry.language, list.language);
      EXPECT_NE(entry.words.front(), '#');
      EXPECT_EQ(entry.words.find('['), entry.words.npos) << entry.words;
    }
  }
}

TEST(Languages, a_list_that_does_not_exist_is_empty) {
  EXPECT_TRUE(word_entries("no_such_list").empty());
}

TEST(Languages, tags_are_told_apart_as_whole_words) {
  const WordEntry entry{"by", "lead label", "en"};
  EXPECT_TRUE(entry.has_tag("lead"));
  EXPECT_TRUE(entry.has_tag("label"));
  EXPECT_FALSE(entry.has_tag("lab"));
  EXPECT_FALSE(entry.has_tag("lead label"));
}

}  // namespace
}  // namespace news
