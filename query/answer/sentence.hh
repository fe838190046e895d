// SPDX-License-Identifier: GPL-2.0-or-later
// Where a sentence begins, well enough to cut a fragment there. Conventions of English news copy: a
// sentence ends in . ! ? (and closing marks), the next begins with a capital, a digit or an opening
// mark. Not behind initials (U.K., J. Doe), titles (Mr., Gen.), months and the like (Jan., No.).
#pragma once

#include <cstddef>
#include <string_view>

namespace news {

// Does a sentence begin at `at`, behind the blank that parts it from the one before? `at` > 0.
bool begins_sentence(std::string_view text, std::size_t at);

// Does a sentence end before `at` (the end of the text, a line end, or a blank)?
bool ends_sentence(std::string_view text, std::size_t at);

}  // namespace news
