// SPDX-License-Identifier: GPL-2.0-or-later
// What each program's table of options says of one: parsing, --help, the keys of the configuration
// file and the completions of three shells are made from these rows, and from nothing else.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace news {

enum class OptionValue { none, one, optional };

// What a shell offers for a value.
enum class Completes { nothing, choices, directory, file, output_of };

using ChoiceNames = std::vector<std::string_view>;

struct OptionInfo {
  std::string_view name;  // long, without dashes
  char letter = '\0';     // short form, or none
  OptionValue value = OptionValue::none;
  std::string_view value_name = {};  // as in help
  std::string_view group = {};       // heading in help; empty: not shown there, nor completed
  std::string_view help = {};        // "{}" stands for the choices: "text, json or none"
  ChoiceNames (*choices)() = nullptr;
  // Of each choice, for the shells that show it; plain words: no quotes, colons or backslashes.
  ChoiceNames (*choice_help)() = nullptr;
  Completes completes = Completes::nothing;
  std::string_view words_of = {};  // output_of: a command that prints them
  bool repeatable = false;
};

// The help of an option, its choices put in.
std::string option_help(const OptionInfo& option);

// "-n, --limit N", "    --any".
std::string option_names(const OptionInfo& option);

// A line of --help: names on the left, what they are on the right, within 80 columns.
std::string help_row(const std::string& names, std::string_view help);

// Shells the programs can complete in: "bash", "zsh", "fish".
inline constexpr std::string_view kShells[] = {"bash", "zsh", "fish"};

struct Completed {
  std::string_view program;
  std::vector<OptionInfo> options;
  std::vector<std::string> operands;  // offered where no option stands; empty: files
};

// A completion script; empty: no such shell.
std::string completion_script(std::string_view shell, const Completed& completed);

}  // namespace news
