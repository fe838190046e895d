// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/written_file.hh"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "common/unicode.hh"

namespace news {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

tl::unexpected<Error> unreadable(const std::string& path, std::string_view why) {
  return fail(ErrorCode::usage, fmt::format("cannot read {}: {}", path, why),
              "mend its permissions, or name another file");
}

// An open file to its end; it may be a pipe.
Result<std::string> read_all(int file, const std::string& path) {
  std::string bytes;
  char buffer[16384];
  for (;;) {
    const auto got = read(file, buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unreadable(path, std::strerror(errno));
    if (got == 0) return bytes;
    bytes.append(buffer, static_cast<std::size_t>(got));
    if (bytes.size() > kLongestWrittenFile) return unreadable(path, "it is longer than 4 MiB");
  }
}

bool is_text(std::string_view line) {
  for (std::size_t at = 0; at < line.size();) {
    const auto c = character_at(line, at);
    if (!c.valid || c.code == 0) return false;
    at += c.bytes;
  }
  return true;
}

}  // namespace

std::string_view without_blanks(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

tl::unexpected<Error> fail_at_line(const std::string& path, std::size_t line, std::string_view what,
                                   std::string_view hint) {
  return fail(ErrorCode::usage, fmt::format("{}:{}: {}", path, line, what), std::string(hint));
}

Result<std::optional<std::string>> read_written_text(const std::string& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    if (errno == ENOENT || errno == ENOTDIR) return std::nullopt;
    return unreadable(path, std::strerror(errno));
  }
  auto bytes = read_all(file, path);
  close(file);
  if (!bytes) return fail(bytes.error());
  if (bytes->starts_with(kByteOrderMark)) bytes->erase(0, kByteOrderMark.size());
  std::string_view rest = *bytes;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const auto end = std::min(rest.find('\n'), rest.size());
    if (!is_text(rest.substr(0, end))) {
      return fail_at_line(path, number, "this line is not UTF-8 text", "save the file as UTF-8");
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return std::optional<std::string>(std::move(*bytes));
}

Result<std::optional<std::vector<WrittenLine>>> read_written_file(const std::string& path) {
  const auto text = read_written_text(path);
  if (!text) return fail(text.error());
  if (!*text) return std::nullopt;
  std::string_view rest = **text;
  std::vector<WrittenLine> lines;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const auto end = std::min(rest.find('\n'), rest.size());
    const auto line = without_blanks(rest.substr(0, end));
    if (!line.empty() && line.front() != '#') lines.push_back({number, std::string(line)});
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return lines;
}

}  // namespace news
