// SPDX-License-Identifier: GPL-2.0-or-later
// What the writer and the reader of a words file (vocabulary.hh) share.
#pragma once

#include <cstddef>
#include <string_view>

namespace news {

inline constexpr std::string_view kWordsMagic = "NIWORDS2";
inline constexpr std::size_t kLanguageCodeBytes = 8;
inline constexpr std::size_t kBitsOfByte = 8;

}  // namespace news
