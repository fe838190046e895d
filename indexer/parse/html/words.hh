// SPDX-License-Identifier: GPL-2.0-or-later
// Small text helpers of the HTML parser: white space, case, first looks at what a line is. All take
// valid UTF-8; pure.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace news::html {

// Appends text with every run of blanks (no-break ones too) made one space, none at the start of
// `out` or after a blank; soft hyphens and zero-width spaces are dropped. May leave a space at the
// end.
void append_words(std::string& out, std::string_view text);
void trim_end(std::string& text);
std::string collapse(std::string_view text);  // append_words into nothing, trimmed

// ASCII letters only.
std::string to_lower(std::string_view text);
bool contains(std::string_view text, std::string_view part);
bool starts_with_ignoring_case(std::string_view text, std::string_view ascii_prefix);

// Letters and digits, case-folded, one space between words: two texts with the same key say the
// same.
std::string word_key(std::string_view text);
bool has_word(std::string_view text);  // a letter or a digit, any script
std::size_t count_words(std::string_view text);

// Ends as a sentence does, closing quotes and brackets not looked at (. ! ? … and their CJK forms).
bool ends_as_sentence(std::string_view text);

}  // namespace news::html
