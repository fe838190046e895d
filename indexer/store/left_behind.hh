// SPDX-License-Identifier: GPL-2.0-or-later
// Work that cannot be asked to leave off, in threads that can be left behind: the library's
// compaction, an article of 32 MB, a read from a server that does not answer.
#pragma once

#include <functional>

namespace news {

// Does `work` in `count` threads of its own; as many as can be had, and where none can, in the
// caller's. Returns true when all are done (what one of them threw is thrown on), and false when
// `give_up`, asked some fifty times a second, said that nobody waits any longer. Then threads go
// on: what they use has to stay until the process ends, which it must do by _Exit.
bool run_unless_given_up(unsigned count, const std::function<void()>& work,
                         const std::function<bool()>& give_up);

}  // namespace news
