// SPDX-License-Identifier: GPL-2.0-or-later
// What newsquery takes from the configuration file (common/config_file.hh): defaults for options
// that take a value, so that the command line can always say otherwise. The command line goes
// before the environment, the environment before the file.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.hh"

namespace news {

struct ConfiguredOption {
  std::string name;  // of the option table
  std::vector<std::string> values;
  std::string path;  // where it is written
  std::size_t line = 0;
};

// From the file `named` (--config; it must be there), or where it usually is when that is empty.
// Settings that `given` tells of, or that the environment decides, are left out. usage: the file
// cannot be read, or names no setting of newsquery.
Result<std::vector<ConfiguredOption>> read_configuration(
    const std::string& named, const std::function<bool(std::string_view option)>& given);

}  // namespace news
