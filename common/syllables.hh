// SPDX-License-Identifier: GPL-2.0-or-later
// Where writing that sets no blanks between words, or hangs particles on them, is cut: a token a
// sign. Any stretch of such a text is then found, by the tokens side by side, without a dictionary
// that the index and a question would have to share.
#pragma once

#include <cstddef>
#include <string_view>

namespace news {

// Begins a token of its own: Han, kana (of either width), Hangul, and the letters of Thai, Lao,
// Khmer and Burmese.
bool is_own_token(char32_t code);
bool is_hangul(char32_t code);          // a syllable, or the jamo that begins one
bool is_hangul_or_part(char32_t code);  // any jamo, too

// Where the token ends that begins with such a letter at `begin`: behind its marks, its voicing
// (half-width, too), the consonants set below it, and the jamo of its syllable.
std::size_t end_of_own_token(std::string_view text, std::size_t begin);

}  // namespace news
