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

TEST(HtmlHeadline, of_a_title_of_strokes_alone_takes_no_time) {
  std::string title;
  for (int i = 0; i < 20'000; ++i) title += "a - ";
  const auto article = parsed(page("<title>" + title +
                                       "</title><meta property='og:site_name' "
                                       "content='a'>",
                                   "<h1>Ferry stays in port</h1>" + std::string(kParagraphs)));
  EXPECT_EQ(article.body, kBody);
}

TEST(HtmlHeadline, leaves_out_a_label_in_front_or_behind) {
  const auto with = [](const std::string& title, const std::string& h1) {
    return parsed(page("<title>" + title + "</title><meta property='og:title' content='" + title +
                           "'>",
                       "<h1>" + h1 + "</h1>" + kParagraphs))
        .headline;
  };
  EXPECT_EQ(with("KBN - Ferry stays in port", "Ferry stays in port"), "Ferry stays in port");
  EXPECT_EQ(with("Opinion | Ferry should stay in port", "Ferry should stay in port"),
            "Ferry should stay in port");
  EXPECT_EQ(with("Ferry stays in port", "Ferry stays in port <i>For subscribers</i>"),
            "Ferry stays in port");
  EXPECT_EQ(with("Ferry stays in port", "<i>Ferry stays in port</i><i>: crew waits</i>"),
            "Ferry stays in port: crew waits");
}

TEST(HtmlHeadline, leaves_out_the_section_between_it_and_the_site) {
  EXPECT_EQ(parsed(page("<title>Ferry stays in port - News - Senn</title><meta "
                        "property='og:site_name' content='Senn'>",
                        kParagraphs))
                .headline,
            "Ferry stays in port");
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

TEST(HtmlDate, is_none_where_only_a_sentence_or_an_event_holds_one) {
  const auto date_of = [](const std::string& line) { return parsed(article_page("", line)).date; };
  EXPECT_EQ(date_of("<p>The first boat came on 3 May 1907, and it was late.</p>"), "");
  EXPECT_EQ(date_of("<p>Tickets are on sale until 31 January 2025.</p>"), "");
  EXPECT_EQ(date_of("<p>Concert: 14 March 2024, 7pm</p>"), "");
  EXPECT_EQ(date_of("<div class='event-info'><time datetime='2024-06-14'>14 June</time></div>"),
            "");
  EXPECT_EQ(date_of("<p>The ferry was built in the yard of the old harbour and came here on <time "
                    "datetime='1987-06-14'>14 June 1987</time>, when the bridge was still new and "
                    "nobody could know that it would be closed within a year of that day.</p>"),
            "");
  EXPECT_EQ(date_of("<time datetime='2999-06-14'>14 June</time>"), "");
}

TEST(HtmlDate, comes_from_the_marks_of_hnews_and_microdata) {
  for (const char* mark : {"<abbr class='published' title='2015-06-09T10:00:00Z'>June 9</abbr>",
                           "<time class='dt-published' datetime='2015-06-09'>June 9</time>",
                           "<span itemprop='datePublished' content='2015-06-09'>June 9</span>",
                           "<span property='schema:datePublished'>June 9, 2015</span>"})
    EXPECT_EQ(parsed(article_page("", mark)).date, "2015-06-09") << mark;
  EXPECT_EQ(parsed(article_page("",
                                "<abbr class='updated' title='2015-06-10'>June 10</abbr>"
                                "<abbr class='published' title='2015-06-09'>June 9</abbr>"))
                .date,
            "2015-06-09");
}

TEST(HtmlDate, stands_in_the_titles_of_older_marks) {
  for (const char* mark :
       {"<abbr class='updated' title='2013-04-05T10:00:00+02:00'>5 April</abbr>",
        "<span class='published'><span class='value-title' title='2013-04-05'> </span>5 "
        "April</span>",
        "<abbr class='date' title='Friday, April 5th, 2013, 10:00 am'>2 years ago</abbr>"})
    EXPECT_EQ(parsed(article_page("", mark)).date, "2013-04-05") << mark;
}

TEST(HtmlProvenance, reads_the_outlet_and_the_place_that_hnews_marks) {
  const auto article = parsed(
      article_page("",
                   "<div class='hnews'><span class='source-org vcard'>From <i class='org fn'>Senn "
                   "Gazette</i></span> <span class='dateline'>OXMOOR, Senn</span></div>"));
  EXPECT_EQ(article.source, "Senn Gazette");
  EXPECT_EQ(article.place, "OXMOOR, Senn");
}

TEST(HtmlByline, of_a_line_with_one_linked_name_names_both) {
  EXPECT_EQ(parsed(article_page("",
                                "<p class='byline'>By <a href='/1'>Una Maris</a> and Olaf "
                                "Quay, KBN</p>"))
                .byline,
            (Names{"Una Maris", "Olaf Quay"}));
  EXPECT_EQ(parsed(article_page("",
                                "<div class='byline'><a href='/1'>Una Maris</a>Harbour "
                                "Reporter<span>2 hours ago</span></div>"))
                .byline,
            (Names{"Una Maris"}));
}

TEST(HtmlByline, of_linked_data_may_be_built_of_parts_or_of_an_address) {
  EXPECT_EQ(parsed(article_page(linked("\"headline\":\"x\",\"author\":{\"@type\":\"Person\","
                                       "\"givenName\":\"Una\",\"familyName\":\"Maris\"}")))
                .byline,
            (Names{"Una Maris"}));
  EXPECT_EQ(parsed(article_page(linked("\"headline\":\"x\",\"author\":{\"@type\":\"Person\","
                                       "\"url\":\"https://g.example/author/una-maris\"}")))
                .byline,
            (Names{"Una Maris"}));
  EXPECT_EQ(parsed(article_page(linked("\"headline\":\"x\",\"author\":{\"@type\":"
                                       "\"Organization\",\"name\":\"Trust for Tides, Ice and "
                                       "Rivers\"}")))
                .byline,
            (Names{"Trust for Tides, Ice and Rivers"}));
}

TEST(HtmlByline, is_no_word_of_the_page) {
  EXPECT_EQ(parsed(article_page("",
                                "<div class='author'><a href='/all'>Alle Artikel</a></div>"
                                "<div class='author'>Una Maris</div>"))
                .byline,
            (Names{"Una Maris"}));
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
TEST(HtmlByline, TheNameMayBeABoxOfItsOwnBelowBy) {
  const auto article = parsed(article_page("", "<div><div>By</div><div>Una Maris</div></div>"));
  EXPECT_EQ(article.byline, (std::vector<std::string>{"Una Maris"}));
}

TEST(HtmlByline, AnAgencyInTheCreditBelowTheHeadlineIsTheAuthor) {
  const auto article = parsed(article_page("", "<p class='credit'>AFP</p>"));
  EXPECT_EQ(article.byline, (std::vector<std::string>{"AFP"}));
}

TEST(HtmlByline, WhoTookThePicturesIsNoAuthorThoughTheNameIsALink) {
  const auto article = parsed(article_page(
      "", "<div class='byline'>Text: <a href='/a'>Una Maris</a> Bild: <a>Nils Fors</a></div>"));
  EXPECT_EQ(article.byline, (std::vector<std::string>{"Una Maris"}));
}

TEST(HtmlByline, OurCorrespondentIsTheOneNamed) {
  const auto article =
      parsed(article_page("", "<p class='byline'>From our correspondent Una Maris in Holm</p>"));
  EXPECT_EQ(article.byline, (std::vector<std::string>{"Una Maris"}));
}

}  // namespace news
