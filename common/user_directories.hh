// SPDX-License-Identifier: GPL-2.0-or-later
// Where a user's index, configuration and state lie, by the XDG base directory rules (a relative
// value in the environment counts as unset). Each is empty where neither its variable nor HOME is a
// whole path: nothing is made or looked for at the root of the disk, or below wherever the program
// was started. Reads the environment, touches no file.
#pragma once

#include <string>
#include <vector>

namespace news {

// $NEWSINDEX_DB, else $XDG_DATA_HOME/newsindex, else ~/.local/share/newsindex.
std::string default_index_directory();
inline constexpr const char* kNoIndexNamed =
    "no index is named, and there is no home folder to look in";
inline constexpr const char* kNameIndex = "name one with --db DIR, or set HOME";

// $XDG_CONFIG_HOME/newsindex, else ~/.config/newsindex.
std::string config_directory();

// newsindex below each folder of $XDG_CONFIG_DIRS, else /etc/xdg/newsindex; the most general first,
// so that a later one may add to it.
std::vector<std::string> system_config_directories();

// $XDG_STATE_HOME/newsindex, else ~/.local/state/newsindex.
std::string state_directory();

}  // namespace news
