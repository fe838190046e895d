// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "query/aliases/alias_file.hh"
#include "query/language/parser.hh"
#include "tests/unit/scratch_path.hh"

namespace news {
namespace {

constexpr std::string_view kFile =
    "# who and where\n"
    "U.K. = Britain = United Kingdom\n"
    "lorry = truck\n"
    "\n"
    "[outlets]\n"
    "CBC = CBC News\n";

class AliasTest : public testing::Test {
 protected:
  AliasTest() : path_(scratch_path("aliases-test")) { ::unsetenv("NEWSINDEX_ALIASES"); }
  ~AliasTest() override { std::remove(path_.c_str()); }

  Result<AliasTable> load(std::string_view text) {
    std::ofstream(path_, std::ios::binary) << text;
    return load_aliases(path_);
  }

  std::string read(std::string_view query, bool any = false) {
    const auto table = load(kFile);
    auto parsed = parse_query(query, {.any = any, .today = {}});
    if (!table || !parsed) return "error";
    apply_aliases(parsed->tree, parsed->text, *table);
    return to_expression(parsed->tree);
  }

  std::string wrong(std::string_view text) {
    const auto table = load(text);
    if (table) return "accepted";
    EXPECT_EQ(table.error().code, ErrorCode::usage);
    EXPECT_FALSE(table.error().hint.empty());
    return table.error().message.substr(path_.size());
  }

  std::string path_;
};

TEST_F(AliasTest, a_name_means_the_others_of_its_line_too) {
  EXPECT_EQ(read("Britain"), "(alias \"britain\" \"uk\" (phrase \"united\" \"kingdom\"))");
  EXPECT_EQ(read("U.K."), "(alias \"uk\" \"britain\" (phrase \"united\" \"kingdom\"))");
  EXPECT_EQ(read("France"), "\"france\"");
}

TEST_F(AliasTest, capitals_of_the_query_do_not_matter_to_find_a_name) {
  EXPECT_EQ(read("britain"), "(alias britain \"uk\" (phrase \"united\" \"kingdom\"))");
  EXPECT_EQ(read("Lorry"), "(alias \"lorry\" truck)");
}

TEST_F(AliasTest, a_lower_case_name_stands_for_all_its_forms) {
  EXPECT_EQ(read("lorries"), "(alias lorries truck)");
  EXPECT_EQ(read("trucks"), "(alias trucks lorry)");
  EXPECT_EQ(read("Lorries"), "\"lorries\"");
}

TEST_F(AliasTest, quotation_marks_mean_the_words_as_written) {
  EXPECT_EQ(read("\"Britain\""), "\"britain\"");
  EXPECT_EQ(read("\"United Kingdom\""), "(phrase \"united\" \"kingdom\")");
}

TEST_F(AliasTest, words_side_by_side_are_a_name_of_several_words) {
  EXPECT_EQ(read("United Kingdom"), "(alias (and \"united\" \"kingdom\") \"uk\" \"britain\")");
  EXPECT_EQ(read("united kingdom trade"),
            "(and (alias (and united kingdom) \"uk\" \"britain\") trade)");
  EXPECT_EQ(read("united-kingdom"), "(alias (phrase united kingdom) \"uk\" \"britain\")");
  EXPECT_EQ(read("united AND kingdom"), "(and united kingdom)");
  EXPECT_EQ(read("united (kingdom)"), "(and united kingdom)");
  EXPECT_EQ(read("kingdom united"), "(and kingdom united)");
}

TEST_F(AliasTest, they_hold_inside_brackets_or_not_and_any) {
  EXPECT_EQ(read("a OR lorry"), "(or a (alias lorry truck))");
  EXPECT_EQ(read("a -lorry"), "(and a (not (alias lorry truck)))");
  EXPECT_EQ(read("a lorry", true), "(any a (alias lorry truck))");
  EXPECT_EQ(read("(united kingdom) lorry"),
            "(and (alias (and united kingdom) \"uk\" \"britain\") (alias lorry truck))");
}

TEST_F(AliasTest, near_and_atleast_take_every_name) {
  EXPECT_EQ(read("Britain NEAR/5 trade"),
            "(near 5 (alias \"britain\" \"uk\" (phrase \"united\" \"kingdom\")) trade)");
  EXPECT_EQ(read("ATLEAST/2 uk"),
            "(atleast 2 (alias uk \"britain\" (phrase \"united\" \"kingdom\")))");
}

TEST_F(AliasTest, words_hold_in_texts_and_outlets_in_sources_and_credits) {
  EXPECT_EQ(read("headline:lorry"), "(field headline (alias lorry truck))");
  EXPECT_EQ(read("said:lorry"), "(field said (alias lorry truck))");
  EXPECT_EQ(read("speaker:lorry"), "(field speaker lorry)");
  EXPECT_EQ(read("byline:lorry"), "(field byline lorry)");
  EXPECT_EQ(read("url:lorry"), "(field url lorry)");
  EXPECT_EQ(read("source:lorry"), "(field source lorry)");
  EXPECT_EQ(read("source:CBC"), "(field source (alias \"cbc\" (phrase \"cbc\" \"news\")))");
  EXPECT_EQ(read("source:(CBC News)"), "(field source (alias (and \"cbc\" \"news\") \"cbc\"))");
  EXPECT_EQ(read("credit:cbc"), "(field credit (alias cbc (phrase \"cbc\" \"news\")))");
  EXPECT_EQ(read("CBC"), "\"cbc\"");
}

TEST_F(AliasTest, small_words_that_spell_initials_are_names_in_capitals_alone) {
  const auto table = load("U.S. = America\nWHO = World Health Organization\nIT = computing\n");
  ASSERT_TRUE(table);
  const auto widened = [&table](std::string_view query, bool any = false) {
    auto parsed = parse_query(query, {.any = any, .today = {}});
    apply_aliases(parsed->tree, parsed->text, *table);
    return to_expression(parsed->tree);
  };
  EXPECT_EQ(widened("tell us who"), "(and tell us who)");
  EXPECT_EQ(widened("It Us"), "(and \"it\" \"us\")");
  EXPECT_EQ(widened("U.S."), "(alias \"us\" \"america\")");
  EXPECT_EQ(widened("US"), "(alias \"us\" \"america\")");
  EXPECT_EQ(widened("WHO"), "(alias \"who\" (phrase \"world\" \"health\" \"organization\"))");
  EXPECT_EQ(widened("Who told the U.S.", true), "(any who told the (alias us \"america\"))");
  EXPECT_EQ(widened("america"), "(alias america \"us\")");
}

TEST_F(AliasTest, patterns_and_near_spellings_are_left_alone) {
  EXPECT_EQ(read("lorr*"), "lorr*");
  EXPECT_EQ(read("~lorry"), "~lorry");
  EXPECT_EQ(read("id:lorry"), "(field id (value lorry))");
}

TEST_F(AliasTest, a_long_list_of_names_is_read_in_one_pass) {
  std::string query;
  while (query.size() < 500'000) query += "united kingdom ";
  EXPECT_EQ(read(query).substr(0, 37), "(and (alias (and united kingdom) \"uk\"");
}

TEST_F(AliasTest, a_damaged_file_is_told_with_its_line) {
  EXPECT_EQ(wrong("a = b\nalone\n"), ":2: one name alone means nothing else");
  EXPECT_EQ(wrong("a = = b\n"), ":1: there is no word beside a =");
  EXPECT_EQ(wrong("a =\n"), ":1: there is no word beside a =");
  EXPECT_EQ(wrong("govern* = b\n"), ":1: * cannot stand in a name");
  EXPECT_EQ(wrong("\"a\" = b\n"), ":1: \" cannot stand in a name");
  EXPECT_EQ(wrong("[names]\n"), ":1: there is no section [names]");
  EXPECT_EQ(wrong("a = b\n\nU.S. = America\nUS = c\n"), ":4: \"US\" stands in line 3 already");
  EXPECT_EQ(wrong("a = a\n"), ":1: \"a\" stands in line 1 already");
  EXPECT_EQ(wrong("a = b\n\xFF = c\n"), ":2: this line is not UTF-8 text");
  std::string many = "n0";
  for (int i = 1; i < 60; ++i) many += " = n" + std::to_string(i);
  EXPECT_EQ(wrong(many), ":1: more than 50 names in a group");
  EXPECT_EQ(wrong("[outlets]\nCBC = CBC News\n[words]\nCBC = corporation\n"), "accepted");
}

TEST_F(AliasTest, a_file_that_was_named_must_be_there) {
  EXPECT_FALSE(load_aliases("/nonexistent/aliases"));
  ::setenv("NEWSINDEX_ALIASES", "/nonexistent/aliases", 1);
  EXPECT_FALSE(load_aliases(""));
  ::unsetenv("NEWSINDEX_ALIASES");
}

}  // namespace
}  // namespace news
