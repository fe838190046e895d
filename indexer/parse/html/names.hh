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
// No address, handle, number or sentence.
bool may_be_name(std::string_view text);

}  // namespace news::html
