// SPDX-License-Identifier: GPL-2.0-or-later
// The edges of the text on a page: what stands over it, below it and in the middle of it without
// being it, and what looks like furniture and is none.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/indexer/parse/html/page_test.hh"

namespace news {
namespace {

using Names = std::vector<std::string>;

const std::string kHeadline = "<h1>Ferry stays in port</h1>";

std::string body_of(const std::string& inside, const std::string& head = {}) {
  return parsed(page(head, inside)).body;
}

TEST(HtmlEdges, section_names_over_the_headline_are_no_text) {
  EXPECT_EQ(body_of("<p class='cat'>ISLANDS</p>" + kHeadline + kParagraphs), kBody);
}

TEST(HtmlEdges, summaries_and_cards_below_the_text_are_no_text_but_subtitles_are_headings) {
  EXPECT_EQ(body_of(kHeadline + kParagraphs +
                    "<div><h2><a href='/2'>Storm on its way</a></h2><p class='dek'>Gusts of sixty "
                    "knots may reach the northern coast by the evening.</p></div>"),
            kBody);
  const Article article = parsed(page("", kHeadline + kParagraphs +
                                              "<h2 class='subtitle'>What comes next</h2><p>The "
                                              "council meets on Thursday to talk about it.</p>"));
  EXPECT_EQ(article.headings, Names{"What comes next"});
}

TEST(HtmlEdges, long_notices_of_lawyers_are_no_text) {
  std::string notice = "By using this site, you consent to our User Agreement";
  for (int i = 0; i < 12; ++i) notice += " and agree that your clicks may be collected";
  EXPECT_EQ(body_of(kHeadline + kParagraphs + "<p>" + notice + ".</p>"), kBody);
}

TEST(HtmlEdges, a_note_on_the_author_ends_the_text_though_a_line_follows) {
  EXPECT_EQ(body_of("<p>By Una Maris</p>" + kHeadline + kParagraphs +
                    "<p>Una Maris is a reporter at the harbour desk. una@gazette.example</p>"
                    "<p>Passengers sang on the quay for most of the night, as a video shows.</p>"),
            kBody);
}

TEST(HtmlEdges, words_for_screen_readers_inside_a_line_are_not_read) {
  const std::string clipped =
      "<span style='clip:rect(0 0 0 0);height:1px;position:absolute'>, opens new tab</span>";
  const std::string classed = "<span class='sr-only'> (external link)</span>";
  const std::string body = body_of(
      kHeadline + "<p>The harbour office said <a href='/o'>in a notice" + clipped +
      "</a> that the crew" + classed + " had found a crack in the rudder.</p>" + kParagraphs);
  EXPECT_TRUE(
      body.starts_with("The harbour office said in a notice that the crew had found a "
                       "crack in the rudder."))
      << body;
}

TEST(HtmlEdges, headings_that_link_to_themselves_are_headings) {
  const Article article = parsed(
      page("", kHeadline + kParagraphs + "<h3 id='next'><a href='#next'>What comes next</a></h3>" +
                   "<p>The council meets on Thursday to talk about a second vessel.</p>"));
  EXPECT_EQ(article.headings, Names{"What comes next"});
}

TEST(HtmlEdges, a_question_put_to_everybody_is_kept_every_time) {
  const std::string question =
      "<p>What did you think when you heard that no ferry would leave?</p>";
  const std::string body =
      body_of(kHeadline + question + "<p>I thought of my cat, who was alone at home.</p>" +
              question + "<p>I thought of my bed, and that it was far away.</p>" + kParagraphs);
  const std::size_t first = body.find("What did you think");
  ASSERT_NE(first, std::string::npos);
  EXPECT_NE(body.find("What did you think", first + 1), std::string::npos);
}

TEST(HtmlEdges, a_teaser_around_the_first_part_of_the_body_is_body) {
  const std::string paragraphs = kParagraphs;
  const std::size_t second = paragraphs.find("<p>", 3);
  EXPECT_EQ(body_of(kHeadline + "<div class='teaser-content'><div class='article-body'>" +
                    paragraphs.substr(0, second) + "</div></div><div><div class='article-body'>" +
                    paragraphs.substr(second) + "</div></div>"),
            kBody);
}

TEST(HtmlEdges, a_body_without_a_class_speaks_for_no_other_element_without_one) {
  const Article article = parsed(
      "<html><body><div><h1>Ferry stays in port</h1><span itemprop='author'>Una Maris</span>"
      "<div itemprop='articleBody'>" +
      std::string(kParagraphs) +
      "<figure><img src=a><figcaption>The ferry at the north quay.</figcaption></figure></div>"
      "</div></body></html>");
  EXPECT_EQ(article.byline, Names{"Una Maris"});
  ASSERT_EQ(article.captions.size(), 1u);
  EXPECT_EQ(article.body, kBody);
}

TEST(HtmlEdges, every_author_marked_in_a_byline_is_named) {
  EXPECT_EQ(parsed(article_page("",
                                "<div>By <span class='byline-author'><a rel='author' href='/1'>Una "
                                "Maris</a></span> and <span class='byline-author'><a rel='author' "
                                "href='/2'>Olaf Quay</a></span></div>"))
                .byline,
            (Names{"Una Maris", "Olaf Quay"}));
}

TEST(HtmlEdges, a_portrait_beside_its_name_is_no_caption) {
  const Article article = parsed(article_page(
      "",
      "<div class='ArticleAuthor' itemprop='author'><a href='/una'><figure><img src=a></figure>"
      "</a><div>By <a rel='author' href='/una'>Una Maris</a></div></div>"));
  EXPECT_EQ(article.byline, Names{"Una Maris"});
  EXPECT_TRUE(article.captions.empty());
}

TEST(HtmlEdges, staff_is_a_byline_only_with_a_name_and_without_a_person) {
  const auto author = [](const std::string& names) {
    return parsed(article_page("<script type='application/ld+json'>{\"@type\":\"NewsArticle\","
                               "\"headline\":\"x\",\"author\":" +
                               names + "}</script>"))
        .byline;
  };
  EXPECT_EQ(author("\"Gazette Staff\""), Names{"Gazette Staff"});
  EXPECT_EQ(author("[\"Gazette Staff\",\"Una Maris\"]"), Names{"Una Maris"});
  EXPECT_EQ(author("\"Staff\""), Names{});
  // A name in a menu over the headline is another article's.
  EXPECT_EQ(parsed(page("<script type='application/ld+json'>{\"@type\":\"NewsArticle\","
                        "\"headline\":\"x\",\"author\":{\"name\":\"Gazette Staff\"}}</script>",
                        "<div class='mega'><span class='post-author'>Ida Elsewhere</span></div>" +
                            kHeadline + kParagraphs))
                .byline,
            Names{"Gazette Staff"});
}

TEST(HtmlEdges, a_date_laid_out_apart_is_read_though_no_blank_stands_before_it) {
  EXPECT_EQ(parsed(article_page("",
                                "<div><span>Una Maris</span><span>Oct 17, 2023</span>"
                                "<span>12.4K shares</span></div>"))
                .date,
            "2023-10-17");
}

}  // namespace
}  // namespace news
