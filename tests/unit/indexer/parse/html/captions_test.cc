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

TEST(HtmlCaptions, take_the_last_line_for_a_credit_where_it_reads_as_one) {
  const Article article = with(
      "<figure><img src=a><figcaption>The ferry at the quay<br>Una Maris/Shore</figcaption>"
      "</figure><figure><img src=b><figcaption>The crew<br>at lunch</figcaption></figure>");
  ASSERT_EQ(article.captions.size(), 2u);
  EXPECT_EQ(article.captions[0].text, "The ferry at the quay");
  EXPECT_EQ(article.captions[0].credit, "Una Maris/Shore");
  EXPECT_EQ(article.captions[1].text, "The crew at lunch");
}

TEST(HtmlCaptions, part_credits_that_a_stroke_or_nothing_sets_apart) {
  for (const auto& [line, credit] :
       {std::pair<std::string, std::string>{"The ferry at the quay | EFE", "EFE"},
        {"The ferry at the quay – Getty Images", "Getty Images"},
        {"The ferry at the quay Getty Images", "Getty Images"},
        {"The ferry at the quay (foto Ansa)", "Ansa"},
        {"The ferry at the quay. Photo courtesy of the Shore Museum", "Shore Museum"}}) {
    const Article article =
        with("<figure><img src=a><figcaption>" + line + "</figcaption></figure>");
    ASSERT_EQ(article.captions.size(), 1u) << line;
    EXPECT_TRUE(article.captions[0].text.starts_with("The ferry at the quay")) << line;
    EXPECT_TRUE(article.captions[0].text.size() < 24) << line;
    EXPECT_NE(article.captions[0].credit.find(credit), std::string::npos) << line;
  }
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

TEST(HtmlCaptions, are_no_reading_times_consents_and_players) {
  for (const char* junk :
       {"Lesezeit: 3 Minuten", "04.05.2024 • Lesezeit: 5 Minuten", "Reading time: 1 minute",
        "Social Sharing", "Mehr anzeigen", "Player wird geladen", "REKLAMA: za 15 sekund",
        "We need your consent to load this content", "Create a FREE account to continue reading",
        "Temps de lecture : 2 min", "Bitte JavaScript aktivieren, um das Video zu sehen"})
    EXPECT_TRUE(
        with(std::string("<figure><img src=a><figcaption>") + junk + "</figcaption></figure>")
            .captions.empty())
        << junk;
  EXPECT_EQ(with("<figure><img src=a><figcaption>Cookies cool in the reading room."
                 "</figcaption></figure>")
                .captions.size(),
            1u);
}

TEST(HtmlCaptions, are_no_names_of_sections_that_a_class_calls_so) {
  EXPECT_TRUE(with("<div class=caption>Farming</div>").captions.empty());
  EXPECT_EQ(with("<div class=caption><img src=a><p>Ada Holm</p></div>").captions.size(), 1u);
}

TEST(HtmlCaptions, lose_the_counter_of_a_gallery_and_a_credit_said_twice) {
  const Article article = with(
      "<figure><img src=a><figcaption>2 of 12 | The ferry at the quay. © Una Maris/Shore"
      "<span class=credit>(Una Maris/Shore)</span></figcaption></figure>");
  ASSERT_EQ(article.captions.size(), 1u);
  EXPECT_EQ(article.captions[0].text, "The ferry at the quay.");
  EXPECT_EQ(article.captions[0].credit, "Una Maris/Shore");
}

TEST(HtmlCaptions, are_not_the_portrait_of_the_author) {
  EXPECT_TRUE(parsed(page("<meta name=author content='Jane Doe'>",
                          "<h1>Ferry stays in port</h1><figure><img src=a><figcaption>Jane "
                          "Doe</figcaption></figure>" +
                              std::string(kParagraphs)))
                  .captions.empty());
}

}  // namespace
}  // namespace news
