// SPDX-License-Identifier: GPL-2.0-or-later
// The configuration file of both programs: defaults for their options, in TOML 1.0 (toml++).
//
//   db = "/srv/news/index"          before the first section: for newsindex; db for newsquery too
//   exclude = ["*.bak", "drafts"]   a repeatable option
//   [newsindex]                     for newsindex alone
//   jobs = 2
//   [newsquery]                     for newsquery alone
//   limit = 20                      # a comment
//
// A value is a string, a number, true or false, or a list of those. Keys are option names without
// dashes. What a key may be is the program's to say; it has the line to name.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.hh"

namespace news {

struct ConfigEntry {
  std::string section;  // "", "newsindex" or "newsquery"
  std::string key;
  std::vector<std::string> values;  // one, or those of a list
  std::size_t line = 0;
};

// $XDG_CONFIG_HOME/newsindex/config.toml.
std::string default_config_file();

// In the order of the file. A file that is not there has no entries, unless it must be. usage, with
// the line: what is no TOML, an unknown section, a value of another kind, a key given twice.
Result<std::vector<ConfigEntry>> read_config_file(const std::string& path, bool must_exist);

}  // namespace news
