// SPDX-License-Identifier: GPL-2.0-or-later
// Text of articles and queries inside HTML and SVG. Nothing of it may become markup, end an
// attribute or reorder what stands around it; both are read by parsers that refuse some characters.
#pragma once

#include <string>
#include <string_view>

namespace news {

// As text or inside a quoted attribute: printable (common/terminal.hh), & < > " and ' as
// references, what XML forbids as U+FFFD. Line ends become blanks. Linear.
std::string markup(std::string_view text);

}  // namespace news
