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
  EXPECT_EQ(terms("\xE6\x9D\xB1\xE4\xBA\xAC"
                  "2020"),
            (Terms{"\xE6\x9D\xB1", "\xE4\xBA\xAC", "2020"}));
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

}  // namespace
}  // namespace news
