// SPDX-License-Identifier: GPL-2.0-or-later
// Headline, byline, date and provenance of a page.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/indexer/parse/html/page_test.hh"

namespace news {
namespace {

using Names = std::vector<std::string>;

std::string linked(const std::string& members) {
  return "<script type='application/ld+json'>{\"@type\":\"NewsArticle\"," + members + "}</script>";
}

TEST(HtmlHeadline, is_the_h1_that_a_title_confirms) {
  const std::string html =
      "<meta property='og:title' content='Ferry stays in port - Harbour Gazette'>"
      "<meta property='og:site_name' content='Harbour Gazette'><h1>Harbour Gazette</h1>"
      "<h1>Ferry stays in port</h1>";
  EXPECT_EQ(parsed(html + kParagraphs).headline, "Ferry stays in port");
}

TEST(HtmlHeadline, without_h1_is_the_title_with_the_site_name_cut_off) {
  EXPECT_EQ(parsed("<title>Ferry stays in port | Harbour Gazette</title><meta "
                   "property='og:site_name' content='Harbour Gazette'>" +
                   std::string(kParagraphs))
                .headline,
            "Ferry stays in port");
}

TEST(HtmlHeadline, keeps_a_tail_that_is_not_the_site) {
  EXPECT_EQ(
      parsed("<title>Ferry stays in port - for now</title>" + std::string(kParagraphs)).headline,
      "Ferry stays in port - for now");
}

TEST(HtmlHeadline, leaves_a_kicker_out) {
  EXPECT_EQ(parsed("<h1><span class='kicker'>Traffic</span> Ferry stays in port tonight</h1>" +
                   std::string(kParagraphs))
                .headline,
            "Ferry stays in port tonight");
}

TEST(HtmlHeadline, prefers_the_editors_title_to_one_worded_for_search) {
  EXPECT_EQ(
      parsed("<title>Ferry cancelled Monday rudder | Gazette</title><meta property='og:title' "
             "content='A crack that stopped an island'>" +
             linked("\"headline\":\"Ferry cancelled Monday rudder\"") +
             "<h1>Ferry cancelled Monday rudder</h1>" + kParagraphs)
          .headline,
      "A crack that stopped an island");
}

TEST(HtmlByline, comes_from_linked_data_first) {
  EXPECT_EQ(
      parsed(
          article_page(
              linked("\"headline\":\"x\",\"author\":[{\"@type\":\"Person\",\"name\":\"Una Maris\"},"
                     "{\"name\":\"Olaf Quay\"}]") +
              "<meta name='author' content='Somebody Else'>"))
          .byline,
      (Names{"Una Maris", "Olaf Quay"}));
}

TEST(HtmlByline, finds_authors_by_reference_in_a_graph) {
  EXPECT_EQ(
      parsed(article_page("<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"Article\","
                          "\"headline\":\"x\",\"author\":{\"@id\":\"#una\"}},{\"@type\":\"Person\","
                          "\"@id\":\"#una\",\"name\":\"Una Maris\"}]}</script>"))
          .byline,
      (Names{"Una Maris"}));
}

TEST(HtmlByline, reads_linked_data_with_raw_line_breaks_and_skips_what_is_broken) {
  EXPECT_EQ(parsed(article_page("<script type='application/ld+json'>{\"@type\":</script>" +
                                linked("\"headline\":\"x\ny\",\"author\":\"Una Maris\"")))
                .byline,
            (Names{"Una Maris"}));
}

TEST(HtmlByline, drops_addresses_handles_and_staff) {
  EXPECT_EQ(
      parsed(article_page("<meta property='article:author' content='https://social.example/una'>"
                          "<meta name='author' content='@unamaris'>"))
          .byline,
      Names{});
  EXPECT_EQ(
      parsed(article_page(linked(
                 "\"headline\":\"x\",\"author\":[{\"name\":\"Staff\"},{\"name\":\"Una Maris\"}]")))
          .byline,
      (Names{"Una Maris"}));
}

TEST(HtmlByline, comes_from_author_markup_and_by_lines) {
  EXPECT_EQ(
      parsed(article_page("",
                          "<div class='article-byline'>By <a href='/una'>Una Maris</a>, Harbour "
                          "reporter</div>"))
          .byline,
      (Names{"Una Maris"}));
  EXPECT_EQ(parsed(article_page("", "<p>By Una Maris</p>")).byline, (Names{"Una Maris"}));
  EXPECT_EQ(parsed(article_page("", "<p>By Una Maris</p>")).body, kBody);
}

TEST(HtmlByline, is_none_rather_than_a_name_from_a_related_list_or_a_comment) {
  const std::string extra =
      "<div class='related'><span class='author'>Ida Elsewhere</span></div>"
      "<div class='comments'><span class='comment-author'>Bob Talker</span></div>";
  EXPECT_EQ(
      parsed(page("", "<h1>Ferry stays in port</h1>" + std::string(kParagraphs) + extra)).byline,
      Names{});
}

TEST(HtmlDate, is_the_day_of_publication_not_of_change) {
  EXPECT_EQ(parsed(article_page(
                       "<meta property='article:modified_time' content='2024-05-09T10:00:00Z'>"
                       "<meta property='article:published_time' content='2024-05-06T23:30:00Z'>"))
                .date,
            "2024-05-06");
}

TEST(HtmlDate, comes_from_time_address_or_line) {
  EXPECT_EQ(parsed(article_page("", "<time datetime='2024-05-06'>yesterday</time>")).date,
            "2024-05-06");
  EXPECT_EQ(
      parsed(article_page("<link rel=canonical href='https://gazette.example/2024/05/06/ferry'>"))
          .date,
      "2024-05-06");
  EXPECT_EQ(parsed(article_page("", "<p class='date'>6 May 2024</p>")).date, "2024-05-06");
  EXPECT_EQ(parsed(article_page("")).date, "");
}

TEST(HtmlDate, of_a_line_is_that_of_publication_in_the_order_of_its_language) {
  EXPECT_EQ(
      parsed(article_page("", "<p>Updated October 10, 2025; published October 9, 2025</p>")).date,
      "2025-10-09");
  EXPECT_EQ(parsed(article_page("", "<p>09/10/2025</p>")).date, "2025-10-09");  // en-GB
  const std::string plain = "<html lang='en'><h1>Ferry stays in port</h1><p>09/10/2025</p>";
  EXPECT_EQ(parsed(plain + kParagraphs).date, "");
}

TEST(HtmlProvenance, states_source_section_language_and_address) {
  const Article article =
      parsed(article_page("<meta property='og:site_name' content='Harbour Gazette'><meta "
                          "property='article:section' content='Traffic'>"
                          "<link rel='canonical' href='https://gazette.example/ferry'>"));
  EXPECT_EQ(article.source, "Harbour Gazette");
  EXPECT_EQ(article.section, "Traffic");
  EXPECT_EQ(article.language, "en-gb");
  EXPECT_EQ(article.url, "https://gazette.example/ferry");
}

TEST(HtmlProvenance, falls_back_on_what_the_crawl_knows) {
  PageContext context;
  context.url = "https://gazette.example/2024/05/06/ferry";
  context.language = "nb";
  const Article article =
      parsed("<h1>Ferry stays in port</h1>" + std::string(kParagraphs), context);
  EXPECT_EQ(article.url, context.url);
  EXPECT_EQ(article.language, "nb");
  EXPECT_EQ(article.date, "2024-05-06");
}

}  // namespace
}  // namespace news
