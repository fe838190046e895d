// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/html.hh"

#include <gtest/gtest.h>

#include <string>

namespace news {
namespace {

// A page as many sites build them; the parts in capitals are what each test changes.
std::string page(const std::string& head, const std::string& inside) {
  return "<!DOCTYPE html><html lang='en-GB'><head><meta charset='utf-8'>" + head +
         "</head><body class='single has-sidebar'><nav><ul><li><a href='/'>Home</a><li><a "
         "href='/w'>World</a></ul></nav><article>" +
         inside +
         "</article><footer><p>Every word here belongs to the Harbour Gazette, all rights "
         "reserved for ever.</p></footer></body></html>";
}

const char* const kParagraphs =
    "<p>The ferry to the outer islands stayed in port on Monday after its crew found a crack in "
    "the rudder, the harbour office said.</p>"
    "<p>Some 240 passengers were put up in the school hall, where volunteers cooked soup and "
    "handed "
    "out blankets until the small hours.</p>"
    "<p>A replacement vessel is expected on Wednesday, weather permitting, and tickets stay "
    "valid.</p>";

const char* const kBody =
    "The ferry to the outer islands stayed in port on Monday after its crew found a crack in "
    "the rudder, the harbour office said.\n\n"
    "Some 240 passengers were put up in the school hall, where volunteers cooked soup and handed "
    "out blankets until the small hours.\n\n"
    "A replacement vessel is expected on Wednesday, weather permitting, and tickets stay valid.";

Article parse(const std::string& html) {
  auto article = parse_html(html);
  EXPECT_TRUE(article.has_value());
  return article ? *article : Article{};
}

TEST(ParseHtml, takes_the_paragraphs_and_leaves_navigation_and_footer) {
  EXPECT_EQ(parse(page("<title>Ferry stays in port</title>",
                       std::string("<h1>Ferry stays in port</h1>") + kParagraphs))
                .body,
            kBody);
}

TEST(ParseHtml, gives_blocks_that_cover_the_body_in_order) {
  const Article article =
      parse(page("", std::string("<h1>Ferry stays in port</h1>") + kParagraphs));
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
