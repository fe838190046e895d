// SPDX-License-Identifier: GPL-2.0-or-later
// A page that lists articles is none; an article that lists some at its foot is one.
#include <string>

#include "tests/unit/indexer/parse/html/page_test.hh"

namespace news {
namespace {

std::string cards(std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i)
    out += "<div><h3><a href='/a" + std::to_string(i) + "'>Ferry number " + std::to_string(i) +
           "</a></h3><p>It stayed in port.</p></div>";
  return out;
}

TEST(IndexPage, is_no_article_and_says_what_it_is) {
  const auto article = parse_html(page("", "<h1>Islands</h1>" + cards(8)));
  ASSERT_FALSE(article.has_value());
  EXPECT_EQ(article.error().message, "no article: a page that lists 8 others");
}

TEST(IndexPage, is_told_by_headlines_alone) {
  std::string list;
  for (int i = 0; i < 7; ++i) list += "<h2><a href='/b'>The goat was elected again</a></h2>";
  EXPECT_FALSE(parse_html(page("", list)).has_value());
}

TEST(IndexPage, is_told_by_links_around_the_headlines) {
  std::string list;
  for (int i = 0; i < 7; ++i)
    list += "<div class=card><a href='/b'><h3>The goat</h3></a><p>It was a slow Sunday.</p></div>";
  EXPECT_FALSE(parse_html(page("", "<h1>Islands</h1>" + list)).has_value());
}

TEST(IndexPage, is_none_where_the_page_has_a_text_or_says_that_it_is_an_article) {
  EXPECT_TRUE(
      parse_html(page("", "<h1>Ferry</h1>" + std::string(kParagraphs) + cards(8))).has_value());
  EXPECT_TRUE(parse_html(page("<meta property='og:type' content='article'>",
                              "<h1>Lido</h1><p>It opens on Sunday.</p>" + cards(8)))
                  .has_value());
  EXPECT_TRUE(
      parse_html(page("", "<h1>Lido</h1><p>It opens on Sunday.</p>" + cards(4))).has_value());
}

TEST(IndexPage, is_no_brief_below_a_headline) {
  const auto article =
      parse_html(page("", "<h1>Lido opens on Sunday</h1><p>Bathers bring coins.</p>" + cards(8)));
  ASSERT_TRUE(article.has_value());
  EXPECT_EQ(article->body, "Bathers bring coins.");
}

}  // namespace
}  // namespace news
