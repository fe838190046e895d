// SPDX-License-Identifier: GPL-2.0-or-later
// How a page in HTML looks (html_printer.cc), as CSS: light and dark, on a telephone, on a desk and
// on paper.
#pragma once

#include <string_view>

namespace news {

std::string_view page_style();

}  // namespace news
