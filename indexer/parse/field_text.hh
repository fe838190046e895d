// SPDX-License-Identifier: GPL-2.0-or-later
// What the fields of wires, feeds and data sets have in common: blanks, escaped text, hosts. Pure
// functions, linear, any thread; all text is UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace news {

// Blanks of all widths and line ends become one space, control characters go, ends are trimmed.
std::string tidy(std::string_view text);

// Equal but for case, punctuation and blanks; both must hold a word.
bool same_words(std::string_view left, std::string_view right);

// HTML 4 and numeric references into characters, those of HTML 2 and the numeric ones without their
// semicolon too, as browsers do; what names no character stays as it is.
std::string decode_entities(std::string_view text);
// Bytes of the reference at the front ("&amp;"), 0 when there is none; `code` is its character, 0
// where that is a control character and means nothing; never one that XML forbids.
std::size_t read_reference(std::string_view text, char32_t& code);
// True when the text holds a tag: '<' with a letter or '/' behind it, and a '>' after that.
bool has_markup(std::string_view text);
// For titles and names that came escaped: tags go, references are decoded, tidied.
std::string plain_text(std::string_view html);

// "example.org" of "https://www.example.org:80/a"; what is no URL comes back as it is.
std::string host_of(std::string_view url);

}  // namespace news
