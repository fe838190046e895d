// SPDX-License-Identifier: GPL-2.0-or-later
// What pages in HTML are made of: their beginning and end, texts of articles in them, days, links.
// Whatever is handed in as text comes out escaped (markup.hh).
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "query/answer/answer.hh"

namespace news {

// From <!DOCTYPE html> to <main>; `style`: rules of CSS beside those of every page.
std::string html_begin(std::string_view title, std::string_view style = {});
std::string html_end();

// The text with its hits marked.
std::string html_marked(std::string_view text, const Marks& marks);

// A text of its own: its direction is that of its first letter, and ends with it. Empty: nothing.
std::string html_part(std::string_view text);

// "2023-01-19" as a time; empty: nothing.
std::string html_day(std::string_view date);

// `inside`, markup, as a link to an address of the web; another address is none.
std::string html_link(std::string_view address, const std::string& inside);

// Markup, joined by " · ", without what is empty.
std::string html_joined(std::initializer_list<std::string> parts);

// <p class="...">markup</p> on a line; nothing where there is no markup.
std::string html_line(std::string_view style, const std::string& inside);

}  // namespace news
