// SPDX-License-Identifier: GPL-2.0-or-later
// What of a page is the article's text, and what is not.
#include <gtest/gtest.h>

#include <string>

#include "tests/unit/indexer/parse/html/page_test.hh"

namespace news {
namespace {

// The article with something put between its paragraphs: the body must stay what it is.
std::string body_with(const std::string& extra) {
  const std::string paragraphs = kParagraphs;
  const std::size_t second = paragraphs.find("<p>", 3);
  return parsed(page("", "<h1>Ferry stays in port</h1>" + paragraphs.substr(0, second) + extra +
                             paragraphs.substr(second)))
      .body;
}

TEST(HtmlBody, leaves_out_what_classes_call_furniture) {
  EXPECT_EQ(body_with("<div class='social-share'><p>Tell your friends about this now.</p></div>"),
            kBody);
  EXPECT_EQ(body_with("<div class='relatedArticles'><p>Lighthouse keeper retires.</p></div>"),
            kBody);
  EXPECT_EQ(
      body_with("<section id='newsletter-box'><p>The day's news in your inbox.</p></section>"),
      kBody);
  EXPECT_EQ(body_with("<div class='cookie-consent'><p>We store data on your device.</p></div>"),
            kBody);
  EXPECT_EQ(body_with("<aside><p>Five facts about ferries that you may like.</p></aside>"), kBody);
}

TEST(HtmlBody, leaves_out_lines_that_lead_elsewhere) {
  EXPECT_EQ(body_with("<p>Read more: <a href='/a'>Storm on its way</a></p>"), kBody);
  EXPECT_EQ(body_with("<p><a href='/a'>Storm on its way to the north coast</a></p>"), kBody);
  EXPECT_EQ(body_with("<p>Advertisement</p>"), kBody);
  EXPECT_EQ(body_with("<p>Lesen Sie auch: Sturm im Norden</p>"), kBody);
}

TEST(HtmlBody, leaves_out_captions_credits_and_hidden_text) {
  EXPECT_EQ(body_with("<figure><img src=a><figcaption>The ferry in May.</figcaption></figure>"),
            kBody);
  EXPECT_EQ(body_with("<p class='photo-credit'>Photograph: Una Maris</p>"), kBody);
  EXPECT_EQ(body_with("<p style='display:none'>Only for machines, this sentence.</p>"), kBody);
}

TEST(HtmlBody, does_not_believe_a_class_that_holds_the_whole_article) {
  EXPECT_EQ(parsed(page("", "<h1>Ferry stays in port</h1><div class='paywall subscriber-only'>" +
                                std::string(kParagraphs) + "</div>"))
                .body,
            kBody);
}

TEST(HtmlBody, does_not_believe_a_class_of_a_long_plain_paragraph) {
  const std::string sentence =
      "The rudder had been looked at in spring, and nothing was found then. ";
  const std::string text = sentence + sentence + sentence + sentence + sentence;
  const std::string html = page("", "<h1>Ferry stays in port</h1>" + std::string(kParagraphs) +
                                        "<p class='dropcap paywall'>" + text + "</p>");
  EXPECT_NE(parsed(html).body.find("nothing was found then"), std::string::npos);
}

TEST(HtmlBody, ends_before_notes_about_its_author) {
  const std::string notes =
      "<p>Una Maris is a reporter with the Harbour Gazette.</p>"
      "<p>Reach her at una.maris@gazette.example.</p>";
  EXPECT_EQ(parsed(page("<meta name='author' content='Una Maris'>",
                        "<h1>Ferry stays in port</h1>" + std::string(kParagraphs) + notes))
                .body,
            kBody);
}

TEST(HtmlBody, ignores_classes_that_tell_the_topic) {
  EXPECT_EQ(parsed("<body><div class='post tag-related tag-newsletter category-comments'>"
                   "<h1>Ferry stays in port</h1>" +
                   std::string(kParagraphs) + "</div>")
                .body,
            kBody);
}

TEST(HtmlBody, gives_a_repeated_paragraph_once) {
  EXPECT_EQ(body_with("<p>The ferry to the outer islands stayed in port on Monday after its crew "
                      "found a crack in the rudder, the harbour office said.</p>"),
            kBody);
}

TEST(HtmlBody, takes_only_the_article_under_the_headline) {
  const std::string next =
      "<article><h1>Quite another story</h1><p>This one is about a bakery that opened its doors on "
      "Friday, with a queue around the corner all day long.</p></article>";
  EXPECT_EQ(parsed("<title>Ferry stays in port</title><div><article><h1>Ferry stays in port</h1>" +
                   std::string(kParagraphs) + "</article>" + next + "</div>")
                .body,
            kBody);
}

TEST(HtmlBody, leaves_out_the_standfirst_that_is_marked) {
  EXPECT_EQ(parsed(article_page("", "<p class='standfirst'>Crack found in the rudder.</p>")).body,
            kBody);
}

TEST(HtmlBody, keeps_section_headings_as_paragraphs_and_lists_them) {
  const std::string paragraphs = kParagraphs;
  const std::size_t second = paragraphs.find("<p>", 3);
  const Article article =
      parsed(page("", "<h1>Ferry stays in port</h1>" + paragraphs.substr(0, second) +
                          "<h2>A night in the hall</h2>" + paragraphs.substr(second)));
  ASSERT_EQ(article.headings.size(), 1u);
  EXPECT_EQ(article.headings[0], "A night in the hall");
  ASSERT_EQ(article.blocks.size(), 4u);
  EXPECT_EQ(article.blocks[1].kind, BlockKind::heading);
  EXPECT_EQ(
      article.body.substr(article.blocks[1].begin, article.blocks[1].end - article.blocks[1].begin),
      "A night in the hall");
}

TEST(HtmlBody, drops_headings_with_nothing_under_them) {
  EXPECT_EQ(parsed(page("", "<h1>Ferry stays in port</h1>" + std::string(kParagraphs) +
                                "<h3>More like this</h3>"))
                .body,
            kBody);
}

TEST(HtmlBody, takes_the_linked_data_body_where_the_page_shows_a_fraction) {
  std::string stated;
  for (int i = 0; i < 12; ++i)
    stated += "Paragraph number " + std::to_string(i) +
              " goes on at some length about the ferry and its rudder. ";
  const Article article = parsed(
      "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Ferry stays in "
      "port\","
      "\"articleBody\":\"" +
      stated +
      "\"}</script><h1>Ferry stays in port</h1>"
      "<p>The ferry to the outer islands stayed in port on Monday, the office said.</p>");
  EXPECT_NE(article.body.find("Paragraph number 11"), std::string::npos);
}

TEST(HtmlBody, parts_paragraphs_at_double_line_breaks) {
  EXPECT_EQ(
      parsed("<div>The ferry to the outer islands stayed in port on Monday, says the office."
             "<br><br>Some 240 passengers were put up in the school hall until morning.</div>")
          .body,
      "The ferry to the outer islands stayed in port on Monday, says the office.\n\n"
      "Some 240 passengers were put up in the school hall until morning.");
}

}  // namespace
TEST(HtmlBody, TheTextThatAScriptAddsBelowTheFirstParagraphIsRead) {
  const std::string shown =
      "The ferry to the outer islands stayed in port on Monday after its crew found a crack.";
  std::string data = "<script type='application/json'>{\"story\":{\"content\":[";
  std::string whole;
  for (const std::string& words :
       {shown,
        std::string("Some 240 passengers were put up in the school hall. They were given "
                    "blankets and soup, and most of them slept."),
        std::string("A replacement vessel is expected on Wednesday. Tickets stay valid for a week, "
                    "the harbour office said on Tuesday, and nobody need queue for a refund.")}) {
    const std::size_t half = words.find(' ', words.size() / 2);
    data += std::string(whole.empty() ? "" : ",") +
            "{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"value\":\"" +
            words.substr(0, half) +
            "\"},{\"type\":\"link\",\"content\":[{\"type\":\"text\","
            "\"value\":\"" +
            words.substr(half) + "\"}]}]}";
    whole += (whole.empty() ? "" : "\n\n") + words;
  }
  data += "]}}</script>";
  const std::string start = "<h1>Ferry stays in port</h1><p>" + shown + "</p>";
  EXPECT_EQ(parsed(page("", start + data)).body, whole);
  // Another story's data is not this page's text.
  const std::string brief = "<h1>Goat elected</h1><p>A goat was elected mayor of Holm.</p>";
  EXPECT_EQ(parsed(page("", brief + data)).body, "A goat was elected mayor of Holm.");
}

TEST(HtmlBody, TheWholeTextAgainInOneBlockIsLeftOut) {
  std::string more;
  for (int i = 0; i < 16; ++i)
    more += "<p>On day " + std::to_string(i) +
            " the harbour office counted the boats at the quay, and found as many as before.</p>";
  const std::string first = "<p>The quay at dusk, seen from the hill.</p>";
  std::string again = more;
  for (std::size_t at = 0; (at = again.find("<p>")) != std::string::npos;)
    again.replace(at, 3, " ");
  for (std::size_t at = 0; (at = again.find("</p>")) != std::string::npos;)
    again.replace(at, 4, "");
  const auto once = parsed(page("", "<h1>Ferry stays in port</h1>" + first + more)).body;
  const auto twice = parsed(page("", "<h1>Ferry stays in port</h1>" + first + more +
                                         "<p>In short: " + again + "</p>"))
                         .body;
  EXPECT_EQ(twice, once);
}

TEST(HtmlBody, TwoWordsThatAHyphenJoinsKeepItAtALineBreak) {
  const auto body = parsed(page("",
                                "<h1>Ferry stays in port</h1><p>The post-<br>war pier of the "
                                "town coun-<br>cil is closed.</p>"))
                        .body;
  EXPECT_EQ(body, "The post-war pier of the town council is closed.");
}

}  // namespace news
