// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/sentence.hh"

#include <gtest/gtest.h>

#include <string>

namespace news {
namespace {

// The text with a bar where a sentence begins.
std::string parted(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at > 0 && begins_sentence(text, at)) out += '|';
    out += text[at];
  }
  return out;
}

TEST(Sentences, begin_behind_a_stop_and_a_blank) {
  EXPECT_EQ(parted("It rained. Nobody came! Why? \xE2\x80\x9CTides,\xE2\x80\x9D he said."),
            "It rained. |Nobody came! |Why? |\xE2\x80\x9CTides,\xE2\x80\x9D he said.");
  EXPECT_EQ(parted("\"It rained.\" He left. 12 stayed."), "\"It rained.\" |He left. |12 stayed.");
  EXPECT_EQ(parted("It rained.  Nobody came."), "It rained.  |Nobody came.");
  EXPECT_EQ(parted("He left.\xE2\x80\x9D \xC3\x89mile stayed."),
            "He left.\xE2\x80\x9D |\xC3\x89mile stayed.");
}

TEST(Sentences, do_not_begin_behind_initials_and_abbreviations) {
  EXPECT_EQ(parted("The U.K. Foreign Secretary met J. K. Doe."),
            "The U.K. Foreign Secretary met J. K. Doe.");
  EXPECT_EQ(parted("Mr. Reed, Gen. Lund and St. Anne met on Jan. 5 at No. 7."),
            "Mr. Reed, Gen. Lund and St. Anne met on Jan. 5 at No. 7.");
  EXPECT_EQ(parted("Lund vs. Reed ended at 3 p.m. on Sunday."),
            "Lund vs. Reed ended at 3 p.m. on Sunday.");
}

TEST(Sentences, begin_with_a_capital_a_digit_or_a_mark) {
  EXPECT_EQ(parted("He said so. and left."), "He said so. and left.");
  EXPECT_EQ(parted("It cost 3. 5 were left."), "It cost 3. |5 were left.");
}

TEST(Sentences, part_words_of_every_script) {
  const auto between = [](const std::string& a, const std::string& gap, const std::string& b) {
    return sentence_ends_between(a + gap + b, a.size(), a.size() + gap.size());
  };
  EXPECT_TRUE(between("rained", ". ", "Nobody"));
  EXPECT_TRUE(between("rained", ".\xE2\x80\x9D\n\xE2\x80\x9C", "Nobody"));
  EXPECT_TRUE(between("rained", "?  ", "12"));
  EXPECT_FALSE(between("rained", " ", "Nobody"));
  EXPECT_FALSE(between("rained", ", ", "Nobody"));
  EXPECT_FALSE(between("Mr", ". ", "Nobody"));
  EXPECT_FALSE(between("rained", "! ", "he"));
  EXPECT_FALSE(between("", "", "rained"));
  EXPECT_TRUE(between("\xE9\x9B\xA8", "\xE3\x80\x82", "\xE6\xB8\xAF"));
  EXPECT_FALSE(between("\xE9\x9B\xA8", "\xE3\x80\x81", "\xE6\xB8\xAF"));
  EXPECT_TRUE(between("\xD7\x92\xD7\xA9\xD7\x9D", ". ", "\xD7\x94\xD7\x95\xD7\x90"));
  EXPECT_TRUE(between("\xE0\xA4\xB9\xE0\xA5\x88", "\xE0\xA5\xA4 ", "\xE0\xA4\xB5\xE0\xA4\xB9"));
}

TEST(Sentences, are_looked_for_in_linear_time) {
  const std::string marks(200000, ' ');
  std::string closing;
  for (int i = 0; i < 100000; ++i) closing += ") ";
  for (const auto& gap : {marks, closing}) {
    EXPECT_FALSE(sentence_ends_between("a" + gap + "b", 1, 1 + gap.size()));
  }
}

TEST(Sentences, end_at_the_end_of_a_text) {
  EXPECT_TRUE(ends_sentence("It rained.", 10));
  EXPECT_TRUE(ends_sentence("\"It rained,\" he said. \"So?\"", 26));
  EXPECT_FALSE(ends_sentence("in the U.K.", 11));
  EXPECT_FALSE(ends_sentence("It rained", 9));
  EXPECT_FALSE(ends_sentence("", 0));
}

}  // namespace
}  // namespace news
