// SPDX-License-Identifier: GPL-2.0-or-later
// The files that aliases are written in, one group a line:
//
//   # lines that begin with # are notes
//   U.K. = Britain = United Kingdom
//   lorry = truck
//   [outlets]
//   CBC = CBC News
//   [people]
//   Marta Quill = M. Quill-Sefton
//   Marta Quill (potter) = Marta Quill 2010..2014
//
// What stands before a section, or under [words], holds of words; [outlets] of source: and credit:;
// [people] says whose names these are, of some years or of all, and how the person is called.
#pragma once

#include <string>

#include "common/result.hh"
#include "query/aliases/alias_table.hh"

namespace news {

inline constexpr std::size_t kMostMembers = 50;  // of one group

// The file `named` alone (it must be there); when that is empty, the one $NEWSINDEX_ALIASES names;
// when that is not set either, the usual ones (usual_aliases.hh) and newsindex/aliases of every
// folder in $XDG_CONFIG_DIRS (/etc/xdg) and of $XDG_CONFIG_HOME, all that are there. usage, with
// the line: what is no group, a name in two groups of one file.
Result<AliasTable> load_aliases(const std::string& named);

}  // namespace news
