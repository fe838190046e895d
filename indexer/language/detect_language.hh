// SPDX-License-Identifier: GPL-2.0-or-later
// In which language a text is written, by its script and by the words that stand in every text of a
// language (common/languages/<code>/telling_words.txt). Pure, any thread; it reads the beginning
// of the text only, whatever its length.
#pragma once

#include <string_view>

namespace news {

// Its ISO 639 code, static storage. Empty: not sure (too short, names only, two languages mixed).
std::string_view detect_language(std::string_view text);

// The same where it is not sure: the language that more words speak for than for any other. Empty:
// none does.
std::string_view likely_language(std::string_view text);

// Can detect_language() tell this language from others?
bool is_detectable(std::string_view code);

}  // namespace news
