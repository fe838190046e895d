// SPDX-License-Identifier: GPL-2.0-or-later
// Names of Chinese, Japanese and Korean form: a family name the language knows
// (common/languages/<code>/family_names.txt) and a given one behind it, without a blank. Any
// thread.
#pragma once

#include <string_view>

namespace news {

// The family name at the front of a whole name ("田中" of "田中一郎"); empty: it is none of this
// form. language: zh, ja or ko.
std::string_view family_name_of(std::string_view name, std::string_view language);

}  // namespace news
