// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/cli/configuration.hh"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "common/nearest_name.hh"
#include "common/settings.hh"
#include "common/written_file.hh"
#include "query/cli/option_table.hh"

namespace news {
namespace {

const QueryOption* find_setting(std::string_view name) {
  const auto* option = find_option(name);
  return option != nullptr && option->configured ? option : nullptr;
}

bool decided(const QueryOption& setting, const std::function<bool(std::string_view)>& given) {
  if (given(setting.info.name)) return true;
  for (std::string_view rest = setting.decided_by; !rest.empty();) {
    const auto name = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(name.size() + 1, rest.size()));
    const char* value = std::getenv(std::string(name).c_str());
    if (given(name) || (value != nullptr && *value != '\0')) return true;
  }
  return false;
}

std::string settings_hint(std::string_view wrong) {
  NearestName nearest(wrong);
  std::string names;
  for (const auto& setting : option_table()) {
    if (!setting.configured) continue;
    nearest.offer(setting.info.name);
    names += (names.empty() ? "the settings are " : ", ") + std::string(setting.info.name);
  }
  return nearest.best().empty() ? names : fmt::format("did you mean {}?", nearest.best());
}

}  // namespace

Result<std::vector<ConfiguredOption>> read_configuration(
    const std::string& named, const std::function<bool(std::string_view option)>& given) {
  auto settings = read_settings(named, "newsquery");
  if (!settings) return fail(std::move(settings.error()));
  std::vector<ConfiguredOption> out;
  for (auto& [entry, path] : *settings) {
    const bool shared = entry.section.empty() && entry.key == "db";
    if (entry.section != "newsquery" && !shared) continue;
    const QueryOption* setting = find_setting(entry.key);
    if (setting == nullptr) {
      return fail_at_line(path, entry.line, fmt::format("newsquery has no setting {}", entry.key),
                          settings_hint(entry.key));
    }
    if (entry.values.empty() || (entry.values.size() > 1 && !setting->info.repeatable)) {
      return fail_at_line(path, entry.line, fmt::format("{} takes one value", entry.key),
                          fmt::format("{} = value", entry.key));
    }
    if (decided(*setting, given)) continue;
    out.push_back({entry.key, std::move(entry.values), path, entry.line});
  }
  return out;
}

}  // namespace news
