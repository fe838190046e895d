// SPDX-License-Identifier: GPL-2.0-or-later
// What stands below a picture and who made it: the one reader of all formats that state a caption
// as a value. "The weir at dusk. Photo: Ina Moos" is words and a credit, and a credit that a field
// of its own states is not said again behind the words. Pure, linear.
#pragma once

#include <string>

#include "common/article.hh"

namespace news {

// "Photograph: Ina Moos/Shore", "(Ina Moos)" -> "Ina Moos/Shore", "Ina Moos".
std::string read_credit(std::string stated);

// stated: text and credit as the format has them, either may be empty. Empty text: nothing but a
// credit was stated.
Caption read_caption(Caption stated);

}  // namespace news
