// SPDX-License-Identifier: GPL-2.0-or-later
// Author names out of the strings that pages state them in: "By Jane Doe and John Roe, The
// Example". Addresses and handles are no names. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace news::html {

// The names in a statement, in order; empty when it holds none.
std::vector<std::string> split_names(std::string_view statement);
// "Staff", "No Author", "Redaktion", "admin": no one in particular.
bool is_nobody(std::string_view name);
// "Gazette Staff": nobody, but a byline where no one else is named.
bool is_named_staff(std::string_view name);
// "example.com"
bool is_host(std::string_view name);
// What follows "By ", "Von ", "Por " ... at the start of a line; empty when it does not start so.
std::string_view after_byline_lead(std::string_view line);
// A line that holds a byline and nothing else: "By Jane Doe and John Roe".
bool is_byline_line(std::string_view line);
// No address, handle, number or sentence.
bool may_be_name(std::string_view text);

}  // namespace news::html
