// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/field.hh"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>

#include "common/article.hh"
#include "common/edit_distance.hh"

namespace news {
namespace {

TEST(FieldTable, finds_a_field_by_name_alias_and_any_case) {
  ASSERT_NE(find_field("speaker"), nullptr);
  EXPECT_EQ(find_field("WHO"), find_field("speaker"));
  EXPECT_EQ(find_field("h"), find_field("headline"));
  EXPECT_EQ(find_field("nosuch"), nullptr);
  EXPECT_EQ(find_field(""), nullptr);
}

TEST(FieldTable, proposes_the_nearest_name_and_nothing_for_a_far_one) {
  EXPECT_EQ(nearest_field("speeker"), "speaker");
  EXPECT_EQ(nearest_field("headlne"), "headline");
  EXPECT_EQ(nearest_field("xylophone"), "");
}

TEST(FieldTable, has_one_row_for_each_name_and_prefix) {
  std::set<std::string_view> names, prefixes;
  for (const auto& info : field_table()) {
    EXPECT_TRUE(names.insert(info.name).second) << info.name;
    if (!info.prefix.empty()) {
      EXPECT_TRUE(prefixes.insert(info.prefix).second) << info.name;
    }
    EXPECT_EQ(&field_info(info.field), &info);
  }
}

TEST(EditDistance, counts_changes_and_swaps_and_stops_at_the_limit) {
  EXPECT_EQ(edit_distance("ukraine", "ukrane", 2), 1u);
  EXPECT_EQ(edit_distance("ukraine", "urkaine", 2), 1u);
  EXPECT_EQ(edit_distance("caf\xC3\xA9", "cafe", 2), 1u);
  EXPECT_EQ(edit_distance("budget", "minister", 2), 3u);
  EXPECT_EQ(edit_distance("", "ab", 2), 2u);
}

TEST(EditDistance, from_one_word_to_many_is_the_same_in_every_script) {
  const std::string_view letters[] = {"a",        "b",        "o",        "7",
                                      "\xC3\xB8", "\xD0\xBD", "\xD1\x80", "\xE6\xBC\xA2"};
  std::mt19937 random(5);
  std::size_t near = 0;
  for (int round = 0; round < 5000; ++round) {
    std::string one, other;
    for (auto n = random() % 5; n > 0; --n) one += letters[random() % 8];
    for (auto n = random() % 5; n > 0; --n) other += letters[random() % 8];
    for (const std::size_t limit : {1u, 2u}) {
      const auto distance = edit_distance(one, other, limit);
      EXPECT_EQ(DistanceFrom(one, limit).to(other), distance) << one << ' ' << other;
      near += distance <= limit;
    }
  }
  EXPECT_GT(near, 1000u);
}

TEST(FieldTable, reads_the_values_of_an_article_in_its_order) {
  Article article;
  article.headline = "A harbour";
  article.byline = {"Jane Doe", "John Roe"};
  article.captions = {{"A ferry", "Ada Marsh"}, {"A crane", ""}};
  article.credits = {"Bell Pictures"};
  article.speakers = {{"Ines Calder", "a driver", 2}};
  const auto values = [&article](Field field) { return field_info(field).values(article); };
  EXPECT_EQ(values(Field::headline), (FieldValues{"A harbour"}));
  EXPECT_EQ(values(Field::byline), (FieldValues{"Jane Doe", "John Roe"}));
  EXPECT_EQ(values(Field::caption), (FieldValues{"A ferry", "A crane"}));
  EXPECT_EQ(values(Field::credit), (FieldValues{"Ada Marsh", "", "Bell Pictures"}));
  EXPECT_EQ(values(Field::speaker), (FieldValues{"Ines Calder", "a driver"}));
  EXPECT_EQ(field_info(Field::speaker).slot_values(article), (FieldValues{"Ines Calder"}));
  EXPECT_EQ(field_info(Field::body).values, nullptr);
}

TEST(FieldTable, says_where_words_of_a_field_are_marked) {
  EXPECT_TRUE(field_info(Field::headline).is_marked_in(Field::headline));
  EXPECT_FALSE(field_info(Field::headline).is_marked_in(Field::body));
  EXPECT_TRUE(field_info(Field::lead).is_marked_in(Field::headline));
  EXPECT_TRUE(field_info(Field::said).is_marked_in(Field::body));
}

}  // namespace
}  // namespace news
