// SPDX-License-Identifier: GPL-2.0-or-later
// Searches kept under a name, and what each showed with --new.
//
// The rule of --new, all of it: a match is new while its story (common/stories.hh) is none of those
// that this search showed of this index, and a story becomes one of them only once its match, or
// the result that it is folded into as a copy, was printed and the output was taken. Nothing else
// moves the mark: not a page that ends before, an offset, --count, -q, a run that is killed. A
// story is no number that an index counts up, so an index gone back to a backup, or rebuilt, has no
// more and no less unread than it had. Another index (another uuid) begins anew, which is told. Two
// runs at once may show a match twice, never lose one: what is kept is joined with what another
// kept meanwhile.
//
// $XDG_CONFIG_HOME/newsindex/searches/NAME holds "newsquery-search 1", then one command-line
// argument a line (backslash and line end escaped), so that "7d" stays seven days before the day it
// runs on. $XDG_STATE_HOME/newsindex/searches/NAME holds "newsquery-seen 2" and the uuid of the
// index, a line each, then the stories shown, eight bytes each, little end first, ascending, then
// XXH3-64 of all before. Both are replaced by rename, never written in place, and neither is read
// or written where there is no home folder.
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
  std::string uuid;                    // empty: nothing was shown yet
  std::vector<std::uint64_t> stories;  // ascending, each once
  bool outdated = false;               // it is there, but of a release that kept something else
};

// A name is letters, digits, '.', '-' and '_', not beginning with '.'. usage: not a name, no such
// search, no home folder, a damaged file (the message names it); io: cannot be written.
Status save_search(const SavedSearch& search);
Result<SavedSearch> load_search(const std::string& name);
Status forget_search(const std::string& name);
// By name; a damaged one has no arguments.
std::vector<SavedSearch> list_searches();

Result<Seen> load_seen(const std::string& name);
// Adds what was shown; of another index than before, it is all there is.
Status add_seen(const std::string& name, const std::string& uuid,
                std::vector<std::uint64_t> stories);

}  // namespace news
