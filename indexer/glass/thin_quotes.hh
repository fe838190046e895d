// SPDX-License-Identifier: GPL-2.0-or-later
// A database of quotations without some of them. Quotations have no lists of their terms (a sixth
// of an index, and nothing but Xapian's delete_document() would read them), so the dead are not
// deleted but left out of a copy: list by list, in one pass, in the memory of a few blocks.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/result.hh"

namespace news {

// Does a database hold lists of terms? Then Xapian can delete from it.
bool has_termlists(const std::string& folder);

// Copies `from` (made by make_quote_writer and merges of such) to `to`, which must not be there,
// but for the documents `dead` (sorted; some may be gone already). Ids stay. Nothing is synced.
// Throws what Xapian throws.
Status thin_quotes(const std::string& from, const std::string& to,
                   const std::vector<std::uint32_t>& dead);

}  // namespace news
