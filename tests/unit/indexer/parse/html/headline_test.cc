// SPDX-License-Identifier: GPL-2.0-or-later
// Where a page's titles part: which of them is the headline.
#include <gtest/gtest.h>

#include <string>

#include "tests/unit/indexer/parse/html/page_test.hh"

namespace news {
namespace {

std::string titles(const std::string& window, const std::string& social,
                   const std::string& linked = {}, const std::string& more_linked = {}) {
  std::string head = "<title>" + window + "</title>";
  if (!social.empty()) head += "<meta property='og:title' content=\"" + social + "\">";
  if (!linked.empty())
    head += "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"" +
            linked + "\"" + more_linked + "}</script>";
  return head;
}

std::string headline(const std::string& head, const std::string& h1) {
  return parsed(page(head, h1 + kParagraphs)).headline;
}

TEST(HtmlHeadline, is_not_og_title_where_the_linked_data_calls_that_its_alternative) {
  EXPECT_EQ(headline(titles("Ferry cancelled until Wednesday | Gazette", "Island cut off",
                            "Ferry cancelled until Wednesday",
                            ",\"alternativeHeadline\":\"Island cut off\""),
                     "<h1>Ferry cancelled until Wednesday</h1>"),
            "Ferry cancelled until Wednesday");
}

TEST(HtmlHeadline, without_linked_data_is_og_title_if_the_trackers_are_told_the_same) {
  const std::string head = titles("Ferry cancelled Monday rudder", "A crack stops an island");
  const std::string h1 = "<h1>Ferry cancelled Monday rudder</h1>";
  EXPECT_EQ(headline(head + "<meta name='parsely-title' content='A crack stops an island'>", h1),
            "A crack stops an island");
  EXPECT_EQ(headline(head, h1), "Ferry cancelled Monday rudder");
}

TEST(HtmlHeadline, keeps_an_h1_of_which_og_title_is_only_the_beginning) {
  EXPECT_EQ(headline(titles("Ferry stays in port until Wednesday", "Ferry stays in port") +
                         "<meta name='twitter:title' content='Ferry stays in port'>",
                     "<h1>Ferry stays in port until Wednesday</h1>"),
            "Ferry stays in port until Wednesday");
}

TEST(HtmlHeadline, leaves_out_a_label_that_the_linked_data_does_not_have) {
  EXPECT_EQ(headline(titles("Opinion | The ferry is all of us", "Opinion | The ferry is all of us",
                            "The ferry is all of us"),
                     "<h1><span>Opinion</span> <span>The ferry is all of us</span></h1>"),
            "The ferry is all of us");
}

TEST(HtmlHeadline, leaves_out_a_kicker_in_an_element_of_its_own) {
  const std::string head = titles("Storm: Ferry stays in port", "Storm: Ferry stays in port");
  EXPECT_EQ(headline(head,
                     "<h1> <span>After the storm</span> <span>Ferry stays in "
                     "port</span></h1>"),
            "Ferry stays in port");
}

TEST(HtmlHeadline, keeps_a_topic_before_a_colon_in_an_element_of_its_own) {
  const std::string head = titles("Storm: Ferry stays in port", "Storm: Ferry stays in port");
  EXPECT_EQ(headline(head,
                     "<h1><span>Storm</span><span>: </span><span>Ferry stays in "
                     "port</span></h1>"),
            "Storm: Ferry stays in port");
}

TEST(HtmlHeadline, that_no_title_confirms_gives_way_to_the_same_in_the_words_of_all_titles) {
  EXPECT_EQ(headline(titles("Ferry: islanders must wait", "Ferry: islanders must wait"),
                     "<h1>Ferry: two hundred islanders must now wait</h1>"),
            "Ferry: islanders must wait");
}

TEST(HtmlHeadline, that_no_title_confirms_stands_against_titles_about_something_else) {
  EXPECT_EQ(headline(titles("Harbour guide, tips and tables", "Harbour guide, tips and tables"),
                     "<h1>What to do while the ferry stays in port</h1>"),
            "What to do while the ferry stays in port");
}

TEST(HtmlHeadline, is_read_from_titles_where_the_h1_is_the_site_or_a_label) {
  EXPECT_EQ(headline(titles("Ferry stays in port | Harbour Gazette", "Ferry stays in port") +
                         "<meta property='og:site_name' content='Harbour Gazette'>",
                     "<h1>Harbour Gazette</h1><h1>News</h1>"),
            "Ferry stays in port");
}

TEST(HtmlHeadline, is_cut_of_the_sites_name_before_it_and_behind_it) {
  const std::string site = "<meta property='og:site_name' content='Harbour Gazette'>";
  for (const char* title : {"Harbour Gazette: Ferry stays in port", "Gazette? No: Ferry stays"})
    EXPECT_EQ(headline(site + titles(title, title), "<h2>Ferry</h2>"),
              std::string_view(title).starts_with("Harbour") ? "Ferry stays in port" : title);
  EXPECT_EQ(headline(site + titles("Ferry stays in port – The Harbour Gazette", ""), "<h2>F</h2>"),
            "Ferry stays in port");
  // A section and the host's short name stand there, too.
  EXPECT_EQ(headline("<link rel=canonical href='https://www.hgz.example/a'>"
                     "<meta property='article:section' content='Islands'>" +
                         titles("Ferry stays in port | Islands | HGZ News", ""),
                     "<h2>F</h2>"),
            "Ferry stays in port");
}

TEST(HtmlHeadline, is_cut_of_the_name_that_the_link_to_the_front_page_has) {
  EXPECT_EQ(
      headline(titles("Ferry stays in port - Meridian Post", "Ferry stays in port - Meridian Post"),
               "<a href='/'><img alt='Meridian Post'></a><h2>F</h2>"),
      "Ferry stays in port");
}

TEST(HtmlHeadline, is_cut_of_a_tail_that_a_heading_does_not_have) {
  EXPECT_EQ(headline(titles("Ferry stays in port | Post", "Islanders wait for a ferry | Post"),
                     "<h1>Ferry stays in port</h1>"),
            "Ferry stays in port");
}

TEST(HtmlHeadline, is_read_once_more_where_a_template_escaped_it_twice) {
  EXPECT_EQ(headline(titles("Bread &amp;amp; barges eat again", "Bread &amp;amp; barges eat again"),
                     "<h1>Bread &amp; barges eat again</h1>"),
            "Bread & barges eat again");
}

TEST(HtmlHeadline, is_the_one_short_h1_that_a_page_has) {
  EXPECT_EQ(headline(titles("Meridian Post", ""), "<h1>Goat elected</h1>"), "Goat elected");
}

}  // namespace
TEST(HtmlHeadline, ALineOfThePageTellsWhereTheSitesNameBegins) {
  const std::string title =
      "<title>Ferry stays in port after crack is found - The Senn Post</title>";
  for (const std::string line : {"<div class='top'>Ferry stays in port after crack is found</div>",
                                 "<h1>News</h1><h2>Ferry stays in port after crack is found</h2>"})
    EXPECT_EQ(parsed(page(title, line + kParagraphs)).headline,
              "Ferry stays in port after crack is found");
}

}  // namespace news
