// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/cli/journal.hh"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

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

void tell(Priority priority, std::string_view text) {
  static const bool journal = is_journal(STDERR_FILENO, std::getenv("JOURNAL_STREAM"));
  const std::string line = journal ? with_priority(priority, text) : std::string(text);
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace news
