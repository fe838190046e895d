// SPDX-License-Identifier: GPL-2.0-or-later
// JSON as templates write it, made JSON: marks of a comment or CDATA around it, references for its
// quotation marks, raw line ends in strings, commas before a closing bracket, escapes that JSON
// does not know (\' and \x2b), quotation marks inside a string that nobody escaped, brackets that
// are missing at the end, several values one after the other. Pure; linear.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace news::html {

// Each value that the block holds, mended.
std::vector<std::string> mended_json(std::string_view block);

}  // namespace news::html
