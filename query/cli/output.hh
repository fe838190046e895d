// SPDX-License-Identifier: GPL-2.0-or-later
// Where an answer goes: standard output, through a pager when it is longer than the screen.
#pragma once

#include <string>
#include <string_view>

#include "common/result.hh"

namespace news {

// Writes everything. False: its reader went away (a closed pipe) before it had all, which is no
// error. io: the write failed.
Result<bool> write_output(std::string_view text);

// Shows the text in $PAGER (less by default), or writes it when it fits the screen or no pager
// runs. False: the pager was left before it had all.
Result<bool> page_output(std::string_view text);

// Writes a file anew. io: it cannot be written, or not whole.
Status write_file(const std::string& path, std::string_view bytes);

}  // namespace news
