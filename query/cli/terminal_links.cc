// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/cli/terminal_links.hh"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <string_view>

namespace news {
namespace {

constexpr int kVteWithLinks = 5000;  // 0.50: GNOME, Xfce and MATE terminals, Tilix

// Set by terminals that are new enough whatever their release.
constexpr const char* kMarks[] = {"KITTY_WINDOW_ID", "WT_SESSION", "KONSOLE_VERSION", "DOMTERM"};
constexpr std::string_view kPrograms[] = {"iTerm.app", "WezTerm", "ghostty", "vscode", "Hyper"};
constexpr std::string_view kNames[] = {"xterm-kitty", "foot", "alacritty", "xterm-ghostty"};

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

}  // namespace

bool knows_links() {
  const auto forced = variable("FORCE_HYPERLINK"), name = variable("TERM");
  if (!forced.empty()) return forced != "0";
  if (name.empty() || name == "dumb" || name == "linux") return false;
  if (const char* vte = std::getenv("VTE_VERSION"); vte != nullptr && *vte != '\0') {
    return std::atoi(vte) >= kVteWithLinks;
  }
  if (std::any_of(std::begin(kMarks), std::end(kMarks),
                  [](const char* mark) { return !variable(mark).empty(); })) {
    return true;
  }
  const auto program = variable("TERM_PROGRAM");
  return std::find(std::begin(kPrograms), std::end(kPrograms), program) != std::end(kPrograms) ||
         std::any_of(std::begin(kNames), std::end(kNames),
                     [name](std::string_view known) { return name.starts_with(known); });
}

}  // namespace news
