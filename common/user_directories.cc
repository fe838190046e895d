// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/user_directories.hh"

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace news {
namespace {

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

// Empty: neither the variable nor HOME is a whole path.
std::string base(const char* name, std::string_view below_home) {
  const auto given = variable(name), home = variable("HOME");
  if (given.starts_with('/')) return std::string(given) + "/newsindex";
  if (!home.starts_with('/')) return {};
  return std::string(home).append(below_home).append("/newsindex");
}

}  // namespace

std::string default_index_directory() {
  const auto given = variable("NEWSINDEX_DB");
  return given.empty() ? base("XDG_DATA_HOME", "/.local/share") : std::string(given);
}

std::string config_directory() {
  return base("XDG_CONFIG_HOME", "/.config");
}

std::vector<std::string> system_config_directories() {
  std::vector<std::string> out;
  for (auto rest = variable("XDG_CONFIG_DIRS"); !rest.empty();) {
    const auto folder = rest.substr(0, rest.find(':'));
    rest.remove_prefix(std::min(folder.size() + 1, rest.size()));
    if (folder.starts_with('/')) out.push_back(std::string(folder) + "/newsindex");
  }
  std::reverse(out.begin(), out.end());  // the first is the most important
  if (out.empty()) out.emplace_back("/etc/xdg/newsindex");
  return out;
}

std::string state_directory() {
  return base("XDG_STATE_HOME", "/.local/state");
}

}  // namespace news
