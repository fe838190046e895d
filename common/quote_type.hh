// SPDX-License-Identifier: GPL-2.0-or-later
// What the kinds of quotation are called in every output. Each begins with a letter of its own.
#pragma once

#include <string_view>

#include "common/article.hh"

namespace news {

constexpr std::string_view quote_type_name(QuoteType type) {
  constexpr std::string_view kNames[] = {"direct", "mixed", "indirect"};
  return kNames[static_cast<int>(type)];
}

}  // namespace news
