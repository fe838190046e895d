// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/cli/journal.hh"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "common/terminal.hh"

namespace news {

bool is_journal(int descriptor, const char* journal_stream) {
  struct stat info {};
  if (journal_stream == nullptr || ::fstat(descriptor, &info) != 0) return false;
  return fmt::format("{}:{}", info.st_dev, info.st_ino) == journal_stream;
}

std::string with_priority(Priority priority, std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size() - 1) + 1;
    out += fmt::format("<{}>", static_cast<int>(priority));
    out += text.substr(0, end);
    text.remove_prefix(end);
  }
  return out;
}

std::string on_screen(std::string_view text) {
  return fill_lines(text, is_terminal(STDERR_FILENO) ? screen_size(STDERR_FILENO).columns : 0);
}

void tell(Priority priority, std::string_view text) {
  static const bool journal = is_journal(STDERR_FILENO, std::getenv("JOURNAL_STREAM"));
  const std::string line = journal ? with_priority(priority, text) : on_screen(text);
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace news
