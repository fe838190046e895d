// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/inline_marks.hh"

#include <gtest/gtest.h>

#include <string>

#include "tests/unit/indexer/parse/collect.hh"

namespace news {
namespace {

TEST(InlineMarks, gives_a_quotation_its_marks_where_nobody_typed_them) {
  EXPECT_EQ(marks_of_quotation("She said ", "we go", false).open, "“");
  EXPECT_EQ(marks_of_quotation("She said ", "we go", true).close, "’");
  EXPECT_EQ(marks_of_quotation("She said “", "we go", false).open, "");
  EXPECT_EQ(marks_of_quotation("She said ", " &laquo;we go&raquo;", false).open, "");
  EXPECT_EQ(marks_of_quotation("She said ", "", false).open, "");
}

TEST(InlineMarks, tells_the_mark_of_a_footnote_from_a_unit_and_an_ordinal) {
  EXPECT_TRUE(is_footnote_mark("in spring", "1"));
  EXPECT_TRUE(is_footnote_mark("in spring.", "[2]"));
  EXPECT_FALSE(is_footnote_mark("40 m", "2"));
  EXPECT_FALSE(is_footnote_mark("on the 2", "nd"));
  EXPECT_FALSE(is_footnote_mark("10", "6"));
  EXPECT_FALSE(is_footnote_mark("Hammond", "®"));
}

std::string nitf(const std::string& content) {
  const auto result = collect(
      "<nitf><head/><body><body.head><hedline><hl1>Crane sold</hl1>"
      "</hedline></body.head><body.content>" +
          content + "</body.content></body></nitf>",
      "a.xml");
  EXPECT_EQ(result.articles.size(), 1u) << result.error;
  return result.articles.empty() ? std::string() : result.articles[0].body;
}

TEST(InlineMarks, prints_the_marks_of_a_quotation_in_nitf) {
  EXPECT_EQ(nitf("<p>Gesa Rask said: <q>We <q>shall</q> pay.</q></p>"),
            "Gesa Rask said: “We ‘shall’ pay.”");
  EXPECT_EQ(nitf("<block><q>We shall pay.</q> she said.</block>"), "“We shall pay.” she said.");
}

TEST(InlineMarks, keeps_words_apart_across_the_blocks_and_breaks_of_xml) {
  EXPECT_EQ(nitf("<table><tr><td><p>North</p><p>berth</p></td><td>12<br/>ships<sup>1</sup></td>"
                 "</tr></table>"),
            "North berth 12 ships 1");
}

TEST(InlineMarks, parts_the_paragraphs_of_xhtml_whatever_its_prefix) {
  const auto feed = [](const std::string& prefix) {
    const auto result = collect(
        "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:" + prefix +
            "='http://www.w3.org/1999/xhtml'><title>Blatt</title><entry><id>1</id><title>Crane "
            "sold</title><content type='xhtml'><" +
            prefix + ":div><" + prefix + ":p class=\"a\">The crane &lt;&amp; is sold</" + prefix +
            ":p><" + prefix + ":p>For one crown.</" + prefix + ":p></" + prefix +
            ":div></content></entry></feed>",
        "a.xml");
    return result.articles.empty() ? result.error : result.articles[0].body;
  };
  EXPECT_EQ(feed("xhtml"), "The crane <& is sold\n\nFor one crown.");
  EXPECT_EQ(feed("h"), feed("xhtml"));
}

}  // namespace
}  // namespace news
