// SPDX-License-Identifier: GPL-2.0-or-later
// Where a sentence begins, well enough to cut a fragment there and to look for words in one. By the
// conventions of English news copy a sentence ends in . ! ? (and closing marks), the next begins
// with a capital, a digit or an opening mark, or a letter of a script that has no capitals. Not
// behind initials (U.K., J. Doe), titles (Mr., Gen.), months and the like (Jan., No.). Full stops
// of other scripts end one wherever they stand.
#pragma once

#include <cstddef>
#include <string_view>

namespace news {

// Does a sentence begin at `at`, behind the blank that parts it from the one before? `at` > 0.
bool begins_sentence(std::string_view text, std::size_t at);

// Does a sentence end before `at` (the end of the text, a line end, or a blank)?
bool ends_sentence(std::string_view text, std::size_t at);

// Does a sentence end between two words of one paragraph, of which one ends at byte `end` and the
// next begins at `begin`? Linear in the bytes between them, and in the closing marks before each.
bool sentence_ends_between(std::string_view text, std::size_t end, std::size_t begin);

}  // namespace news
