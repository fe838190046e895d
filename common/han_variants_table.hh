// SPDX-License-Identifier: GPL-2.0-or-later
// What han_variants.cmake writes: pairs of characters of the basic plane (U+3400 to U+9FFF) without
// anything between them, the one as written and the one it is told by; none when opencc was not
// there.
#pragma once

#include <string_view>

namespace news {

std::string_view han_variants_table();

}  // namespace news
