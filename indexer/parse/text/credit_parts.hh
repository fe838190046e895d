// SPDX-License-Identifier: GPL-2.0-or-later
// What the rules for credits share: how caption and credit are joined, and what reads like names.
// Pure and linear.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace news {

// Blanks, brackets and signs off both ends.
std::string_view trim_marks(std::string_view text);
// The same, and the dashes and bullets that joined caption and credit.
std::string trimmed_text(std::string_view text);

bool begins_capital(std::string_view word);
// Capitals throughout, but for the small words of names and credits.
bool is_all_capitalised(std::string_view words);
std::size_t count_words(std::string_view text);

}  // namespace news
