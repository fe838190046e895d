// SPDX-License-Identifier: GPL-2.0-or-later
// Lines on standard error, with the priority in front ("<4>") that the system journal reads, when
// standard error is the journal's: JOURNAL_STREAM holds its "device:inode" (systemd.exec(5)).
// Elsewhere, a pipe or a file of that environment included, the lines stand as they are.
#pragma once

#include <string>
#include <string_view>

namespace news {

// As syslog(3) counts.
enum class Priority { error = 3, warning = 4, notice = 5, info = 6 };

// The text as it goes to standard error: wrapped where that is a terminal.
std::string on_screen(std::string_view text);

// Whole lines; every line of the text gets the priority.
void tell(Priority priority, std::string_view text);

// The text as it goes to the journal.
std::string with_priority(Priority priority, std::string_view text);

// Whether the descriptor is what JOURNAL_STREAM (nullptr: not set) names.
bool is_journal(int descriptor, const char* journal_stream);

}  // namespace news
