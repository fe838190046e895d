// SPDX-License-Identifier: GPL-2.0-or-later
// English words that news writes in one piece or in two (email, e-mail; healthcare, health care).
// They mean the same unless the reader names a file of aliases, or wants none.
#pragma once

#include <cstddef>
#include <vector>

#include "query/aliases/alias_table.hh"

namespace news {

// The groups whose members begin with this letter, folded.
std::vector<std::vector<AliasMember>> usual_aliases(char letter);

inline constexpr std::size_t kLongestUsual = 2;  // terms of a member

}  // namespace news
