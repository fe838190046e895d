// SPDX-License-Identifier: GPL-2.0-or-later
// Parts a command line into options and query words before CLI11 sees it, because a word to exclude
// looks like an option:
//
//   newsquery budget -minister      after the first query word one dash excludes, unless the token
//   is newsquery budget -n5            exactly a short option of the table newsquery -- -minister
//   "--" ends the options
#pragma once

#include <string>
#include <vector>

#include "common/result.hh"

namespace news {

struct CommandLine {
  std::vector<std::string> options;  // "--name=value" or "--name"; short forms written out
  std::vector<std::string> words;    // of the query, in order
};

// Arguments without the program's name. Fails with usage for an option that does not exist or lacks
// its value.
Result<CommandLine> part_command_line(const std::vector<std::string>& arguments);

}  // namespace news
