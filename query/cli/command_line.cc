// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/cli/command_line.hh"

#include <fmt/format.h>

#include <string_view>

#include "common/nearest_name.hh"
#include "common/terminal.hh"
#include "query/cli/option_table.hh"

namespace news {
namespace {

// -n5: a short option with its value in one token.
bool is_short_with_value(std::string_view token) {
  if (token.size() < 3 || token[1] != 'n') return false;
  return token.find_first_not_of("0123456789", 2) == std::string_view::npos;
}

tl::unexpected<Error> unknown(std::string_view token) {
  const auto dashes = token.substr(0, token.starts_with("--") ? 2 : 1);
  const auto name = token.substr(dashes.size(), token.find('=') - dashes.size());
  std::string hint;
  if (dashes.size() == 1) {
    hint = fmt::format(
        "to exclude a word put it behind the first one, or behind --: "
        "newsquery -- {}",
        printable(token));
  }
  NearestName nearest(name);
  for (const auto& option : option_table()) {
    if (!option.info.group.empty()) nearest.offer(option.info.name);
  }
  if (!nearest.best().empty()) hint = fmt::format("did you mean --{}?", nearest.best());
  if (hint.empty()) hint = "newsquery --help lists the options";
  return fail(ErrorCode::usage, fmt::format("there is no option {}{}", dashes, printable(name)),
              hint);
}

class Parting {
 public:
  explicit Parting(const std::vector<std::string>& arguments) : arguments_(arguments) {}

  Result<CommandLine> run() {
    for (; at_ < arguments_.size(); ++at_) {
      const std::string& token = arguments_[at_];
      if (token == "--") {
        out_.words.insert(out_.words.end(), arguments_.begin() + static_cast<long>(at_) + 1,
                          arguments_.end());
        break;
      }
      const auto status = token.starts_with("--")                    ? long_option(token)
                          : token.size() > 1 && token.front() == '-' ? short_option(token)
                                                                     : word(token);
      if (!status) return fail(status.error());
    }
    return std::move(out_);
  }

 private:
  Status word(const std::string& token) {
    out_.words.push_back(token);
    return {};
  }

  Status long_option(const std::string& token) {
    const auto equals = token.find('=');
    const auto* option = find_option(std::string_view(token).substr(2, equals - 2));
    if (option == nullptr) return unknown(token);
    if (equals == std::string::npos) return option_and_value(option->info);
    if (option->info.value == OptionValue::none) {
      return fail(ErrorCode::usage, fmt::format("--{} takes no value", option->info.name),
                  fmt::format("write --{} alone", option->info.name));
    }
    return give(option->info, std::string_view(token).substr(equals + 1));
  }

  Status short_option(const std::string& token) {
    const auto* option = find_option(token[1]);
    if (option != nullptr && is_short_with_value(token)) {
      return give(option->info, std::string_view(token).substr(2));
    }
    if (option != nullptr && token.size() == 2) return option_and_value(option->info);
    if (!out_.words.empty()) return word(token);
    return unknown(token);
  }

  Status option_and_value(const OptionInfo& option) {
    const bool more = at_ + 1 < arguments_.size();
    const bool value =
        option.value == OptionValue::one ||
        (option.value == OptionValue::optional && more && !arguments_[at_ + 1].starts_with('-'));
    if (!value) {
      out_.options.push_back(fmt::format("--{}", option.name));
      return {};
    }
    return more ? give(option, arguments_[++at_]) : give(option, {});
  }

  Status give(const OptionInfo& option, std::string_view value) {
    if (value.empty() && option.value == OptionValue::one) {
      return fail(ErrorCode::usage, fmt::format("--{} needs a value", option.name),
                  fmt::format("--{} {}: {}", option.name, option.value_name, option_help(option)));
    }
    out_.options.push_back(fmt::format("--{}={}", option.name, value));
    return {};
  }

  const std::vector<std::string>& arguments_;
  std::size_t at_ = 0;
  CommandLine out_;
};

}  // namespace

Result<CommandLine> part_command_line(const std::vector<std::string>& arguments) {
  return Parting(arguments).run();
}

}  // namespace news
