// SPDX-License-Identifier: GPL-2.0-or-later
// A small file that a person writes, line by line: the configuration, the aliases. A byte order
// mark and CR LF are taken as they come; blank lines and lines that begin with # are left out.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.hh"

namespace news {

struct WrittenLine {
  std::size_t number = 0;  // from 1
  std::string text;        // without blanks at its ends, never empty
};

inline constexpr std::size_t kLongestWrittenFile = std::size_t{4} << 20;

// nullopt: no such file. usage: it cannot be read, is longer than kLongestWrittenFile, or a line
// holds NUL or is not UTF-8 (the message names file and line).
Result<std::optional<std::vector<WrittenLine>>> read_written_file(const std::string& path);

// "PATH:LINE: what", with a hint; code usage.
tl::unexpected<Error> fail_at_line(const std::string& path, std::size_t line, std::string_view what,
                                   std::string_view hint);

std::string_view without_blanks(std::string_view text);  // at both ends

}  // namespace news
