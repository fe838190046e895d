// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/terminal.hh"

#include <gtest/gtest.h>

namespace news {
namespace {

constexpr std::string_view kBox = "\xEF\xBF\xBD";

TEST(Terminal, replaces_what_would_act_on_it) {
  const std::string box(kBox);
  EXPECT_EQ(printable("a\x1B[31mb"), "a" + box + "[31mb");
  EXPECT_EQ(printable("a\x07\x08\x7F"), "a" + box + box + box);
  EXPECT_EQ(printable("\xC2\x9B"
                      "2J"),
            box + "2J");  // C1 control sequence introducer
  EXPECT_EQ(printable("a\xE2\x80\xAE"
                      "b\xE2\x81\xA6"
                      "c"),
            "a" + box + "b" + box + "c");  // bidi
  EXPECT_EQ(printable("\xFF\xC3"), box + box);
  EXPECT_EQ(printable(std::string_view("a\0b", 3)), "a" + box + "b");
}

TEST(Terminal, keeps_letters_of_every_script_and_lays_blanks_flat) {
  EXPECT_EQ(printable("caf\xC3\xA9 \xE4\xB8\xAD\xE5\x9B\xBD \xF0\x9F\x99\x82"),
            "caf\xC3\xA9 \xE4\xB8\xAD\xE5\x9B\xBD \xF0\x9F\x99\x82");
  EXPECT_EQ(printable("a\tb\nc\r\n"), "a b c  ");
  EXPECT_EQ(printable("a\nb", true), "a\nb");
}

TEST(Terminal, counts_columns_of_wide_and_combining_characters) {
  EXPECT_EQ(columns("abc"), 3u);
  EXPECT_EQ(columns("\xE4\xB8\xAD\xE5\x9B\xBD"), 4u);
  EXPECT_EQ(columns("e\xCC\x81"), 1u);
  EXPECT_EQ(columns(""), 0u);
}

TEST(Terminal, shortens_at_whole_characters) {
  EXPECT_EQ(shorten("budget", 6), "budget");
  EXPECT_EQ(shorten("budget vote", 8), "budget\xE2\x80\xA6");
  EXPECT_EQ(shorten("\xE4\xB8\xAD\xE5\x9B\xBD\xE4\xBA\xBA", 4), "\xE4\xB8\xAD\xE2\x80\xA6");
  EXPECT_EQ(fit_columns("e\xCC\x81x", 1), "e\xCC\x81");
}

TEST(Terminal, obeys_the_option_before_the_environment) {
  setenv("NO_COLOR", "1", 1);
  EXPECT_TRUE(use_color(ColorChoice::always, 1));
  EXPECT_FALSE(use_color(ColorChoice::automatic, 1));
  unsetenv("NO_COLOR");
  setenv("CLICOLOR_FORCE", "1", 1);
  EXPECT_TRUE(use_color(ColorChoice::automatic, 1));
  EXPECT_FALSE(use_color(ColorChoice::never, 1));
  unsetenv("CLICOLOR_FORCE");
}

TEST(Terminal, fills_lines_at_blanks_and_leaves_long_words_whole) {
  EXPECT_EQ(fill_lines("one two three four\nfive\n", 11), "one two\n  three\n  four\nfive\n");
  EXPECT_EQ(fill_lines("skipped /a/very/long/path: no\n", 12),
            "skipped\n  /a/very/long/path:\n  no\n");
  EXPECT_EQ(fill_lines("  indented words here", 16), "  indented words\n  here");
  EXPECT_EQ(fill_lines("\xE6\xB8\xAF\xE6\xB8\xAF \xE6\xB8\xAF\xE6\xB8\xAF ab", 9),
            "\xE6\xB8\xAF\xE6\xB8\xAF \xE6\xB8\xAF\xE6\xB8\xAF\n  ab");
  EXPECT_EQ(fill_lines("a b c", 0), "a b c");
  EXPECT_EQ(fill_lines("a b  \n", 3), "a b  \n");
}

}  // namespace
TEST(Terminal, DirectionalMarksGoWithoutATraceAndOverridesDoNot) {
  EXPECT_EQ(printable("\u200Eabc\u200F \u061C1"), "abc 1");
  EXPECT_EQ(printable("a\u202Eb\u2066c"), "a\uFFFDb\uFFFDc");
}

TEST(Terminal, VowelSignsThatStandBesideTheirLetterTakeAColumn) {
  EXPECT_EQ(columns("\u0915\u093E"), 2u);  // Devanagari ka, aa
  EXPECT_EQ(columns("\u0915\u0941"), 1u);  // u stands below
  EXPECT_EQ(columns("\u0E01\u0E34"), 1u);  // Thai: i stands above
  EXPECT_EQ(columns("\u0BA4\u0BCA"), 2u);  // Tamil
}

}  // namespace news
