// SPDX-License-Identifier: GPL-2.0-or-later
// No text that a page shows is lost: short paragraphs, tables, lists of terms, text behind tabs or
// known from linked data alone; and none of another article is taken for it.
#include <string>

#include "tests/unit/indexer/parse/html/page_test.hh"

namespace news {
namespace {

bool holds(const Article& article, std::string_view words) {
  return article.body.find(words) != std::string::npos;
}

std::string body_of(const std::string& inside) {
  return parsed(page("", "<h1>Ferry stays in port</h1>" + inside)).body;
}

TEST(KeptText, keeps_a_short_last_paragraph_below_one_long_one) {
  const std::string first =
      "<p>The harbour office sold the old crane for one crown on Tuesday, "
      "and its chairman has framed the receipt, she told us.</p>";
  EXPECT_TRUE(body_of(first + "<p>The crane weighed nine tonnes.</p>").ends_with("nine tonnes."));
  EXPECT_TRUE(body_of(first + "<p>“It was rust,” she said.</p>").ends_with("she said."));
}

TEST(KeptText, reads_a_brief_of_one_line) {
  EXPECT_EQ(body_of("<p>The lido opens on Sunday.</p>"), "The lido opens on Sunday.");
}

TEST(KeptText, keeps_a_short_sentence_among_paragraphs_that_are_no_p) {
  std::string lines;
  for (const char* word : {"first", "second", "third"})
    lines += std::string("<div>On the ") + word +
             " night the wind went round to the north and the boats came in one by one.</div>";
  EXPECT_TRUE(body_of(lines + "<div>Tea was free.</div>").ends_with("Tea was free."));
}

TEST(KeptText, makes_a_paragraph_of_each_row_of_a_table) {
  const std::string table =
      "<table><caption>Final table</caption><tr><th>Club<th>Points<tr><td>Marrow "
      "<b>Cross</b><td>31<tr><td><ul><li>Upper<li>Hammond</ul><td>28</table>";
  const std::string body = body_of(kParagraphs + table);
  EXPECT_NE(body.find("\n\nClub Points\n\nMarrow Cross 31\n\nUpper Hammond 28"), std::string::npos)
      << body;
}

TEST(KeptText, reads_a_table_that_lays_the_page_out_cell_by_cell) {
  const auto article = parsed(
      "<table><tr><td><a href=a>News</a><br><a href=b>Sport</a><td><h1>Ferry stays in port</h1>" +
      std::string(kParagraphs) + "</table>");
  EXPECT_EQ(article.body, kBody);
}

TEST(KeptText, parts_preformatted_text_at_blank_lines_and_joins_its_words) {
  const std::string body =
      body_of(kParagraphs + std::string("<pre>Mon 06:10\nTue <i>06:55</i> \n\nWed 07:40</pre>"));
  EXPECT_TRUE(body.ends_with("\n\nMon 06:10 Tue 06:55\n\nWed 07:40")) << body;
}

TEST(KeptText, keeps_terms_and_what_they_mean) {
  const std::string body = body_of(
      kParagraphs + std::string("<dl><dt>Deck<dd>Larch, tarred twice<dt>Hinge<dd>Iron</dl>"));
  EXPECT_TRUE(body.ends_with("Deck\n\nLarch, tarred twice\n\nHinge\n\nIron")) << body;
}

TEST(KeptText, takes_a_bold_line_before_a_break_for_a_heading) {
  const auto article = parsed(page(
      "", "<h1>Ferry stays in port</h1>" + std::string(kParagraphs) +
              "<p><b>What it costs</b><br>The repair comes to 4,000 crowns, the office said.</p>"
              "<p><b>The ferry</b> is nine years old, and<br>has never been late.</p><p>.</p>"));
  ASSERT_EQ(article.headings, std::vector<std::string>{"What it costs"});
  EXPECT_TRUE(holds(article, "\n\nThe repair comes to")) << article.body;
  EXPECT_TRUE(article.body.ends_with("The ferry is nine years old, and has never been late."));
}

TEST(KeptText, parts_the_mark_of_a_footnote_from_its_word) {
  const std::string body = body_of(
      "<p>It came in spring<sup>1</sup> on the 2<sup>nd</sup> tide and covered 40 m<sup>2</sup> of "
      "the quay, as the harbour master had said.<sup>2</sup></p>");
  EXPECT_EQ(body,
            "It came in spring 1 on the 2nd tide and covered 40 m2 of the quay, as the harbour "
            "master had said. 2");
}

TEST(KeptText, keeps_what_waits_behind_a_tab_but_not_what_a_notice_hides) {
  const std::string hidden =
      "<div class='pane is-hidden'><p>Behind the second tab stands the rest of the story, and it "
      "is as much a part of it as what stands above, however it came to be folded away "
      "there.</p></div>"
      "<div class='modal hidden'><p>Before you go on to read this story, tell us whether we may "
      "remember you, and for how long, and what for, and whom we may tell of it.</p></div>";
  const std::string body = body_of(kParagraphs + hidden);
  EXPECT_NE(body.find("Behind the second tab"), std::string::npos);
  EXPECT_EQ(body.find("Before you go on"), std::string::npos);
}

TEST(KeptText, takes_no_footer_for_the_article_however_much_it_says) {
  std::string footer;
  for (int i = 0; i < 4; ++i)
    footer +=
        "<p>The Harbour Gazette is bound by the code of the press council, and answers "
        "every letter to its readers' editor within ten working days, number " +
        std::to_string(i) + ".</p>";
  const auto article = parsed(
      "<article><h1>Lido opens</h1><p>The lido opens on Sunday.</p>"
      "</article><footer>" +
      footer + "</footer>");
  EXPECT_EQ(article.body, "The lido opens on Sunday.");
}

TEST(KeptText, leaves_out_cards_of_other_articles) {
  std::string cards;
  for (const char* name : {"Milk quota", "Goat elected", "Lido warms up"})
    cards += std::string("<div><h3><a href='/x'>") + name +
             "</a></h3><p>The parish council met for nine hours on Monday and rose without a vote, "
             "as it has done each spring since the war.</p></div>";
  const auto article = parsed("<main><div><h1>Ferry stays in port</h1>" + std::string(kParagraphs) +
                              "</div><div>" + cards + "</div></main>");
  EXPECT_EQ(article.body, kBody);
}

TEST(KeptText, falls_back_on_the_largest_run_of_paragraphs) {
  // Every name here says that it is something else.
  const auto article = parsed(
      "<div class=promo><h1>Ferry stays in port</h1></div><div class='related'>" +
      std::string(kParagraphs) + "</div><div class='text'><p>We print what we know.</p></div>");
  EXPECT_TRUE(holds(article, kBody)) << article.body;
}

TEST(KeptText, takes_the_whole_text_of_a_teaser_from_what_the_page_states) {
  const std::string whole =
      "The ferry to the outer islands stayed in port on Monday after its crew found a crack. "
      "Some 240 passengers were put up in the school hall, where volunteers cooked soup. A "
      "replacement vessel is expected on Wednesday, weather permitting, and tickets stay valid. "
      "The owners say that the rudder was last looked at in spring, when nothing was found.";
  const std::string teaser = "<h1>Ferry stays in port</h1><p>The ferry stayed in port on Monday.";
  const std::string linked =
      "<script type='application/ld+json'>{\"@type\":\"NewsArticle\","
      "\"headline\":\"Ferry stays in port\",\"articleBody\":\"" +
      whole + "\"}</script>";
  EXPECT_EQ(parsed(page(linked, teaser)).body, whole);
  EXPECT_EQ(parsed(page("", "<meta itemprop=articleBody content='" + whole + "'>" + teaser)).body,
            whole);
}

TEST(KeptText, reads_nothing_of_the_toolbar_of_a_web_archive) {
  const auto article = parsed(
      "<body><!-- BEGIN WAYBACK TOOLBAR INSERT --><div><p>12 captures, the first on 05 May 2009 "
      "and the last on 11 Jun 2018, by a crawl that is taken every second month of the year.</p>"
      "</div><!-- END WAYBACK TOOLBAR INSERT --><h1>Ferry stays in port</h1>" +
      std::string(kParagraphs));
  EXPECT_EQ(article.body, kBody);
  EXPECT_EQ(article.date, "");
}

TEST(KeptText, finds_the_text_that_a_script_would_lay_out) {
  const std::string text =
      "The ferry to the outer islands stayed in port on Monday after its crew found a crack. "
      "Some 240 passengers were put up in the school hall, where volunteers cooked soup.";
  const std::string more =
      "A replacement vessel is expected on Wednesday, weather permitting, and "
      "tickets stay valid until the end of the month, the owners said.";
  const auto with_data = [](const std::string& shown, const std::string& data) {
    return parsed("<title>Ferry stays in port</title>" + shown +
                  "<script type='application/json'>" + data + "</script>");
  };
  EXPECT_EQ(with_data("<div id=app><h1>Ferry stays in port</h1></div>",
                      "{\"a\":{\"html\":\"<p>" + text + "</p><p>" + more + "</p>\",\"id\":7}}")
                .body,
            text + "\n\n" + more);
  const Article listed = with_data("<div id=app></div>", "[{\"type\":\"p\",\"text\":\"" + text +
                                                             "\"},{\"text\":\"" + more + "\"}]");
  EXPECT_EQ(listed.body, text + "\n\n" + more);
  EXPECT_EQ(listed.headline, "Ferry stays in port");
  EXPECT_EQ(with_data(kParagraphs, "{\"a\":\"" + text + more + "\"}").body, kBody);
}

TEST(KeptText, keeps_a_bold_line_that_begins_the_text) {
  EXPECT_EQ(body_of("<p><b>The vote</b><br>The council voted on Tuesday to reopen the bridge, and "
                    "the first lorry is to cross it before the beans are lifted.</p>")
                .substr(0, 14),
            "The vote\n\nThe ");
}

TEST(KeptText, keeps_a_short_line_beside_the_only_long_one) {
  const std::string body = body_of(
      "<div id='c'><div>The harbour office sold the old crane for one crown on Tuesday, "
      "and its chairman has framed the receipt.</div><div>“It was rust,” she said.</div></div>");
  EXPECT_TRUE(body.ends_with("she said.")) << body;
}

TEST(KeptText, reads_a_table_of_one_row_that_leads_nowhere) {
  const std::string row = "<table><tr><td><ul><li>Oysters</ul><td>Mussels and herring</table>";
  EXPECT_NE(body_of(kParagraphs + row + kParagraphs).find("Oysters Mussels and herring"),
            std::string::npos);
}

TEST(KeptText, joins_a_word_that_a_scanned_column_splits) {
  const std::string body = body_of(
      "<p>The rope walk was de-<br>stroyed by fire on Thursday, the day of the-<br>\n"
      "Lamp Feast, and the engines arrived an hour late because the horses were lent.</p>" +
      std::string(kParagraphs));
  EXPECT_TRUE(
      body.starts_with("The rope walk was destroyed by fire on Thursday, the day of the- "
                       "Lamp Feast"))
      << body;
}

TEST(KeptText, makes_a_heading_of_the_bold_line_over_a_paragraph_of_its_box) {
  const auto article = parsed(page(
      "", "<h1>Ferry stays in port</h1>" + std::string(kParagraphs) +
              "<section><b>What the rudder costs</b><p>The rudder costs four thousand crowns, and "
              "the yard that cast it went out of business last year.</p></section>"));
  EXPECT_EQ(article.headings, std::vector<std::string>{"What the rudder costs"});
}

TEST(KeptText, reads_a_page_that_a_forgotten_link_holds) {
  const auto article = parsed(
      "<body><a href='/x'><div>Weather</div><article><h1>Ferry stays in "
      "port</h1>" +
      std::string(kParagraphs) + "</article>");
  EXPECT_EQ(article.body, kBody);
}

TEST(KeptText, leaves_out_the_toolbar_of_an_archive_that_lost_its_comments) {
  const auto article = parsed(page(
      "",
      "<div id='wm-ipp-base'><div id='wm-ipp'><div>05 Jan 2003 - 11 Dec 2015</div><p>COLLECTED "
      "BY a crawl of all the hosts there are, made in a long winter by patient machines.</p>"
      "</div></div><h1>Ferry stays in port</h1>" +
          std::string(kParagraphs)));
  EXPECT_EQ(article.body, kBody);
  EXPECT_EQ(article.date, "");
}

TEST(KeptText, takes_what_a_press_office_puts_above_for_no_text) {
  const auto article = parsed(
      page("",
           "<h1>Ferry stays in port</h1><p>FOR IMMEDIATE RELEASE</p><p>OXMOOR, March 4, 2019 – The "
           "ferry to the outer islands stays in port, the harbour office said.</p><p># # #</p>" +
               std::string(kParagraphs)));
  EXPECT_TRUE(article.body.starts_with("OXMOOR")) << article.body;
  EXPECT_EQ(article.place, "OXMOOR");
  EXPECT_EQ(article.date, "2019-03-04");
}

}  // namespace
}  // namespace news
