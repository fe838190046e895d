// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <string>

#include "tests/unit/indexer/parse/html/page_test.hh"

namespace news {
namespace {

Article with(const std::string& figure) {
  return parsed(page("", "<h1>Ferry stays in port</h1>" + figure + kParagraphs));
}

TEST(HtmlCaptions, part_text_and_credit_by_markup) {
  const Article article = with(
      "<figure><img src=a><figcaption>The ferry at the quay.<span class='credit'>Una "
      "Maris/Harbour Gazette</span></figcaption></figure>");
  ASSERT_EQ(article.captions.size(), 1u);
  EXPECT_EQ(article.captions[0].text, "The ferry at the quay.");
  EXPECT_EQ(article.captions[0].credit, "Una Maris/Harbour Gazette");
}

TEST(HtmlCaptions, take_the_credit_beside_the_caption_in_one_figure) {
  const Article article = with(
      "<figure><img src=a><figcaption>The ferry at the quay.</figcaption><small "
      "class='copyright'>Una Maris</small></figure>");
  ASSERT_EQ(article.captions.size(), 1u);
  EXPECT_EQ(article.captions[0].credit, "Una Maris");
}

TEST(HtmlCaptions, are_known_by_class_and_by_standing_with_a_picture_alone) {
  ASSERT_EQ(with("<div class='wp-caption-text'>The ferry at the quay.</div>").captions.size(), 1u);
  const Article article = with(
      "<div class='x1'><div><img src=a></div><div class='y2'>The ferry at the quay</div></div>");
  ASSERT_EQ(article.captions.size(), 1u);
  EXPECT_EQ(article.captions[0].text, "The ferry at the quay");
  EXPECT_EQ(article.body, kBody);
}

TEST(HtmlCaptions, are_given_once_though_shown_twice) {
  const std::string figure =
      "<figure><img src=a><figcaption>The ferry at the quay.</figcaption></figure>";
  EXPECT_EQ(with(figure + figure).captions.size(), 1u);
}

TEST(HtmlCaptions, are_not_an_authors_name_under_a_portrait) {
  EXPECT_TRUE(
      with("<figure><img src=a><figcaption>By Una Maris</figcaption></figure>").captions.empty());
}

TEST(HtmlCaptions, without_words_of_their_own_are_credits) {
  const Article article = with(
      "<figure><img src=a><figcaption><span class='credit'>Una Maris</span></figcaption></figure>");
  EXPECT_TRUE(article.captions.empty());
  ASSERT_EQ(article.credits.size(), 1u);
  EXPECT_EQ(article.credits[0], "Una Maris");
}

}  // namespace
}  // namespace news
