// SPDX-License-Identifier: GPL-2.0-or-later
// English words that news writes in one piece or in two (email, e-mail; healthcare, health care).
// They mean the same unless the reader names a file of aliases, or wants none.
#pragma once

#include "query/aliases/alias_table.hh"

namespace news {

void add_usual_aliases(AliasTable& table);

}  // namespace news
