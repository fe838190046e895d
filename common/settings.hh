// SPDX-License-Identifier: GPL-2.0-or-later
// The settings of one program from all configuration files (config_file.hh): what a user's own file
// sets replaces what a file of the system sets. A folder of an index and a file of aliases may
// begin with "~/", the home folder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/config_file.hh"
#include "common/result.hh"

namespace news {

struct Setting {
  ConfigEntry entry;
  std::string path;  // of the file that it stands in
};

// `named`: the one file to read (--config), which must be there; empty: config.toml in each folder
// of system_config_directories(), then in the user's own. `program`: "newsindex" or "newsquery";
// given are the entries before any section and those of its own. In the order of the files. usage,
// with the line: what read_config_file() refuses, and a `db` that is neither a whole path nor
// the address of a cluster: it would mean another index in each folder that a program is started
// in.
Result<std::vector<Setting>> read_settings(const std::string& named, std::string_view program);

}  // namespace news
