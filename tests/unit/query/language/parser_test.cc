// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/parser.hh"

#include <gtest/gtest.h>

namespace news {
namespace {

constexpr Day kToday{2024, 3, 31};

std::string read(std::string_view query, QuerySyntax options = {}) {
  options.today = kToday;
  const auto parsed = parse_query(query, options);
  return parsed ? to_expression(parsed->tree) : "error: " + parsed.error().message;
}

std::string read_any(std::string_view query) {
  return read(query, {.any = true, .today = {}});
}
std::string read_literal(std::string_view query) {
  return read(query, {.literal = true, .today = {}});
}

// What is wrong, without the picture of the place.
std::string wrong(std::string_view query) {
  const auto text = read(query);
  EXPECT_EQ(text.substr(0, 7), "error: ") << query.substr(0, 60);
  return text.substr(7, text.find('\n') - 7);
}

std::string hint(std::string_view query) {
  const auto parsed = parse_query(query, {.today = kToday});
  return parsed ? "" : parsed.error().hint;
}

TEST(QueryLanguage, joins_words_by_and_whether_or_not_it_is_written) {
  EXPECT_EQ(read("budget"), "budget");
  EXPECT_EQ(read("budget deficit"), "(and budget deficit)");
  EXPECT_EQ(read("budget AND deficit"), "(and budget deficit)");
  EXPECT_EQ(read("budget  deficit\tschools"), "(and budget deficit schools)");
}

TEST(QueryLanguage, binds_or_loosest) {
  EXPECT_EQ(read("a b OR c d"), "(or (and a b) (and c d))");
  EXPECT_EQ(read("a (b OR c) d"), "(and a (or b c) d)");
}

TEST(QueryLanguage, excludes_with_a_dash_or_not) {
  EXPECT_EQ(read("budget -minister"), "(and budget (not minister))");
  EXPECT_EQ(read("budget NOT minister"), "(and budget (not minister))");
  EXPECT_EQ(read("budget AND NOT minister"), "(and budget (not minister))");
  EXPECT_EQ(read("-minister"), "(not minister)");
  EXPECT_EQ(read("NOT NOT minister"), "minister");
  EXPECT_EQ(read("a -(b c)"), "(and a (not (and b c)))");
  EXPECT_EQ(read("a -\"b c\""), "(and a (not (phrase \"b\" \"c\")))");
  EXPECT_EQ(read("a -headline:b"), "(and a (not (field headline b)))");
}

TEST(QueryLanguage, takes_a_dash_inside_a_word_or_alone_as_punctuation) {
  EXPECT_EQ(read("nato-standard"), "(phrase nato standard)");
  EXPECT_EQ(read("war - peace"), "(and war peace)");
  EXPECT_EQ(read("war & peace"), "(and war peace)");
}

TEST(QueryLanguage, reads_a_capital_or_quotation_marks_as_that_form_alone) {
  EXPECT_EQ(read("Cleverly"), "\"cleverly\"");
  EXPECT_EQ(read("\"cleverly\""), "\"cleverly\"");
  EXPECT_EQ(read("\"Prime Minister\""), "(phrase \"prime\" \"minister\")");
  EXPECT_EQ(read("\xE2\x80\x9Cprime minister\xE2\x80\x9D"), "(phrase \"prime\" \"minister\")");
  EXPECT_EQ(read("caf\xC3\xA9"), "cafe");
  EXPECT_EQ(read("U.K."), "\"uk\"");
}

TEST(QueryLanguage, reads_wildcards_and_near_spellings) {
  EXPECT_EQ(read("govern*"), "govern*");
  EXPECT_EQ(read("govern!"), "govern*");
  EXPECT_EQ(read("w?rd"), "w?rd");
  EXPECT_EQ(read("wom*n"), "wom*n");
  EXPECT_EQ(read("o'br*"), "o'br*");
  EXPECT_EQ(read("Gov*"), "gov*");
  EXPECT_EQ(read("~cleverley"), "~cleverley");
  EXPECT_EQ(read("nato-stand*"), "(phrase nato stand*)");
  EXPECT_EQ(read("*"), "*");
  EXPECT_EQ(read("* -budget"), "(and * (not budget))");
}

TEST(QueryLanguage, reads_near_and_adj_and_the_spellings_of_other_archives) {
  EXPECT_EQ(read("a NEAR/5 b"), "(near 5 a b)");
  EXPECT_EQ(read("a NEAR b"), "(near 10 a b)");
  EXPECT_EQ(read("a ADJ/3 b"), "(adj 3 a b)");
  EXPECT_EQ(read("a w/5 b"), "(near 5 a b)");
  EXPECT_EQ(read("a W/5 b"), "(near 5 a b)");
  EXPECT_EQ(read("a pre/5 b"), "(adj 5 a b)");
  EXPECT_EQ(read("a near5 b"), "(near 5 a b)");
  EXPECT_EQ(read("a adj5 b"), "(adj 5 a b)");
  EXPECT_EQ(read("a NEAR/5 b NEAR/5 c"), "(near 5 a b c)");
  EXPECT_EQ(read("x a NEAR/5 b y"), "(and x (near 5 a b) y)");
  EXPECT_EQ(read("(a OR bud*) NEAR/5 ~word"), "(near 5 (or a bud*) ~word)");
  EXPECT_EQ(read("near adj w"), "(and near adj w)");
  EXPECT_EQ(read("w/o"), "(phrase w o)");
}

TEST(QueryLanguage, reads_atleast_and_its_newsroom_spelling) {
  EXPECT_EQ(read("ATLEAST/3 budget"), "(atleast 3 budget)");
  EXPECT_EQ(read("ATLEAST5(budget)"), "(atleast 5 budget)");
  EXPECT_EQ(read("atleast5 budget"), "(atleast 5 budget)");
  EXPECT_EQ(read("ATLEAST/2 (a OR b)"), "(atleast 2 (or a b))");
  EXPECT_EQ(read("ATLEAST/2 headline:a"), "(field headline (atleast 2 a))");
}

TEST(QueryLanguage, takes_a_word_a_phrase_or_a_bracket_behind_every_field) {
  for (const auto& info : field_table()) {
    if (info.kind == FieldKind::date || info.kind == FieldKind::number) continue;
    if (info.field == Field::language) continue;  // takes languages only
    const std::string name(info.name);
    const bool whole = info.kind == FieldKind::exact;
    EXPECT_EQ(read(name + ":en"), "(field " + name + (whole ? " (value en))" : " en)"));
    EXPECT_EQ(read(name + ":(a OR b)"),
              "(field " + name + (whole ? " (or (value a) (value b)))" : " (or a b))"));
    EXPECT_EQ(read(name + ":\"a b\""),
              "(field " + name + (whole ? " (value a b))" : " (phrase \"a\" \"b\"))"));
  }
}

TEST(QueryLanguage, knows_fields_by_alias_and_in_other_archives_manners) {
  EXPECT_EQ(read("h:budget"), "(field headline budget)");
  EXPECT_EQ(read("WHO:x"), "(field speaker x)");
  EXPECT_EQ(read("HEADLINE(budget)"), "(field headline budget)");
  EXPECT_EQ(read("HLEAD(budget cuts)"), "(field lead (and budget cuts))");
  EXPECT_EQ(read("BYLINE(doe)"), "(field byline doe)");
  EXPECT_EQ(read("hd=budget"), "(field headline budget)");
  EXPECT_EQ(read("url:https://example.org/a-b"), "(field url (phrase https example org a b))");
  EXPECT_EQ(read("headline:(a b) c"), "(and (field headline (and a b)) c)");
  EXPECT_EQ(read("headline:(a NEAR/2 b)"), "(field headline (near 2 a b))");
}

TEST(QueryLanguage, reads_dates) {
  EXPECT_EQ(read("date:2023-01"), "(field date (date 20230101 20230131))");
  EXPECT_EQ(read("date:2023-01-10..2023-02-01"), "(field date (date 20230110 20230201))");
  EXPECT_EQ(read("date:..2022"), "(field date (date 00010101 20221231))");
  EXPECT_EQ(read("date:7d.."), "(field date (date 20240324 99991231))");
  EXPECT_EQ(read("date:(2021 OR 2023)"),
            "(field date (or (date 20210101 20211231) (date 20230101 20231231)))");
}

TEST(QueryLanguage, takes_a_colon_between_digits_as_text) {
  EXPECT_EQ(read("12:30"), "(phrase 12 30)");
}

TEST(QueryLanguage, ors_words_under_any_and_keeps_what_is_joined_or_excluded) {
  EXPECT_EQ(read_any("a b"), "(any a b)");
  EXPECT_EQ(read_any("a b -c"), "(and (any a b) (not c))");
  EXPECT_EQ(read_any("a b AND c"), "(any a (and b c))");
  EXPECT_EQ(read_any("Cleverly went"), "(any cleverly went)");
  EXPECT_EQ(read_any("who resigned?"), "(any who resigned)");
}

TEST(QueryLanguage, reads_only_words_under_literal) {
  EXPECT_EQ(read_literal("a OR -b (c) \"d e"), "(and a or b c d e)");
  EXPECT_EQ(read_literal("Nosuch:Cleverly*"), "(and nosuch cleverly)");
  EXPECT_EQ(read("a OR b", {.any = true, .literal = true, .today = {}}), "(any a or b)");
}

TEST(QueryLanguage, refuses_an_unknown_field_and_names_the_nearest) {
  EXPECT_EQ(wrong("speeker:cleverly"), "unknown field \"speeker\"");
  EXPECT_EQ(hint("speeker:cleverly"), "did you mean speaker:?");
  EXPECT_NE(hint("xylophone:a").find("headline"), std::string::npos);
  EXPECT_NE(hint("https://example.org").find("url:https://example.org"), std::string::npos);
}

TEST(QueryLanguage, refuses_what_is_not_closed_or_never_opened) {
  EXPECT_EQ(wrong("\"prime minister"), "this quotation mark is never closed");
  EXPECT_EQ(wrong("(a b"), "this bracket is never closed");
  EXPECT_EQ(wrong("a) b"), "this bracket closes nothing");
  EXPECT_EQ(wrong("headline:("), "the query ends behind \"(\"");
  EXPECT_EQ(wrong("headline:(a"), "this bracket is never closed");
  EXPECT_EQ(wrong("()"), "these brackets hold nothing");
}

TEST(QueryLanguage, refuses_an_operator_without_its_words) {
  EXPECT_EQ(wrong("budget AND"), "the query ends behind \"AND\"");
  EXPECT_EQ(wrong("budget AND ("), "the query ends behind \"(\"");
  EXPECT_EQ(wrong("OR a"), "OR has nothing before it");
  EXPECT_EQ(wrong("OR OR"), "OR has nothing before it");
  EXPECT_EQ(wrong("a OR"), "the query ends behind \"OR\"");
  EXPECT_EQ(wrong("AND a"), "AND has nothing before it");
  EXPECT_EQ(wrong("a AND AND b"), "AND has nothing before it");
  EXPECT_EQ(wrong("a NOT"), "the query ends behind \"NOT\"");
  EXPECT_EQ(wrong("NEAR/5 a"), "NEAR/5 has nothing before it");
  EXPECT_EQ(wrong("a NEAR/5"), "the query ends behind \"NEAR/5\"");
  EXPECT_EQ(wrong("a NEAR/5 -b"), "an exclusion cannot stand here");
  EXPECT_EQ(wrong("ATLEAST/3"), "the query ends behind \"ATLEAST/3\"");
  EXPECT_EQ(wrong("(headline:)"), "nothing stands behind headline:");
  EXPECT_EQ(wrong("headline:"), "nothing stands behind headline:");
  EXPECT_EQ(wrong("headline:..."), "there is no word here");
}

TEST(QueryLanguage, takes_a_colon_with_a_blank_behind_it_for_text) {
  EXPECT_EQ(read("headline: budget"), "(and headline budget)");
  EXPECT_EQ(read("Harbour update: ferries, url: none"),
            "(and \"harbour\" update ferries url none)");
  EXPECT_EQ(read("ferry nosuch: \"new quay\""), "(and ferry nosuch (phrase \"new\" \"quay\"))");
  EXPECT_EQ(wrong("update: nosuch:x"), "unknown field \"nosuch\"");
}

TEST(QueryLanguage, refuses_an_empty_query) {
  EXPECT_EQ(wrong(""), "the query is empty");
  EXPECT_EQ(wrong("  "), "the query is empty");
  EXPECT_EQ(wrong("?!&"), "a pattern needs at least two letters");
  EXPECT_EQ(wrong("..."), "the query holds no word");
  EXPECT_EQ(wrong("\"\""), "the phrase holds no word");
  EXPECT_EQ(read_literal("..."), "error: the query holds no word\n  ...\n  ^~~");
}

TEST(QueryLanguage, refuses_numbers_that_make_no_sense) {
  EXPECT_EQ(wrong("a NEAR/999999 b"), "NEAR takes a number from 1 to 99");
  EXPECT_EQ(wrong("a NEAR/99999999999999999999 b"), "NEAR takes a number from 1 to 99");
  EXPECT_EQ(wrong("a NEAR/0 b"), "NEAR takes a number from 1 to 99");
  EXPECT_EQ(wrong("a NEAR/x b"), "NEAR takes a number from 1 to 99");
  EXPECT_EQ(wrong("a NEAR/ b"), "NEAR takes a number from 1 to 99");
  EXPECT_EQ(wrong("ATLEAST a"), "ATLEAST takes a number from 1 to 1000");
  EXPECT_EQ(wrong("ATLEAST/0 a"), "ATLEAST takes a number from 1 to 1000");
}

TEST(QueryLanguage, takes_phrases_inside_near_as_they_stand) {
  EXPECT_EQ(read("a NEAR/5 \"b c\""), "(near 5 a (phrase \"b\" \"c\"))");
  EXPECT_EQ(read("e-mail w/s leak"), "(near sentence (phrase e mail) leak)");
  EXPECT_EQ(read("ATLEAST/3 \"b c\""), "(atleast 3 (phrase \"b\" \"c\"))");
  EXPECT_EQ(wrong("a NEAR/5 nato-stand*"), "a word* of several parts cannot stand inside NEAR");
}

TEST(QueryLanguage, keeps_words_in_one_sentence_or_paragraph) {
  EXPECT_EQ(read("a w/s b"), "(near sentence a b)");
  EXPECT_EQ(read("a SENTENCE b w/sent c"), "(near sentence a b c)");
  EXPECT_EQ(read("a PRE/S b"), "(adj sentence a b)");
  EXPECT_EQ(read("a w/p b"), "(near paragraph a b)");
  EXPECT_EQ(read("a SAME b"), "(near paragraph a b)");
  EXPECT_EQ(read("a pre/para b"), "(adj paragraph a b)");
  EXPECT_EQ(read("the same sentence"), "(and the same sentence)");
  EXPECT_EQ(wrong("a w/s b w/p c"), "different NEAR and ADJ cannot follow one another");
  EXPECT_EQ(wrong("a w/s b NEAR/5 c"), "different NEAR and ADJ cannot follow one another");
}

TEST(QueryLanguage, looks_among_the_first_words) {
  EXPECT_EQ(read("FIRST/50 a"), "(first 50 a)");
  EXPECT_EQ(read("first/50 (a OR b) c"), "(and (first 50 (or a b)) c)");
  EXPECT_EQ(read("body:(FIRST/9 \"a b\")"), "(field body (first 9 (phrase \"a\" \"b\")))");
  EXPECT_EQ(read("first FIRST"), "(and first \"first\")");
  EXPECT_EQ(wrong("FIRST/0 a"), "FIRST takes a number from 1 to 1000");
  EXPECT_EQ(wrong("headline:(FIRST/5 a)"), "FIRST cannot stand inside headline:");
  EXPECT_EQ(wrong("FIRST/5 headline:a"), "FIRST looks at the body alone");
  EXPECT_EQ(wrong("FIRST/5 ATLEAST/2 a"), "ATLEAST cannot stand inside FIRST");
}

TEST(QueryLanguage, refuses_fields_and_groups_inside_near) {
  EXPECT_EQ(wrong("a NEAR/5 (b ADJ/2 c)"), "a NEAR or ADJ cannot stand inside NEAR");
  EXPECT_EQ(wrong("a NEAR/5 b ADJ/5 c"), "different NEAR and ADJ cannot follow one another");
  EXPECT_EQ(wrong("a ADJ/5 (b c)"), "this cannot stand inside ADJ");
  EXPECT_EQ(wrong("a ADJ/5 *"), "* cannot stand inside ADJ");
  EXPECT_EQ(wrong("headline:a NEAR/5 b"), "a field cannot stand inside NEAR");
  EXPECT_EQ(wrong("ATLEAST/3 ATLEAST/3 a"), "ATLEAST cannot stand inside ATLEAST");
  EXPECT_EQ(wrong("headline:(a body:b)"), "body: cannot stand inside headline:");
  EXPECT_EQ(wrong("headline:*"), "* cannot stand inside headline:");
}

TEST(QueryLanguage, refuses_wildcards_that_are_too_wide) {
  EXPECT_EQ(read("*ter"), "*ter");
  EXPECT_EQ(read("a*b"), "a*b");
  EXPECT_EQ(wrong("a*"), "a pattern needs at least two letters");
  EXPECT_EQ(wrong("*s"), "a pattern needs at least two letters");
  EXPECT_EQ(wrong("a?"), "a pattern needs at least two letters");
  EXPECT_EQ(wrong("~ab"), "~ takes a word of at least three letters");
  EXPECT_EQ(wrong("~nato-standard"), "~ takes one word");
}

TEST(QueryLanguage, refuses_a_wildcard_in_what_is_taken_as_written) {
  EXPECT_EQ(wrong("\"prime minist*\""), "a phrase is taken as written: * is no wildcard in it");
  EXPECT_NE(hint("\"prime minist*\"").find("ADJ/1"), std::string::npos);
  EXPECT_EQ(wrong("\"w*men\" \"wo*en\""), "a phrase is taken as written: * is no wildcard in it");
  EXPECT_EQ(read("\"f*** off\""), "(phrase \"f\" \"off\")");
  EXPECT_EQ(read("\"who resigned?\""), "(phrase \"who\" \"resigned\")");
  EXPECT_EQ(wrong("lang:e*"), "lang: takes no pattern");
  EXPECT_EQ(wrong("id:*"), "id: takes no pattern");
}

TEST(QueryLanguage, takes_a_language_by_code_or_name_and_refuses_what_is_none) {
  EXPECT_EQ(read("lang:german"), "(field lang (value de))");
  EXPECT_EQ(read("lang:Français"), "(field lang (value fr))");
  EXPECT_EQ(read("lang:pt_BR"), "(field lang (value pt-br))");
  EXPECT_EQ(wrong("lang:xq"), "unknown language \"xq\"");
  EXPECT_NE(hint("lang:germann").find("lang:german"), std::string::npos);
}

TEST(QueryLanguage, refuses_dates_that_do_not_exist) {
  EXPECT_EQ(wrong("date:2023-02-30"), "2023-02 has no day 30");
  EXPECT_EQ(wrong("date:foo"), "\"foo\" is not a date");
  EXPECT_EQ(wrong("date:\"foo\""), "\"foo\" is not a date");
}

TEST(QueryLanguage, takes_the_spellings_of_other_archives) {
  const std::pair<const char*, const char*> spellings[] = {
      {"a w/5 b", "a NEAR/5 b"},
      {"a near5 b", "a NEAR/5 b"},
      {"a NEAR5 b", "a NEAR/5 b"},
      {"a pre/5 b", "a ADJ/5 b"},
      {"a adj5 b", "a ADJ/5 b"},
      {"a W/PARA b", "a w/p b"},
      {"a SAME b", "a w/p b"},
      {"a SENTENCE b", "a w/s b"},
      {"atleast5 a", "ATLEAST/5 a"},
      {"ATLEAST5(a)", "ATLEAST/5 a"},
      {"govern!", "govern*"},
      {"a || b", "a OR b"},
      {"a | b", "a OR b"},
      {"a && b", "a AND b"},
      {"a AND NOT b", "a NOT b"},
      {"+a b", "a b"},
      {"HEADLINE(a)", "headline:a"},
      {"hd=a", "headline:a"},
      {"ti(a)", "headline:a"},
      {"title:a", "headline:a"},
      {"intitle:a", "headline:a"},
      {"BYLINE(a)", "byline:a"},
      {"by=a", "byline:a"},
      {"au(a)", "byline:a"},
      {"author:a", "byline:a"},
      {"HLEAD(a)", "lead:a"},
      {"hlp=a", "lead:a"},
      {"lp=a", "lead:a"},
      {"LEAD(a)", "lead:a"},
      {"GRAPHIC(a)", "caption:a"},
      {"art=a", "caption:a"},
      {"DATELINE(a)", "place:a"},
      {"location:a", "place:a"},
      {"sn=a", "source:a"},
      {"pub(a)", "source:a"},
      {"PUBLICATION(a)", "source:a"},
      {"site:a", "url:a"},
      {"inurl:a", "url:a"},
      {"BODY(a)", "body:a"},
      {"intext:a", "body:a"},
      {"la=en", "lang:en"},
      {"LANGUAGE(en)", "lang:en"},
      {"DATE(2023)", "date:2023"},
      {"wc>500", "words:501.."},
      {"LENGTH(>500)", "words:501.."},
      {"LENGTH(<300)", "words:..299"},
      {"wc<=300", "words:..300"},
  };
  for (const auto& [theirs, ours] : spellings) EXPECT_EQ(read(theirs), read(ours)) << theirs;
  EXPECT_EQ(read("the same w p"), "(and the same w p)");
}

TEST(QueryLanguage, refuses_operators_it_lacks_and_names_the_right_spelling) {
  const std::pair<const char*, const char*> spellings[] = {
      {"a w/seg b", "field:(one two)"},
      {"a XOR b", "(a NOT b) OR (b NOT a)"},
      {"a ANDNOT b", "NOT"},
      {"a NOT w/5 b", "a NOT (a NEAR/5 b)"},
      {"a near500 b", "within five words"},
      {"FIRST(a)", "FIRST/50"},
      {"a/F50/", "FIRST/50"},
      {"ALLCAPS(aids)", "quotation marks"},
      {"CAPS(aids)", "quotation marks"},
      {"NOCAPS(aids)", "lower-case"},
      {"SINGULAR(a)", "quotation marks"},
      {"PLURAL(a)", "quotation marks"},
      {"DATE(aft 2020)", "2023-01"},
      {"pd(20230101-20230601)", "date:2023-01..2023-06"},
      {"date>2023", "date:2023-01-19.."},
      {"LOAD-DATE(aft 2020)", "--new"},
      {"allintitle:a", "headline:"},
      {"allintext:a", "body:"},
      {"rst=tnyt", "source:"},
      {"td=a", "body:"},
      {"SUBJECT(a)", "write the words"},
      {"govern$3", "word*"},
      {"govern$", "word*"},
      {"budget^2", "leave the number out"},
      {"!budget", "-word"},
      {"\"a b\"~5", "NEAR/5"},
      {"speaker>a", "speaker:word"},
  };
  for (const auto& [theirs, ours] : spellings) {
    EXPECT_FALSE(wrong(theirs).empty());
    EXPECT_NE(hint(theirs).find(ours), std::string::npos) << theirs << ": " << hint(theirs);
  }
}

TEST(QueryLanguage, reads_one_end_of_a_range_of_dates) {
  EXPECT_EQ(read("before:2023"), "(field date (date 00010101 20221231))");
  EXPECT_EQ(read("AFTER(2023)"), "(field date (date 20240101 99991231))");
  EXPECT_EQ(read("since:\"march 2021\""), "(field date (date 20210301 99991231))");
  EXPECT_EQ(read("until=2021-Q3"), "(field date (date 00010101 20210930))");
  EXPECT_EQ(read("before: the storm"), "(and before the storm)");
  EXPECT_EQ(wrong("before:2021..2022"), "one date is wanted here, no range");
  EXPECT_NE(hint("date:March 2021").find("\"March 2021\""), std::string::npos);
}

TEST(QueryLanguage, asks_what_a_field_lacks_where_articles_have_one_value_or_none) {
  EXPECT_EQ(read("byline:none"), "(field byline (none))");
  EXPECT_EQ(read("date:None"), "(field date (none))");
  EXPECT_EQ(read("source:(none OR post)"), "(field source (or (none) post))");
  EXPECT_EQ(read("byline:\"none\""), "(field byline \"none\")");
  EXPECT_EQ(read("headline:none"), "(field headline none)");
  EXPECT_EQ(read("none"), "none");
}

TEST(QueryLanguage, takes_signs_of_money_and_powers_inside_text_as_text) {
  EXPECT_EQ(read("a$ap"), "(phrase a ap)");
  EXPECT_EQ(read("$5"), "5");
  EXPECT_EQ(read("\"budget^2\""), "(phrase \"budget\" \"2\")");
  EXPECT_EQ(read_literal("budget^2 !a"), "(and budget 2 a)");
}

TEST(QueryLanguage, reads_lengths) {
  EXPECT_EQ(read("words:500.."), "(field words (words 500..))");
  EXPECT_EQ(read("words:..300"), "(field words (words 0..300))");
  EXPECT_EQ(read("words:500..800"), "(field words (words 500..800))");
  EXPECT_EQ(read("words:500"), "(field words (words 500..500))");
  EXPECT_EQ(read("words:(..10 OR 900..)"), "(field words (or (words 0..10) (words 900..)))");
  EXPECT_EQ(wrong("words:many"), "\"many\" is no number of words");
  EXPECT_EQ(wrong("words:.."), "\"..\" is no number of words");
  EXPECT_EQ(wrong("words:<0"), "\"<0\" is no number of words");
  EXPECT_EQ(wrong("words:-5"), "\"-5\" is no number of words");
  EXPECT_EQ(wrong("words:99999999999"), "\"99999999999\" is no number of words");
  EXPECT_EQ(wrong("words:800..500"), "the smaller number stands first");
  EXPECT_EQ(wrong("words:*"), "\"*\" is no number of words");
}

TEST(QueryLanguage, points_at_the_place_in_columns) {
  EXPECT_EQ(read("budget speeker:x"),
            "error: unknown field \"speeker\"\n  budget speeker:x\n         ^~~~~~~");
  // Two Han characters are four columns wide; a combining mark is none.
  EXPECT_EQ(read("\xE4\xB8\xAD\xE5\x9B\xBD nosuch:x"),
            "error: unknown field \"nosuch\"\n  \xE4\xB8\xAD\xE5\x9B\xBD nosuch:x\n       ^~~~~~");
  EXPECT_EQ(read("cafe\xCC\x81 nosuch:x"),
            "error: unknown field \"nosuch\"\n  cafe\xCC\x81 nosuch:x\n       ^~~~~~");
}

TEST(QueryLanguage, shows_the_neighbourhood_of_a_place_in_a_long_query) {
  std::string query(5000, 'a');
  const auto text = read(query + " nosuch:b " + query);
  EXPECT_LT(text.size(), 400u);
  EXPECT_NE(text.find("nosuch:b"), std::string::npos);
}

TEST(QueryLanguage, keeps_control_bytes_out_of_messages) {
  const auto text = read("a\x1B[31m nosuch:b");
  EXPECT_EQ(text.find('\x1B'), std::string::npos);
  EXPECT_EQ(wrong("\x1B]0;title\x07 nosuch:b"), "unknown field \"nosuch\"");
  EXPECT_EQ(wrong("date:2\xC2\x9B"), "\"2\xEF\xBF\xBD\" is not a date");
}

TEST(QueryLanguage, takes_nul_control_bytes_and_broken_utf8_as_the_space_between_words) {
  EXPECT_EQ(read(std::string_view("a\0b", 3)), "(phrase a b)");
  EXPECT_EQ(read("a\x01"
                 "b"),
            "(and a b)");
  EXPECT_EQ(read("a \xFF\xFE b"), "(and a b)");
}

TEST(QueryLanguage, refuses_brackets_nested_too_deep_and_survives_ten_thousand) {
  EXPECT_EQ(read(std::string(90, '(') + "a" + std::string(90, ')')), "a");
  EXPECT_EQ(wrong(std::string(10000, '(') + "a" + std::string(10000, ')')),
            "brackets nest more than 100 deep");
  EXPECT_EQ(wrong(std::string(10000, '(')), "brackets nest more than 100 deep");
}

TEST(QueryLanguage, reads_a_megabyte_of_anything) {
  const auto repeat = [](std::string_view piece) {
    std::string out;
    while (out.size() < 1'000'000) out += piece;
    return out;
  };
  EXPECT_EQ(read(repeat("word ")).substr(0, 14), "(and word word");
  EXPECT_EQ(read(repeat("w-")).substr(0, 12), "(phrase w w ");
  EXPECT_EQ(wrong(repeat("ATLEAST/3 ")), "ATLEAST cannot stand inside ATLEAST");
  EXPECT_EQ(read(repeat("NOT ") + "a"), "a");
  EXPECT_EQ(wrong(repeat("-")), "the query holds no word");
  EXPECT_EQ(wrong(repeat("\"")), "the phrase holds no word");
  EXPECT_EQ(read(repeat("headline:")).substr(0, 23), "(field headline (phrase");
  EXPECT_EQ(wrong(repeat("headline:(")), "headline: cannot stand inside headline:");
  EXPECT_EQ(read(repeat("a OR ") + "a").substr(0, 7), "(or a a");
}

}  // namespace
}  // namespace news
