// SPDX-License-Identifier: GPL-2.0-or-later
// newsquery from arguments to exit status.
#pragma once

#include <string>
#include <vector>

namespace news {

// Arguments without the program's name. Writes to standard output and standard error; returns the
// exit status: 0 matched, 1 nothing matched, 2 usage, 3 no index, 4 schema, 69 no answer of a
// cluster, 74 output, 75 locked, 77 not let in.
int run_query(const std::vector<std::string>& arguments);

}  // namespace news
