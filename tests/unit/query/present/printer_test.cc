// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/present/printer.hh"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "query/answer/breakdown.hh"
#include "query/present/layout.hh"
#include "query/present/output_format.hh"

namespace news {
namespace {

Answer nasty_answer() {
  Answer answer;
  answer.query = "a \"b\"";
  answer.matches = answer.results = 1;
  answer.exact = true;
  ArticleHit hit;
  hit.rank = 1;
  hit.score = 1.5;
  hit.id = "id1";
  hit.path = "a,b\t\"c\".txt";
  hit.headline = "Line one\nline \x1B[31mtwo \xE2\x80\xAE \xFF";
  hit.byline = {"Jane \"J\" Doe", "O'Neil"};
  hit.snippets.push_back({"body", "caf\xC3\xA9 \xE4\xB8\xAD word", {{10, 14}}, false, true});
  answer.articles.push_back(hit);
  return answer;
}

std::string print_text(const Answer& answer) {
  return text_printer(Page())->print(answer);
}

std::string print(std::string_view format, const Page& page = {}) {
  return find_output_format(format)->make(page)->print(nasty_answer());
}

TEST(Printers, write_json_that_parses_back_with_marks_in_code_points) {
  const auto json = nlohmann::json::parse(print("json"));
  EXPECT_EQ(json["query"], "a \"b\"");
  EXPECT_EQ(json["hits"][0]["path"], "a,b\t\"c\".txt");
  EXPECT_EQ(json["hits"][0]["snippets"][0]["marks"], nlohmann::json::parse("[[7,11]]"));
  EXPECT_TRUE(json["suggestion"].is_null());
  EXPECT_TRUE(json["hits"][0]["date"].is_null());
}

TEST(Printers, write_no_acting_character_into_json) {
  const auto text = print("jsonl");
  EXPECT_EQ(text.find('\x1B'), std::string::npos);
  EXPECT_EQ(text.find("\xE2\x80\xAE"), std::string::npos);
  EXPECT_NE(text.find("\\u202e"), std::string::npos);
}

TEST(Printers, quote_csv_cells_and_double_their_quotation_marks) {
  const auto text = print("csv");
  EXPECT_NE(text.find("\"a,b\t\"\"c\"\".txt\""), std::string::npos);
  EXPECT_NE(text.find("\"Jane \"\"J\"\" Doe; O'Neil\""), std::string::npos);
  EXPECT_EQ(text.substr(text.size() - 2), "\r\n");
}

TEST(Printers, keep_a_tsv_hit_on_one_line) {
  const auto text = print("tsv");
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 2);
  EXPECT_EQ(std::count(text.begin(), text.end(), '\t'), 34);
}

TEST(Printers, lay_text_out_within_the_width_and_printable) {
  Page page;
  page.width = 30;
  page.terminal = true;
  const auto text = print("text", page);
  EXPECT_EQ(text.find('\x1B'), std::string::npos);
  for (std::size_t at = 0; at < text.size();) {
    const auto end = text.find('\n', at);
    EXPECT_LE(styled_columns(text.substr(at, end - at)), 30u);
    at = end + 1;
  }
}

Page narrow() {
  Page page;
  page.width = 30;
  page.terminal = true;
  return page;
}

TEST(Printers, begin_each_fragment_with_a_mark_and_indent_what_follows) {
  Answer answer = nasty_answer();
  answer.articles[0].snippets = {{"body", "One word after another goes by here.", {}, false, false},
                                 {"caption", "A picture.", {}, true, false}};
  const auto text = text_printer(narrow())->print(answer);
  EXPECT_NE(text.find("    \xE2\x80\xBA One word after another\n      goes by here.\n"
                      "    \xE2\x80\xBA caption: \xE2\x80\xA6"
                      "A picture.\n"),
            std::string::npos)
      << text;
}

TEST(Printers, never_break_a_path) {
  Answer answer = nasty_answer();
  const std::string path = "/srv/news/archive/2023/01/19/a-long-name-of-a-story.html";
  answer.articles[0].path = path;
  EXPECT_NE(text_printer(narrow())->print(answer).find("\n    " + path + "\n"), std::string::npos);
}

TEST(Printers, name_a_paper_once_among_the_copies) {
  Answer answer = nasty_answer();
  answer.articles[0].copies = {{"i", "p", "Lamp", "2024-01-01"},
                               {"j", "q", "Bell", "2024-01-02"},
                               {"k", "r", "Lamp", "2024-01-01"}};
  EXPECT_NE(print_text(answer).find("+3 copies: Lamp 2024-01-01 (2), Bell 2024-01-02\n"),
            std::string::npos);
}

TEST(Printers, tell_both_counts_where_copies_are_folded) {
  Answer answer = nasty_answer();
  answer.matches = 5;
  EXPECT_NE(print_text(answer).find("\n1 result (5 articles with copies)\n"), std::string::npos);
  answer.results = 3;
  EXPECT_NE(print_text(answer).find("\n3 results (5 articles with copies); 1 to 1 shown\n"),
            std::string::npos);
}

Facet times(Period period, const std::string& name,
            const std::vector<std::pair<std::string, std::uint64_t>>& days) {
  Facet facet;
  facet.name = name;
  facet.period = period;
  facet.distinct = days.size();
  for (const auto& [day, count] : days) {
    facet.times.push_back(*period_number(period, std::string_view(day)));
    facet.values.emplace_back(period_name(period, facet.times.back()), count);
  }
  fill_silences(facet);
  return facet;
}

TEST(Printers, draw_the_months_between_that_hold_nothing) {
  Answer answer;
  answer.matches = answer.results = 5;
  answer.facets.push_back(times(Period::month, "month", {{"20231101", 4}, {"20240201", 1}}));
  answer.facets.push_back(times(Period::year, "year", {{"19000101", 1}, {"20240101", 1}}));
  answer.facets.push_back({"source", {{"2020", 1}, {"2022", 1}}, 2});
  const auto text = print_text(answer);
  EXPECT_NE(text.find("  2023-12      0\n  2024-01      0\n  2024-02      1  "), std::string::npos)
      << text;
  // A century of nothing is a line.
  EXPECT_NE(text.find("  1900      1  "), std::string::npos) << text;
  EXPECT_NE(text.find("  \xE2\x80\xA6         0  123 years\n  2024      1"), std::string::npos)
      << text;
  EXPECT_EQ(text.find("1901"), std::string::npos);
  EXPECT_EQ(text.find("2021"), std::string::npos);
}

TEST(Printers, mark_hits_by_escapes_only_with_color) {
  Page page;
  page.color = true;
  EXPECT_NE(print("text", page).find("\x1B[1;31mword\x1B[0m"), std::string::npos);
  EXPECT_EQ(print("text").find('\x1B'), std::string::npos);
}

TEST(Layout, breaks_wide_words_and_counts_wide_characters_twice) {
  Page page;
  page.width = 14;
  EXPECT_EQ(wrap("aaaa bbbb cccc", page, "1. ", 3), "1. aaaa bbbb\n   cccc\n");
  EXPECT_EQ(wrap("\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD", page,
                 "  ", 2),
            "  \xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\n");
  // Han text fills the line it begins on, and no line begins with a full stop.
  EXPECT_EQ(
      wrap(
          "ab \xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE3\x80\x82\xE4\xB8\xAD",
          page, "  ", 2),
      "  ab \xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\n  \xE4\xB8\xAD"
      "\xE3\x80\x82\xE4\xB8\xAD\n");
  EXPECT_EQ(
      wrap(
          "ab \xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE3\x80\x82\xE4\xB8\xAD\xE4\xB8\xAD",
          page, "  ", 2),
      "  ab \xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\n  \xE4\xB8\xAD\xE3\x80\x82\xE4\xB8\xAD"
      "\xE4\xB8\xAD\n");
  page.width = 0;
  EXPECT_EQ(wrap("aaaa bbbb", page, "", 0), "aaaa bbbb\n");
}

}  // namespace
}  // namespace news
