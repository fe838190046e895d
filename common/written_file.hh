// SPDX-License-Identifier: GPL-2.0-or-later
// A small file that a person writes: the configuration, and line by line the aliases. A byte order
// mark and CR LF are taken as they come; of lines, blank ones and those that begin with # are left
// out.
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

// The whole text, comments and blank lines too, without a byte order mark. Fails as above.
Result<std::optional<std::string>> read_written_text(const std::string& path);

// "PATH:LINE: what", with a hint; code usage.
tl::unexpected<Error> fail_at_line(const std::string& path, std::size_t line, std::string_view what,
                                   std::string_view hint);

std::string_view without_blanks(std::string_view text);  // at both ends

}  // namespace news
