// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/cli/inputs.hh"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include "common/terminal.hh"
#include "indexer/cli/journal.hh"

namespace news {

Result<ScanResult> scan_inputs(const Options& options, const std::function<bool()>& stop) {
  auto paths = options.paths;
  if (!options.files_from.empty()) {
    auto listed = read_path_list(options.files_from, options.from0);
    if (!listed) return fail(listed.error());
    paths.insert(paths.end(), std::make_move_iterator(listed->begin()),
                 std::make_move_iterator(listed->end()));
  }
  if (options.mode != Mode::parse &&
      std::find(paths.begin(), paths.end(), kStandardInput) != paths.end()) {
    return fail(ErrorCode::usage,
                "standard input (-) cannot be indexed: no later run could find it",
                "save it to a file first; --parse - reads it, and a file of that name is ./-");
  }
  return scan_paths(paths, options.exclude, stop);
}

namespace {
std::string told(std::string_view what, std::string_view path, std::string_view member,
                 std::string_view reason) {
  std::string line = "newsindex: " + std::string(what) + ' ' + printable(path);
  if (!member.empty()) line += " [" + printable(member) + "]";
  return line + ": " + printable(reason) + '\n';
}
}  // namespace

std::string skip_line(std::string_view path, std::string_view member, std::string_view reason) {
  return told("skipped", path, member, reason);
}

std::string held_line(std::string_view path, std::string_view member, std::string_view reason) {
  return told("held back", path, member, reason);
}

std::string warning_line(std::string_view path, std::string_view warning) {
  return "newsindex: " + printable(path) + ": " + printable(warning) + '\n';
}

std::string ignored_line(std::string_view path) {
  return "newsindex: ignored " + printable(path) + '\n';
}

std::string error_line(const Error& error) {
  std::string line = "newsindex: " + printable(error.message) + '\n';
  if (!error.hint.empty()) line += "hint: " + printable(error.hint, true) + '\n';
  return line;
}

int print_out(const std::string& text) {
  if (std::fputs(text.c_str(), stdout) >= 0 && std::fflush(stdout) == 0) return 0;
  const Error error{
      ErrorCode::io, std::string("cannot write the output: ") + std::strerror(errno), {}};
  tell(Priority::error, error_line(error));
  return exit_status(error.code);
}

}  // namespace news
