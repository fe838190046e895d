// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analyser.hh"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace news {
namespace {

using Terms = std::vector<std::string>;

Terms terms(std::string_view text) {
  return Analyser().terms(text);
}

TEST(Analyser, splits_at_hyphens_so_that_both_parts_are_found) {
  EXPECT_EQ(terms("NATO-standard tanks"), (Terms{"nato", "standard", "tanks"}));
}

TEST(Analyser, drops_a_possessive_straight_or_curly) {
  EXPECT_EQ(terms("Cleverly's Russia\xE2\x80\x99s"), (Terms{"cleverly", "russia"}));
}

TEST(Analyser, keeps_apostrophes_inside_words_and_makes_them_straight) {
  EXPECT_EQ(terms("don\xE2\x80\x99t O'Brien"), (Terms{"don't", "o'brien"}));
}

TEST(Analyser, joins_dotted_initials_but_not_a_sentence_end) {
  EXPECT_EQ(terms("the U.K. and U.S.-led talks. At 5 p.m. J.K.Rowling came.He left."),
            (Terms{"the", "uk", "and", "us", "led", "talks", "at", "5", "pm", "jk", "rowling",
                   "came", "he", "left"}));
}

TEST(Analyser, reads_grouped_and_decimal_numbers_as_one_word) {
  EXPECT_EQ(terms("1,000,000 or 3.5, or 1,23"), (Terms{"1000000", "or", "3.5", "or", "1", "23"}));
}

TEST(Analyser, keeps_an_ampersand_between_letters) {
  EXPECT_EQ(terms("AT&T & Sons"), (Terms{"at&t", "sons"}));
}

TEST(Analyser, folds_accents_strokes_ligatures_and_combining_marks) {
  EXPECT_EQ(terms("caf\xC3\xA9 cafe\xCC\x81 \xC5\x81\xC3\xB3\x64\xC5\xBA \xEF\xAC\x81nance"),
            (Terms{"cafe", "cafe", "lodz", "finance"}));
}

TEST(Analyser, splits_french_elisions) {
  EXPECT_EQ(terms("l'avenir qu'il d\xE2\x80\x99"
                  "accord"),
            (Terms{"l", "avenir", "qu", "il", "d", "accord"}));
}

TEST(Analyser, drops_soft_hyphens_and_zero_width_characters_inside_words) {
  EXPECT_EQ(terms("govern\xC2\xADment par\xE2\x80\x8Bliament"),
            (Terms{"government", "parliament"}));
}

TEST(Analyser, takes_each_han_character_as_a_word) {
  EXPECT_EQ(terms("\xE4\xBA\xAC\xE4\xBA\xBA"
                  "2020"),
            (Terms{"\xE4\xBA\xAC", "\xE4\xBA\xBA", "2020"}));
}

TEST(Analyser, separates_words_at_no_break_spaces_and_broken_bytes) {
  EXPECT_EQ(terms("on\xC2\xA0Ukraine\xFFnow"), (Terms{"on", "ukraine", "now"}));
}

TEST(Analyser, gives_the_bytes_of_the_word_as_written_without_its_possessive) {
  Analyser analyser;
  std::size_t at = 0;
  Token token;
  const std::string text = "\"Cleverly's plan";
  ASSERT_TRUE(analyser.next(text, at, token));
  EXPECT_EQ(token.begin, 1u);
  EXPECT_EQ(token.end, 9u);
  EXPECT_TRUE(token.capital);
  ASSERT_TRUE(analyser.next(text, at, token));
  EXPECT_EQ(token.begin, 12u);
  EXPECT_FALSE(token.capital);
}

TEST(Analyser, cuts_very_long_words_at_a_character_on_both_sides) {
  const std::string word(200, 'a');
  EXPECT_EQ(terms(word), (Terms{std::string(kMaxTermBytes, 'a')}));
}

TEST(Analyser, takes_accents_and_the_prime_between_letters_for_apostrophes) {
  EXPECT_EQ(terms("O\u00B4Brien don`t Rask\u2032s"), (Terms{"o'brien", "don't", "rask"}));
  EXPECT_EQ(terms("`code` 5\u2032 tall \u00B4"), (Terms{"code", "5", "tall"}));
}

TEST(Analyser, finds_nothing_in_punctuation_alone) {
  EXPECT_TRUE(terms("-- ... '' &,").empty());
}

TEST(Analyser, splits_elisions_of_french_italian_and_catalan_but_no_possessive) {
  EXPECT_EQ(terms("dell'Italia Sull\u2019acqua quest'anno un'altra"),
            (Terms{"dell", "italia", "sull", "acqua", "quest", "anno", "un", "altra"}));
  EXPECT_EQ(terms("Lorsqu'elle jusqu\u2019ici aujourd'hui"),
            (Terms{"lorsqu", "elle", "jusqu", "ici", "aujourd'hui"}));
  EXPECT_EQ(terms("Dell's offer, Bell's and all's well"),
            (Terms{"dell", "offer", "bell", "and", "all", "well"}));
}

TEST(Analyser, joins_the_l_of_catalan_and_no_end_of_a_sentence) {
  EXPECT_EQ(terms("col\u00B7legi COL\u00B7LEGI col.legi co\u0140legi"),
            (Terms{"collegi", "collegi", "collegi", "collegi"}));
  EXPECT_EQ(terms("well.Later l.l"), (Terms{"well", "later", "ll"}));
}

TEST(Analyser, reads_the_digits_of_every_script_as_those_of_ascii) {
  EXPECT_EQ(terms("\u0662\u0660\u0662\u0665 \u0968\u0966\u0968\u096A \u0E52\u0E55"),
            (Terms{"2025", "2024", "25"}));
  EXPECT_EQ(terms("\u0661\u066C\u0660\u0660\u0660 \u0663\u066B\u0665"), (Terms{"1000", "3.5"}));
}

TEST(Analyser, spells_arabic_and_persian_words_one_way) {
  EXPECT_EQ(terms("\u0645\u062D\u0640\u0640\u0645\u062F"), terms("\u0645\u062D\u0645\u062F"));
  EXPECT_EQ(terms("\u0645\u062F\u064A\u0646\u0629"), terms("\u0645\u062F\u06CC\u0646\u0647"));
  EXPECT_EQ(terms("\u06A9\u062A\u0627\u0628"), terms("\u0643\u062A\u0627\u0628"));
}

TEST(Analyser, takes_the_mark_inside_a_hebrew_word_for_gershayim_and_round_one_for_a_quotation) {
  const auto usa = terms("\u05D0\u05E8\u05D4\u05F4\u05D1");
  EXPECT_EQ(usa.size(), 1u);
  EXPECT_EQ(terms("\u05D0\u05E8\u05D4\"\u05D1"), usa);
  EXPECT_EQ(terms("\"\u05D0\u05E8\u05D4\"\u05D1\""), usa);
  EXPECT_EQ(terms("\u05D1\"\u05D4\u05D0\u05E8\u05E5\"").size(), 2u);  // in "the Land"
}

TEST(Analyser, keeps_the_voicing_of_kana_of_either_width) {
  const auto glass = terms("\u30AC\u30E9\u30B9"), crow = terms("\u30AB\u30E9\u30B9");
  EXPECT_NE(glass, crow);
  EXPECT_EQ(terms("\uFF76\uFF9E\uFF97\uFF7D"), glass);
  EXPECT_EQ(terms("\u30AB\u3099\u30E9\u30B9"), glass);
}

TEST(Analyser, keeps_the_vowel_signs_of_india_and_spells_nasals_one_way) {
  EXPECT_NE(terms("\u0915\u093F"), terms("\u0915\u0940"));
  EXPECT_EQ(terms("\u0939\u093F\u0928\u094D\u0926\u0940"), terms("\u0939\u093F\u0902\u0926\u0940"));
  EXPECT_EQ(terms("\u095E\u093F\u0932\u094D\u092E"), terms("\u092B\u093F\u0932\u094D\u092E"));
}

TEST(Analyser, cuts_writing_without_blanks_a_token_a_sign) {
  EXPECT_EQ(terms("\uC815\uBD80\uB294"), (Terms{"\uC815", "\uBD80", "\uB294"}));
  EXPECT_EQ(terms("\u1110\u1161\u11AB\u1112"), (Terms{"\uD0C4", "\u1112"}));  // jamo apart
  EXPECT_EQ(terms("\u0E23\u0E31\u0E10"), (Terms{"\u0E23\u0E31", "\u0E10"}));
  EXPECT_EQ(terms("\u0E19\u0E49\u0E33").size(), 1u);
  EXPECT_EQ(terms("\u1794\u17D2\u179A\u1780\u17B6"), (Terms{"\u1794\u17D2\u179A", "\u1780\u17B6"}));
}

TEST(Analyser, leaves_a_place_free_between_words_of_korean) {
  Analyser analyser;
  std::vector<bool> apart;
  analyser.each("\uD589\uC815 \uBD80\uC11C",
                [&](const Token& token) { apart.push_back(token.apart); });
  EXPECT_EQ(apart, (std::vector<bool>{true, false, true, false}));
}

TEST(Analyser, joins_by_a_mark_only_what_follows_it_at_once) {
  for (const std::string mark : {".", ",", "'", "&", "\"", "`"}) {
    EXPECT_EQ(terms("Port" + mark + " tide" + mark + "\n9" + mark), (Terms{"port", "tide", "9"}))
        << mark;
  }
  EXPECT_EQ(terms("R&D, 9,000 o'clock. U.S. l'eau 3.5"),
            (Terms{"r&d", "9000", "o'clock", "us", "l", "eau", "3.5"}));
}

TEST(Analyser, ends_no_word_of_ascii_before_a_letter_of_another_kind) {
  EXPECT_EQ(terms("Zo\xC3\xAB r\xC3\xA9sum\xC3\xA9s ab\xC2\xAD"
                  "cd x\xE2\x80\x94y"),
            (Terms{"zoe", "resumes", "abcd", "x", "y"}));
}

}  // namespace
}  // namespace news
