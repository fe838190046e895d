// SPDX-License-Identifier: GPL-2.0-or-later
// A mapped file that is cut short, or whose disk fails, while it is looked at: the kernel tells of
// it by a signal that would end the process without a word.
#pragma once

namespace news {

// From now on that is an input/output error: one line on standard error, with the file's name, and
// exit status 74. What was published stands, as after any other such error. Call it once, first;
// `program` is kept: "newsindex".
void tell_lost_pages(const char* program);

}  // namespace news
