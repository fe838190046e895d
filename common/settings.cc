// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/settings.hh"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "common/cluster_schema.hh"
#include "common/user_directories.hh"
#include "common/written_file.hh"

namespace news {
namespace {

// Values are places on the disk.
bool is_place(std::string_view key) {
  return key == "db" || key == "aliases";
}

// "~" and "~/news", as a shell reads them.
Status expand_home(std::string& value, const Setting& setting) {
  if (value != "~" && !value.starts_with("~/")) return {};
  const char* home = std::getenv("HOME");
  if (home == nullptr || *home != '/') {
    return fail_at_line(setting.path, setting.entry.line,
                        fmt::format("{}: there is no home folder for ~", setting.entry.key),
                        "set HOME, or write the whole path");
  }
  value.replace(0, 1, home);
  return {};
}

Status check_places(Setting& setting) {
  const auto& key = setting.entry.key;
  if (!is_place(key)) return {};
  for (auto& value : setting.entry.values) {
    if (auto status = expand_home(value, setting); !status) return status;
    if (key != "db" || value.starts_with('/') || value.starts_with(kClusterScheme)) continue;
    return fail_at_line(
        setting.path, setting.entry.line,
        fmt::format("db = \"{}\" is another index in each folder a program is started in", value),
        "a whole path: /srv/news/index or ~/news");
  }
  return {};
}

std::vector<std::string> files_to_read(const std::string& named) {
  if (!named.empty()) return {named};
  std::vector<std::string> out;
  for (const auto& folder : system_config_directories()) out.push_back(folder + "/config.toml");
  out.push_back(default_config_file());
  return out;
}

}  // namespace

Result<std::vector<Setting>> read_settings(const std::string& named, std::string_view program) {
  std::vector<Setting> out;
  for (const auto& path : files_to_read(named)) {
    if (path.empty()) continue;
    auto entries = read_config_file(path, !named.empty());
    if (!entries) return fail(std::move(entries.error()));
    std::vector<Setting> here;
    for (auto& entry : *entries) {
      if (!entry.section.empty() && entry.section != program) continue;
      Setting setting{std::move(entry), path};
      if (auto status = check_places(setting); !status) return fail(std::move(status.error()));
      here.push_back(std::move(setting));
    }
    std::erase_if(out, [&here](const Setting& before) {
      return std::any_of(here.begin(), here.end(), [&before](const Setting& setting) {
        return setting.entry.key == before.entry.key;
      });
    });
    for (auto& setting : here) out.push_back(std::move(setting));
  }
  return out;
}

}  // namespace news
