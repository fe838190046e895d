// SPDX-License-Identifier: GPL-2.0-or-later
// Pages built as publishers' systems build them: live blogs, galleries, AMP, metered articles,
// themes of WordPress, Drupal and Arc, bylines in other languages.
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/unit/indexer/parse/html/page_test.hh"

namespace news {
namespace {

using Names = std::vector<std::string>;

std::string linked(const std::string& json) {
  return "<script type='application/ld+json'>" + json + "</script>";
}

TEST(PublisherPage, live_blog_gives_its_posts_and_their_headings) {
  const auto post = [](const std::string& time, const std::string& title, const std::string& text) {
    return "<section class='block'><p class='block-time'><time datetime='2025-11-03T" + time +
           ":00Z'>" + time + "</time></p><h2 class='block-title'>" + title +
           "</h2><div class='block-elements'>" + text +
           "</div><div class='share'><a href='#'>Share</a></div></section>";
  };
  const Article article = parsed(
      "<html><head>" +
      linked("{\"@type\":\"LiveBlogPosting\",\"headline\":\"Ferry inquiry live\",\"datePublished\":"
             "\"2025-11-03T08:00:00Z\",\"author\":[{\"name\":\"Una Maris\"}],\"liveBlogUpdate\":[{"
             "\"@type\":\"BlogPosting\",\"headline\":\"Hearing ends\",\"author\":{\"name\":\"Olaf "
             "Quay\"},\"datePublished\":\"2025-11-04T15:00:00Z\"}]}") +
      "</head><body><main><article><h1>Ferry inquiry live</h1><div class='key-events'><h2>Key "
      "events</h2><ul><li><a href='#1'>Hearing ends</a></li></ul></div>" +
      post("15:00", "Hearing ends",
           "<p>The hearing has ended for the day and will go on tomorrow at ten, when the "
           "engineer of the yard is to be heard.</p>") +
      post("10:00", "Captain speaks",
           "<p>The captain said that she had reported the crack twice, in writing.</p>") +
      "</article></main></body></html>");
  EXPECT_EQ(article.headline, "Ferry inquiry live");
  EXPECT_EQ(article.byline, Names{"Una Maris"});
  EXPECT_EQ(article.date, "2025-11-03");
  EXPECT_EQ(article.headings, Names{"Captain speaks"});
  EXPECT_EQ(article.body,
            "The hearing has ended for the day and will go on tomorrow at ten, when the engineer "
            "of the yard is to be heard.\n\nCaptain speaks\n\nThe captain said that she had "
            "reported the crack twice, in writing.");
}

TEST(PublisherPage, gallery_gives_every_caption_with_its_credit) {
  const auto item = [](const std::string& caption) {
    return "<li><figure><img src='a.jpg'><figcaption class='gallery__caption'><p>" + caption +
           "</p><span class='gallery__credit'>Photograph: Hetty Voss/Coastline</span></figcaption>"
           "</figure></li>";
  };
  const Article article = parsed(
      "<html><body><main><article><h1>The night of the choir</h1><p>Two hundred passengers spent "
      "a night in a school hall after their ferry lost its rudder.</p><ul class='gallery'>" +
      item("Members of the choir on the quay with their music stands and a kettle of soup.") +
      item("Volunteers carry blankets into the hall of the school in Rope Walk at midnight.") +
      item("The first passengers board the second ferry, which is older, in the morning.") +
      "</ul></article></main></body></html>");
  ASSERT_EQ(article.captions.size(), 3u);
  for (const Caption& caption : article.captions) EXPECT_EQ(caption.credit, "Hetty Voss/Coastline");
  EXPECT_EQ(article.body,
            "Two hundred passengers spent a night in a school hall after their ferry lost its "
            "rudder.");
}

TEST(PublisherPage, amp_leaves_its_notices_and_advertisements_out) {
  const std::string paragraphs = kParagraphs;
  const std::size_t second = paragraphs.find("<p>", 3);
  const Article article = parsed(
      "<html amp><body><amp-sidebar><p>Every section of the paper, from A to Z, in one list.</p>"
      "</amp-sidebar><article><h1>Ferry stays in port</h1>" +
      paragraphs.substr(0, second) +
      "<amp-ad><p>Boots that never let a drop of water in, now at half the price.</p></amp-ad>"
      "<amp-consent><div>We use cookies to give you a better experience on our pages.</div>"
      "</amp-consent>" +
      paragraphs.substr(second) + "</article></body></html>");
  EXPECT_EQ(article.body, kBody);
}

TEST(PublisherPage, metered_text_is_text_when_the_linked_data_names_its_class) {
  const std::string paragraphs = kParagraphs;
  const std::size_t second = paragraphs.find("<p>", 3);
  const std::string inside =
      "<h1>Ferry stays in port</h1>" + paragraphs.substr(0, second) + "<div class='paywall x'>" +
      paragraphs.substr(second) +
      "</div><div class='subscribe-wall'><p>Subscribe for one crown a week to read on.</p></div>";
  for (const char* selector : {"\".paywall\"", "\".meteredContent, .paywall\"", "[\".paywall\"]"})
    EXPECT_EQ(parsed(page(linked("{\"@type\":\"NewsArticle\",\"headline\":\"x\",\"hasPart\":"
                                 "{\"@type\":\"WebPageElement\",\"cssSelector\":" +
                                 std::string(selector) + "}}"),
                          inside))
                  .body,
              kBody)
        << selector;
}

TEST(PublisherPage, wordpress_theme_keeps_comments_related_posts_and_tags_out) {
  const Article article = parsed(page(
      linked("{\"@graph\":[{\"@type\":\"WebPage\",\"name\":\"Ferry stays in port - Valley "
             "Post\",\"author\":{\"@id\":\"#7\"}},{\"@type\":\"WebSite\",\"name\":\"Valley "
             "Post\"},{\"@type\":\"Person\",\"@id\":\"#7\",\"name\":\"Sorin Pell\"}]}") +
          "<meta property='og:title' content='Ferry stays in port - Valley Post'><meta "
          "name='author' content='editor1'>",
      "<header class='entry-header'><h1 class='entry-title'>Ferry stays in port</h1><div "
      "class='entry-meta'><time class='entry-date published' datetime='2025-11-20'>November "
      "20</time><span class='byline'> by <a class='url fn n' href='/author/sorin/'>Sorin Pell</a>"
      "</span></div></header><div class='entry-content'><div class='wp-caption'><img src='g.jpg'>"
      "<p class='wp-caption-text'>The ferry on the slip. Picture: Hetty Voss</p></div>" +
          std::string(kParagraphs) +
          "<div class='sharedaddy sd-sharing-enabled'><h3>Share this:</h3><ul><li><a href='#'>"
          "Tweet</a></ul></div><div class='jp-relatedposts'><p>The first ferry is still for sale "
          "and the council would take any offer.</p></div></div><footer class='entry-footer'>"
          "<span class='tags-links'>Tagged <a href='/tag/ferry'>ferry</a></span></footer><div "
          "class='comments-area'><ol class='comment-list'><li><p>I have crossed on that ferry as "
          "a child and it listed to port even then.</p></li></ol></div>"));
  EXPECT_EQ(article.headline, "Ferry stays in port");
  EXPECT_EQ(article.byline, Names{"Sorin Pell"});
  EXPECT_EQ(article.date, "2025-11-20");
  EXPECT_EQ(article.source, "Valley Post");
  ASSERT_EQ(article.captions.size(), 1u);
  EXPECT_EQ(article.captions[0].credit, "Hetty Voss");
  EXPECT_EQ(article.body, kBody);
}

TEST(PublisherPage, a_link_to_an_authors_page_is_a_byline_and_a_box_of_links_no_text) {
  const std::string paragraphs = kParagraphs;
  const std::size_t second = paragraphs.find("<p>", 3);
  const Article article = parsed(
      page("",
           "<h1>El puerto reabre</h1><div class='a_md'><div><a href='/autor/ines-prado/' "
           "class='a_md_n'>Inés Prado</a></div><time datetime='2025-10-09'>09 oct</time></div>"
           "<div class='a_c'>" +
               paragraphs.substr(0, second) +
               "<section><h2>Otras noticias</h2><ul><li><a href='/x'>El temporal deja sin luz "
               "a la comarca</a></li></ul></section>" +
               paragraphs.substr(second) + "</div>"));
  EXPECT_EQ(article.byline, Names{"Inés Prado"});
  EXPECT_TRUE(article.headings.empty());
  EXPECT_EQ(article.body, kBody);
}

TEST(PublisherPage, people_whom_the_text_links_to_are_no_authors) {
  EXPECT_EQ(parsed(page("", "<h1>Ferry stays in port</h1>" + std::string(kParagraphs) +
                                "<p>The captain, <a href='/profile/ada-storm/'>Ada Storm</a>, was "
                                "not on board when the crack was found.</p>"))
                .byline,
            Names{});
}

TEST(PublisherPage, bylines_of_other_languages_are_read) {
  const std::vector<std::pair<std::string, Names>> lines = {
      {"Par Maëlle Kerguelen et Yann Le Bihan", {"Maëlle Kerguelen", "Yann Le Bihan"}},
      {"Von Inge Wattmann und Jan Deich", {"Inge Wattmann", "Jan Deich"}},
      {"Por Joana Moreira", {"Joana Moreira"}},
      {"Di Chiara Fontana", {"Chiara Fontana"}},
      {"Door Joris van der Zee", {"Joris van der Zee"}},
      {"Av Astrid Lindkvist och Nils Holm", {"Astrid Lindkvist", "Nils Holm"}},
      {"Autor: Zofia Zawadzka", {"Zofia Zawadzka"}}};
  for (const auto& [line, names] : lines)
    EXPECT_EQ(parsed(article_page("", "<p>" + line + "</p>")).byline, names) << line;
}

TEST(PublisherPage, east_asian_bylines_name_the_reporter_and_no_desk) {
  const std::vector<std::pair<std::string, Names>> lines = {
      {"【記者・佐藤海斗】", {"佐藤海斗"}},
      {"佐藤 海斗 記者", {"佐藤 海斗"}},
      {"记者 王小明", {"王小明"}},
      {"홍길동 기자 hong@hb.example", {"홍길동"}},
      {"政治部", {}}};
  for (const auto& [line, names] : lines)
    EXPECT_EQ(parsed(article_page("", "<p class='writer'>" + line + "</p>")).byline, names) << line;
}

}  // namespace
}  // namespace news
