// SPDX-License-Identifier: GPL-2.0-or-later
// Lines that stand among an article's paragraphs and are not of it, told by their words alone
// (common/languages/*/furniture.txt): "Read more: ...", "Advertisement", "Sign up for our
// newsletter", copyright lines. What their place tells is the formats' own. Lines are squeezed, as
// written. Pure, linear, any thread.
#pragma once

#include <string_view>

namespace news {

// A button, a label, a heading of the page, a reference to another article, a notice of lawyers.
bool is_furniture_words(std::string_view line);

// "Related", "Most read", "More from this writer": titles of other articles follow.
bool announces_articles(std::string_view line);

// Speaks to the reader of subscriptions, newsletters, accounts.
bool is_promotion_words(std::string_view line);

// What stands where captions do and says nothing of a picture: the above, reading times, players,
// consent to cookies.
bool is_furniture_beside_picture(std::string_view line);

// "share", "whatsapp": of a row of buttons. word: lower case.
bool is_button_word(std::string_view word);

}  // namespace news
