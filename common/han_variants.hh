// SPDX-License-Identifier: GPL-2.0-or-later
// Traditional, simplified and Japanese ways of writing one Han character, taken for one another:
// 台灣 is 台湾, 國會 is 国会. The table is made by han_variants.cmake from Debian's opencc when the
// programs are built; without that package it is empty, and each character stands for itself alone.
#pragma once

#include <cstdint>

namespace news {

// The character by which all ways of writing it are told; itself when it has no other. Any thread.
char32_t plain_han(char32_t code);

// Tells tables apart, so that an index is read with the one that it was written with; 0: none.
std::uint64_t han_variants_key();

}  // namespace news
