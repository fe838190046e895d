// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include "indexer/parse/markdown/front_matter.hh"
#include "tests/unit/indexer/parse/collect.hh"

namespace news {
namespace {

const std::string kText =
    "The ferry *Moth* left the [quay](https://quay.example) on Monday.\n\n## What comes next\n\n"
    "> “It was time,” said Tove Lind.\n";

TEST(Markdown, AClipHasItsHeadsFields) {
  const auto result = collect(
      "---\ntitle: Ferry: sails again\nauthor:\n  - \"[[Mina Orlo]]\"\n  - Ben Tace # both\n"
      "published: 2024-05-06\nsource: \"https://quay.example/ferry\"\ntags:\n  - clippings\n"
      "description: >\n  A bell,\n  and plums.\n---\n\n# Ferry: sails again\n\n" +
          kText,
      "clip.markdown");
  ASSERT_EQ(result.articles.size(), 1u) << result.error;
  const auto& article = result.articles[0];
  EXPECT_EQ(article.format, "markdown");
  EXPECT_EQ(article.headline, "Ferry: sails again");
  EXPECT_EQ(article.byline, (std::vector<std::string>{"Mina Orlo", "Ben Tace"}));
  EXPECT_EQ(article.date, "2024-05-06");
  EXPECT_EQ(article.url, "https://quay.example/ferry");
  EXPECT_EQ(article.source, "quay.example");
  EXPECT_EQ(article.standfirst, "A bell, and plums.");
  EXPECT_EQ(article.headings, std::vector<std::string>{"What comes next"});
  EXPECT_EQ(
      article.body,
      "The ferry Moth left the quay on Monday.\n\nWhat comes next\n\n“It was time,” said Tove "
      "Lind.");
}

TEST(Markdown, HeadsInTomlAndJsonSayTheSame) {
  for (const std::string head :
       {"+++\ntitle = 'Ferry sails'\ndate = 2024-05-06T08:00:00+02:00\nauthors = [\"Ann Roe\", "
        "\"Ben "
        "Doe\"]\n[params]\ntitle = 'no'\n+++\n",
        "+++\ntitle = \"Ferry sails\"\ndate = 2024-05-06\n[[authors]]\nname = \"Ann "
        "Roe\"\n[[authors]]\n"
        "name = \"Ben Doe\"\n+++\n",
        "---\nauthors: [Ann Roe, 'Ben Doe']\n\"title\": 'Ferry sails'\ndate: 2024-05-06\n---\n",
        "---\nauthors:\n- name: Ann Roe\n  url: https://a.example\n- name: Ben Doe\ntitle: Ferry "
        "sails\ndate: 2024-05-06\n...\n",
        "{\n\"title\": \"Ferry sails\",\n\"author\": [\"Ann Roe\", \"Ben Doe\"],\n\"date\": "
        "\"2024-05-06\"\n}\n\n"}) {
    const auto result = collect(head + kText, "a.markdown");
    ASSERT_EQ(result.articles.size(), 1u) << head << result.error;
    const auto& article = result.articles[0];
    EXPECT_EQ(article.format, "markdown") << head;
    EXPECT_EQ(article.headline, "Ferry sails") << head;
    EXPECT_EQ(article.byline, (std::vector<std::string>{"Ann Roe", "Ben Doe"})) << head;
    EXPECT_EQ(article.date, "2024-05-06") << head;
  }
}

TEST(Markdown, WithoutAHeadTheFirstHeadingIsTheHeadline) {
  const auto result = collect("# Ferry & bell\n\n" + kText, "a.markdown");
  ASSERT_EQ(result.articles.size(), 1u) << result.error;
  EXPECT_EQ(result.articles[0].headline, "Ferry & bell");
  EXPECT_TRUE(result.articles[0].body.starts_with("The ferry Moth"));
}

TEST(Markdown, ADraftIsLeftOutAndARuledLineIsNoHead) {
  const auto draft = collect("---\ntitle: Ferry\ndraft: true\n---\n" + kText, "a.markdown");
  EXPECT_TRUE(draft.articles.empty());
  ASSERT_EQ(draft.skips.size(), 1u);
  EXPECT_TRUE(draft.skips[0].expected);
  EXPECT_EQ(read_front_matter("---\nThe ferry sails.\n---\nMore.", false).end, 0u);
  EXPECT_EQ(read_front_matter("---\ntitle: Ferry\nno end", false).end, 0u);
  EXPECT_EQ(collect("---\nThe ferry sails on.\n\n---\n\nMore of it.", "a.txt").articles[0].format,
            "text");
}

TEST(Markdown, CategoriesAreTheSectionWhereverAHeadKeepsThem) {
  for (const std::string head :
       {"---\ntitle: Ferry\ncategories: [Harbour, News]\ntags: [boats]\n---\n",
        "---\ntitle: Ferry\ncategories:\n  - Harbour\n---\n",
        "+++\ntitle = \"Ferry\"\n[taxonomies]\ncategories = [\"Harbour\"]\n+++\n"}) {
    const auto result = collect(head + kText, "a.md");
    ASSERT_EQ(result.articles.size(), 1u) << result.error;
    EXPECT_EQ(result.articles[0].section, "Harbour") << head;
  }
}

}  // namespace
}  // namespace news
