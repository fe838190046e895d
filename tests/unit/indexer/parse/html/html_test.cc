// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/html.hh"

#include <gtest/gtest.h>

#include <string>

#include "tests/unit/indexer/parse/html/page_test.hh"

namespace news {
namespace {

TEST(ParseHtml, takes_the_paragraphs_and_leaves_navigation_and_footer) {
  EXPECT_EQ(parsed(page("<title>Ferry stays in port</title>",
                        std::string("<h1>Ferry stays in port</h1>") + kParagraphs))
                .body,
            kBody);
}

TEST(ParseHtml, gives_blocks_that_cover_the_body_in_order) {
  const Article article =
      parsed(page("", std::string("<h1>Ferry stays in port</h1>") + kParagraphs));
  ASSERT_EQ(article.blocks.size(), 3u);
  EXPECT_EQ(article.blocks[0].begin, 0u);
  for (std::size_t i = 1; i < article.blocks.size(); ++i)
    EXPECT_EQ(article.blocks[i].begin, article.blocks[i - 1].end + 2);
  EXPECT_EQ(article.blocks.back().end, article.body.size());
}

TEST(ParseHtml, refuses_a_page_without_text) {
  EXPECT_FALSE(parse_html("").has_value());
  EXPECT_FALSE(parse_html("<html><body><img src='a.png'></body></html>").has_value());
}

TEST(ParseHtml, reads_hostile_pages_quickly) {
  std::string page_text = "<h1>Ferry stays in port</h1>" + std::string(kParagraphs);
  for (int i = 0; i < 100000; ++i) page_text += "<b>";
  for (int i = 0; i < 100000; ++i) page_text += "</i>";
  EXPECT_EQ(parsed(page_text).body, kBody);
  std::string open_marks = kParagraphs;
  for (int i = 0; i < 50000; ++i) open_marks += "<svg><!--<a href=\"";
  EXPECT_EQ(parsed(open_marks).body, kBody);
  std::string brackets =
      "<script type='application/ld+json'>" + std::string(200000, '[') + "</script>";
  EXPECT_EQ(parsed(brackets + kParagraphs).body, kBody);
}

TEST(ParseHtmlFragment, reads_plain_text_by_its_blank_lines) {
  const auto article = parse_html_fragment("One line\nthat goes on.\n\nAnother.");
  ASSERT_TRUE(article.has_value());
  EXPECT_EQ(article->body, "One line that goes on.\n\nAnother.");
}

TEST(ParseHtmlFragment, reads_paragraphs_headings_and_captions) {
  const auto article = parse_html_fragment(
      "<p>First &amp; foremost.</p><h2>Then</h2><figure><img src=x><figcaption>A quay at "
      "dawn.</figcaption></figure><p>Second.</p>");
  ASSERT_TRUE(article.has_value());
  EXPECT_EQ(article->body, "First & foremost.\n\nThen\n\nSecond.");
  ASSERT_EQ(article->headings.size(), 1u);
  EXPECT_EQ(article->headings[0], "Then");
  ASSERT_EQ(article->captions.size(), 1u);
  EXPECT_EQ(article->captions[0].text, "A quay at dawn.");
}

TEST(ParseHtmlFragment, gives_an_empty_article_for_empty_input) {
  const auto article = parse_html_fragment("");
  ASSERT_TRUE(article.has_value());
  EXPECT_EQ(article->body, "");
}

}  // namespace
}  // namespace news
