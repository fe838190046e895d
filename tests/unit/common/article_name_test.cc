// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/article_name.hh"

#include <gtest/gtest.h>

namespace news {
namespace {

using Fit = ArticleName::Fit;

Fit fit(const std::string& name, std::string_view member = "", std::string_view url = "") {
  StoredHead head;
  head.path = "./wire/day.jsonl";
  head.canonical = "/none/news/wire/day.jsonl";
  head.member = member;
  head.url = url;
  return ArticleName(name).fits(head);
}

TEST(ArticleName, IsItsPathOrTheEndOfIt) {
  EXPECT_EQ(fit("/none/news/wire/day.jsonl"), Fit::wholly);
  EXPECT_EQ(fit("/none/news/../news/wire/day.jsonl"), Fit::wholly);
  for (const auto* name : {"wire/day.jsonl", "./wire/day.jsonl", "day.jsonl", "/day.jsonl"}) {
    EXPECT_EQ(fit(name), Fit::partly) << name;
  }
  for (const auto* name : {"ay.jsonl", "day", "", "./", "/none/news/wire"}) {
    EXPECT_EQ(fit(name), Fit::none) << name;
  }
}

TEST(ArticleName, MayNameAMember) {
  EXPECT_EQ(fit("/none/news/wire/day.jsonl[7]", "7"), Fit::wholly);
  EXPECT_EQ(fit("day.jsonl [7]", "7"), Fit::partly);
  EXPECT_EQ(fit("day.jsonl[7]", "77"), Fit::none);
  EXPECT_EQ(fit("day.jsonl[a [b]]", "a [b]"), Fit::partly);
  EXPECT_EQ(fit("day.jsonl[a\xEF\xBF\xBD]", "a\x1B"), Fit::partly);
}

TEST(ArticleName, MayBeAnAddress) {
  EXPECT_EQ(fit("https://quay.example/a", "", "http://www.quay.example/a/"), Fit::wholly);
  EXPECT_EQ(fit("https://quay.example/a#top", "https://quay.example/a"), Fit::wholly);
  EXPECT_EQ(fit("https://quay.example/a?p=1", "", "https://quay.example/a?p=2"), Fit::none);
  EXPECT_EQ(fit("https://", "", "http://"), Fit::none);
}

TEST(ArticleName, TakesManyBracketsInLinearTime) {
  const std::string name = std::string(100'000, '[') + "]";
  EXPECT_LE(ArticleName(name).readings().size(), 32U);
}

}  // namespace
}  // namespace news
