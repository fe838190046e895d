// SPDX-License-Identifier: GPL-2.0-or-later
// Text with styles, laid out in columns. Styles travel inside the text as control bytes that no
// printable text holds, take no columns, and become escapes (or nothing) at the very end.
#pragma once

#include <string>
#include <string_view>

#include "query/answer/answer.hh"
#include "query/present/printer.hh"

namespace news {

enum class Style : char { plain = 1, hit = 2, headline = 3, dim = 4, speaker = 5, quotation = 6 };

// The text made printable (unless raw), in a style, its marks in style hit.
std::string styled(std::string_view text, Style style, const Page& page, const Marks& marks = {});

// Styled text that a terminal opens when it is clicked: a path that is absolute, or an address of
// the web. As it was where the page has no links, and where the target is neither.
std::string linked(std::string text, std::string_view target, const Page& page);

// Lines no wider than the page, each behind `indent` blanks (the first behind `first`, which counts
// as text already there). Width 0: one line. Ends with a line end.
std::string wrap(std::string_view text, const Page& page, std::string_view first,
                 std::size_t indent);

// Style bytes become escapes, or go. No style reaches over a line end.
std::string finish(std::string_view text, const Page& page);

// Columns of styled text.
std::size_t styled_columns(std::string_view text);

}  // namespace news
