// SPDX-License-Identifier: GPL-2.0-or-later
// The one table of newsquery's options: the command line, --help, the manual's check and completion
// read it.
#pragma once

#include <span>
#include <string_view>

namespace news {

enum class OptionValue { none, one, optional };

struct OptionInfo {
  std::string_view name;  // long, without dashes
  char letter;            // short form, or '\0'
  OptionValue value;
  std::string_view value_name;
  std::string_view group;  // heading in --help
  std::string_view help;
};

std::span<const OptionInfo> option_table();

// By long name or by letter; nullptr: no such option.
const OptionInfo* find_option(std::string_view name);
const OptionInfo* find_option(char letter);

}  // namespace news
