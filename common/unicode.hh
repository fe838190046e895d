// SPDX-License-Identifier: GPL-2.0-or-later
// Small facts about UTF-8 and Unicode characters that several rooms need. Pure functions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace news {

struct Character {
  char32_t code = 0;      // U+FFFD for a broken byte
  std::size_t bytes = 1;  // at least 1 within the text
  bool valid = false;
};

// The character that starts at byte `at` (at < text.size()).
Character character_at(std::string_view text, std::size_t at);

bool is_letter(char32_t code);     // any script
bool is_upper(char32_t code);      // upper or title case
bool is_digit(char32_t code);      // decimal digit of any script, other numbers
bool is_mark(char32_t code);       // combining
bool is_ignorable(char32_t code);  // soft hyphen, zero-width, byte order mark
// Is of no word and has no width: soft hyphen, zero-width blank, word joiner, byte order mark. The
// joiners U+200C and U+200D are so behind Latin text alone (`before`: the byte before them, 0 at
// the beginning): other scripts and emoji spell with them.
bool vanishes(char32_t code, char before);
// What is typed for an apostrophe between two letters: ' and its curly forms, the accents and the
// prime that keyboards and converters put in its place.
bool is_apostrophe(char32_t code);
bool is_one_word(char32_t code);  // Han and kana: a token a character
bool is_space(char32_t code);     // blanks of all widths, no-break ones, line ends

// Columns on a terminal: 0, 1 or 2.
int column_width(char32_t code);

// Code points in valid UTF-8 (each broken byte counts one).
std::size_t count_characters(std::string_view text);

void append_utf8(std::string& out, char32_t code);

// Each broken byte becomes U+FFFD; NUL becomes U+FFFD too. Returns how many were replaced.
std::size_t repair_utf8(std::string_view text, std::string& out);

// What both sides make of a word: NFKC, case folded, accents stripped (but no mark that spells:
// vowel signs of India, the voicing of kana); digits of every script are those of ASCII, and what
// writers of one word spell differently is spelt one way (tatweel, ta marbuta, Persian letters,
// gershayim, anusvara, ways of writing a Han character: han_variants.hh).
std::string fold_characters(std::string_view text);

}  // namespace news
