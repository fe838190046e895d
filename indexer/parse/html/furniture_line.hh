// SPDX-License-Identifier: GPL-2.0-or-later
// Lines that stand among an article's paragraphs and are not of it, told by their words alone:
// "Read more: ...", "Sign up for our newsletter", "Advertisement", copyright lines. The phrases are
// those news sites use everywhere, in the larger languages; a long line is never furniture.
#pragma once

#include <string_view>

namespace news::html {

// text: white space collapsed.
bool is_furniture_line(std::string_view text);

}  // namespace news::html
