// SPDX-License-Identifier: GPL-2.0-or-later
// The one table of newsquery's options: the command line, --help, the configuration file, the
// manual's check and the completions read it. A new option is a row, a member of QueryOptions, and
// a line of the manual.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "common/cli/option_info.hh"
#include "common/result.hh"
#include "query/cli/options.hh"

namespace news {

struct QueryOption {
  OptionInfo info;
  // Puts a value ("" of a switch) into the options. usage: it is no good value.
  Status (*set)(QueryOptions& options, const std::string& value);
  bool configured = false;  // may stand in the configuration file
  std::string_view decided_by =
      {};  // blank-separated: options and variables that decide it as well
};

std::span<const QueryOption> option_table();

// By long name or by letter; nullptr: no such option.
const QueryOption* find_option(std::string_view name);
const QueryOption* find_option(char letter);

}  // namespace news
