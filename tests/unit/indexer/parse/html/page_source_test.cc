// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/page_source.hh"

#include <gtest/gtest.h>

#include <string>

namespace news::html {
namespace {

std::string cleaned(const std::string& markup) {
  return clean_markup(markup).markup;
}

TEST(PageSource, takes_out_scripts_styles_and_comments) {
  EXPECT_EQ(cleaned("a<script>if (x < 1) '</p>'</script>b<STYLE>p{}</STYLE>c<!-- <p>d</p> -->e"),
            "a b ce");
}

TEST(PageSource, keeps_what_follows_a_drawing_left_open) {
  EXPECT_EQ(cleaned("<svg class='x'><p>kept</p>"), "<p>kept</p>");
}

TEST(PageSource, keeps_what_follows_a_comment_left_open) {
  EXPECT_EQ(cleaned("<p>one</p><!-- note ><p>two</p>"), "<p>one</p><p>two</p>");
}

TEST(PageSource, sets_json_ld_aside) {
  const PageSource source =
      clean_markup("<script type=\"application/ld+json\">{\"a\":1}</script><script>x</script>");
  ASSERT_EQ(source.json_ld.size(), 1u);
  EXPECT_EQ(source.json_ld[0], "{\"a\":1}");
}

TEST(PageSource, drops_nul_bytes) {
  EXPECT_EQ(read_page_source(std::string("<p>hel\0lo</p>", 13), "utf-8").markup, "<p>hello</p>");
}

TEST(PageSource, writes_a_loose_angle_bracket_as_text) {
  EXPECT_EQ(cleaned("3 < 4"), "3 &lt; 4");
}

TEST(PageSource, does_not_end_a_tag_inside_a_quoted_value) {
  EXPECT_EQ(cleaned("<a title=\"a > b\">x</a>"), "<a title=\"a > b\">x</a>");
}

TEST(PageSource, reads_the_charset_that_meta_declares) {
  EXPECT_EQ(read_page_source("<meta charset=iso-8859-1><p>caf\xE9</p>", "").markup,
            "<meta charset=iso-8859-1><p>caf\xC3\xA9</p>");
}

TEST(PageSource, believes_the_bytes_before_a_wrong_declaration) {
  EXPECT_EQ(read_page_source("<meta charset=iso-8859-1><p>caf\xC3\xA9</p>", "").markup,
            "<meta charset=iso-8859-1><p>caf\xC3\xA9</p>");
}

}  // namespace
}  // namespace news::html
