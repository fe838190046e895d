// SPDX-License-Identifier: GPL-2.0-or-later
// Tags of languages (BCP 47: "en", "pt-br") and the names people write instead ("German",
// "Deutsch", "deu"). Index and query make the same of them. Pure, any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace news {

// "en_GB" -> "en-gb", "eng" -> "en", "German" and "deutsch" -> "de". Empty: no tag, no known name.
// A well-formed code that nobody knows is kept: who states a language knows it better.
std::string language_tag(std::string_view stated);

// "pt-br" -> "pt".
std::string_view primary_subtag(std::string_view tag);

// The language that a language is counted to besides: Bokmål and Nynorsk are "no". Empty: none.
std::string_view macrolanguage(std::string_view primary);

// Does a language have this code ("de", "haw")?
bool is_language_code(std::string_view primary);

// All of them, sorted.
std::vector<std::string_view> language_codes();

// The language in English ("German"); empty: there is none with this code.
std::string language_name(std::string_view code);

// The code or name (lower case) a mistyped one may stand for; empty when none is near.
std::string_view nearest_language(std::string_view typed);

}  // namespace news
