// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/cli/output.hh"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "common/terminal.hh"

namespace news {

Status write_output(std::string_view text) {
  while (!text.empty()) {
    const auto written = write(STDOUT_FILENO, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0 && errno == EPIPE) return {};
    if (written < 0) {
      return fail(ErrorCode::io, fmt::format("cannot write the answer: {}", std::strerror(errno)),
                  "make room where standard output goes");
    }
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

Status page_output(std::string_view text) {
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  if (lines < screen_size(STDOUT_FILENO).rows) return write_output(text);
  const char* wanted = std::getenv("PAGER");
  const std::string pager = wanted != nullptr && *wanted != '\0' ? wanted : "less";
  setenv("LESS", "FRX", 0);
  std::FILE* pipe = pager == "cat" ? nullptr : popen(pager.c_str(), "w");
  if (pipe == nullptr) return write_output(text);
  std::fwrite(text.data(), 1, text.size(), pipe);
  // 127: the shell found no such pager.
  const int status = pclose(pipe);
  if (status != -1 && WIFEXITED(status) && WEXITSTATUS(status) == 127) return write_output(text);
  return {};
}

}  // namespace news
