// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cli/option_info.hh"

#include <fmt/format.h>

#include <algorithm>

namespace news {
namespace {

constexpr std::string_view kLicence = "# SPDX-License-Identifier: GPL-2.0-or-later\n";

template <class Names>
std::string joined(const Names& names, std::string_view between, std::string_view before_last) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += i + 1 == names.size() ? before_last : between;
    out += names[i];
  }
  return out;
}

std::string words(const OptionInfo& option) {
  return option.choices == nullptr ? "" : joined(option.choices(), " ", " ");
}

// text\t"plain text" html\t"a web page", with what parts a choice from its help.
std::string described_words(const OptionInfo& option, std::string_view between) {
  const auto choices = option.choices(), help = option.choice_help();
  std::vector<std::string> out;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    out.push_back(fmt::format("{}{}\"{}\"", choices[i], between, help[i]));
  }
  return joined(out, " ", " ");
}

std::string replaced(std::string_view text, char wanted, std::string_view by) {
  std::string out;
  for (const char c : text) {
    if (c == wanted) {
      out += by;
    } else {
      out += c;
    }
  }
  return out;
}

// -- bash

std::string bash_values(const OptionInfo& option) {
  switch (option.completes) {
    case Completes::directory:
      return "compgen -d -- \"$current\"";
    case Completes::file:
      return "compgen -f -- \"$current\"";
    case Completes::choices:
      return fmt::format("compgen -W '{}' -- \"$current\"", words(option));
    case Completes::output_of:
      return fmt::format("compgen -W \"$({} 2>/dev/null | cut -f1)\" -- \"$current\"",
                         option.words_of);
    case Completes::nothing:
      break;
  }
  return {};
}

std::string bash(const Completed& completed) {
  std::string cases, names;
  for (const auto& option : completed.options) {
    names += fmt::format("{}--{}", names.empty() ? "" : " ", option.name);
    if (option.value == OptionValue::none) continue;
    const std::string letter = option.letter == '\0' ? "" : fmt::format("-{} | ", option.letter);
    const auto values = bash_values(option);
    cases += values.empty() ? fmt::format("    {}--{}) return ;;\n", letter, option.name)
                            : fmt::format("    {}--{}) mapfile -t COMPREPLY < <({}); return ;;\n",
                                          letter, option.name, values);
  }
  const bool files = completed.operands.empty();
  const std::string operands =
      files ? "compgen -f -- \"$current\""
            : fmt::format("compgen -W '{}' -- \"$current\"", joined(completed.operands, " ", " "));
  return fmt::format(R"({0}# bash completion for {1}(1)

_{1}() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}}
  COMPREPLY=()
  case $previous in
{2}  esac
  case $current in
    -*) mapfile -t COMPREPLY < <(compgen -W '{3}' -- "$current") ;;
    *)
      {4}mapfile -t COMPREPLY < <({5}) ;;
  esac
}}

complete {6}-F _{1} {1}
)",
                     kLicence, completed.program, cases, names,
                     files ? "" : "compopt -o nospace 2>/dev/null\n      ", operands,
                     files ? "-o filenames " : "");
}

// -- zsh

std::string zsh_quoted(std::string_view text) {
  return replaced(text, '\'', "'\\''");
}

std::string zsh_value(const OptionInfo& option) {
  if (option.value == OptionValue::none) return {};
  // The letters of "FIELD[:N]".
  const auto end = std::find_if(option.value_name.begin(), option.value_name.end(),
                                [](char c) { return (c < 'A' || c > 'Z') && c != '-'; });
  std::string name(option.value_name.begin(), end);
  for (char& c : name) c = c == '-' ? ' ' : static_cast<char>(c | 0x20);
  std::string action;
  switch (option.completes) {
    case Completes::directory:
      action = "_directories";
      break;
    case Completes::file:
      action = "_files";
      break;
    case Completes::choices:
      action = option.choice_help == nullptr ? '(' + words(option) + ')'
                                             : "((" + described_words(option, "\\:") + "))";
      break;
    case Completes::output_of:
      action =
          fmt::format("{{compadd -- ${{(f)\"$({} 2>/dev/null | cut -f1)\"}}}}", option.words_of);
      break;
    case Completes::nothing:
      break;
  }
  return fmt::format("{}:{}:{}", option.value == OptionValue::optional ? ":" : "", name, action);
}

std::string zsh(const Completed& completed) {
  std::string out = fmt::format("#compdef {}\n{}\n", completed.program, kLicence);
  const bool files = completed.operands.empty();
  if (!files) {
    out +=
        fmt::format("local -a operands\noperands=({})\n\n", joined(completed.operands, " ", " "));
  }
  out += "_arguments -s \\\n";
  for (const auto& option : completed.options) {
    const auto help = replaced(replaced(option_help(option), '[', "("), ']', ")");
    const auto rest = zsh_quoted(fmt::format("[{}]{}", help, zsh_value(option)));
    out += option.letter == '\0'
               ? fmt::format("  '{}--{}{}' \\\n", option.repeatable ? "*" : "", option.name, rest)
               : fmt::format("  '(-{0} --{1})'{{-{0},--{1}}}'{2}' \\\n", option.letter, option.name,
                             rest);
  }
  return out + (files ? "  '*:path:_files'\n" : "  \"*:query:compadd -S '' -a operands\"\n");
}

// -- fish

std::string fish_quoted(std::string_view text) {
  return "'" + replaced(replaced(text, '\\', "\\\\"), '\'', "\\'") + "'";
}

std::string fish_value(const OptionInfo& option) {
  if (option.value == OptionValue::none) return {};
  switch (option.completes) {
    case Completes::directory:
      return " -r -a '(__fish_complete_directories)'";
    case Completes::file:
      return " -r -F";
    case Completes::choices:
      return fmt::format(" -x -a '{}'", option.choice_help == nullptr
                                            ? words(option)
                                            : described_words(option, "\\t"));
    case Completes::output_of:
      return fmt::format(" -x -a '({} 2>/dev/null | cut -f1)'", option.words_of);
    case Completes::nothing:
      break;
  }
  return " -x";
}

std::string fish(const Completed& completed) {
  std::string out = fmt::format("{}# fish completion for {}(1)\n", kLicence, completed.program);
  if (!completed.operands.empty()) {
    out += fmt::format("complete -c {} -f -a '{}'\n", completed.program,
                       joined(completed.operands, " ", " "));
  }
  for (const auto& option : completed.options) {
    const std::string letter = option.letter == '\0' ? "" : fmt::format(" -s {}", option.letter);
    out += fmt::format("complete -c {}{} -l {}{} -d {}\n", completed.program, letter, option.name,
                       fish_value(option), fish_quoted(option_help(option)));
  }
  return out;
}

}  // namespace

std::string option_names(const OptionInfo& option) {
  std::string names = option.letter != '\0' ? fmt::format("-{}, --{}", option.letter, option.name)
                                            : fmt::format("    --{}", option.name);
  if (option.value == OptionValue::one) names += fmt::format(" {}", option.value_name);
  if (option.value == OptionValue::optional) names += fmt::format(" [{}]", option.value_name);
  return names;
}

std::string help_row(const std::string& names, std::string_view help) {
  constexpr std::size_t kHelpColumn = 26, kWidth = 78;
  std::string out = fmt::format("  {:<{}}", names, kHelpColumn - 2);
  if (names.size() + 4 > kHelpColumn) out = "  " + names + "\n" + std::string(kHelpColumn, ' ');
  std::size_t used = kHelpColumn;
  while (!help.empty()) {
    const auto end = std::min(help.find(' '), help.size());
    if (used + end > kWidth && used > kHelpColumn) {
      out.pop_back();  // the blank before it
      out += "\n" + std::string(kHelpColumn, ' ');
      used = kHelpColumn;
    }
    out.append(help.substr(0, end));
    used += end + 1;
    help.remove_prefix(std::min(end + 1, help.size()));
    if (!help.empty()) out += ' ';
  }
  return out + '\n';
}

std::string option_help(const OptionInfo& option) {
  const auto place = option.help.find("{}");
  if (place == std::string_view::npos || option.choices == nullptr) return std::string(option.help);
  return fmt::format("{}{}{}", option.help.substr(0, place), joined(option.choices(), ", ", " or "),
                     option.help.substr(place + 2));
}

std::string completion_script(std::string_view shell, const Completed& completed) {
  if (shell == "bash") return bash(completed);
  if (shell == "zsh") return zsh(completed);
  if (shell == "fish") return fish(completed);
  return {};
}

}  // namespace news
