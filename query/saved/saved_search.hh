// SPDX-License-Identifier: GPL-2.0-or-later
// Searches kept under a name, and how far each was read with --new.
//
// $XDG_CONFIG_HOME/newsindex/searches/NAME holds "newsquery-search 1", then one command-line
// argument a line (backslash and line end escaped), so that "7d" stays seven days before the day it
// runs on. $XDG_STATE_HOME/newsindex/searches/NAME holds "newsquery-seen 1", the uuid of the index
// and the generation up to which its matches were shown. Both are replaced by rename, never written
// in place.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/result.hh"

namespace news {

struct SavedSearch {
  std::string name;
  std::vector<std::string> arguments;
};

// What of an index was shown by --new.
struct Seen {
  std::string uuid;
  std::uint64_t generation = 0;
};

// A name is letters, digits, '.', '-' and '_', not beginning with '.'. usage: not a name, no such
// search, a damaged file (the message names it); io: cannot be written.
Status save_search(const SavedSearch& search);
Result<SavedSearch> load_search(const std::string& name);
Status forget_search(const std::string& name);
// By name; a damaged one has no arguments.
std::vector<SavedSearch> list_searches();

// Nothing was shown yet: an empty uuid.
Result<Seen> load_seen(const std::string& name);
Status save_seen(const std::string& name, const Seen& seen);

}  // namespace news
