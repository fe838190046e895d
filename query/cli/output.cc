// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/cli/output.hh"

#include <fcntl.h>
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
namespace {

// False: errno says why not.
bool write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const auto written = write(file, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

Result<bool> write_output(std::string_view text) {
  if (write_all(STDOUT_FILENO, text)) return true;
  if (errno == EPIPE) return false;
  return fail(ErrorCode::io, fmt::format("cannot write the answer: {}", std::strerror(errno)),
              "make room where standard output goes");
}

Status write_file(const std::string& path, std::string_view bytes) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  const bool good = file >= 0 && write_all(file, bytes);
  const int reason = errno;
  const bool closed = file >= 0 && close(file) == 0;
  if (good && closed) return {};
  return fail(ErrorCode::io,
              fmt::format("cannot write {}: {}", path, std::strerror(good ? errno : reason)),
              "name a file in a folder that can be written, on a disk with room");
}

Result<bool> page_output(std::string_view text) {
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  if (lines < screen_size(STDOUT_FILENO).rows) return write_output(text);
  const char* wanted = std::getenv("PAGER");
  const std::string pager = wanted != nullptr && *wanted != '\0' ? wanted : "less";
  setenv("LESS", "FRX", 0);
  std::FILE* pipe = pager == "cat" ? nullptr : popen(pager.c_str(), "w");
  if (pipe == nullptr) return write_output(text);
  const bool took_all =
      std::fwrite(text.data(), 1, text.size(), pipe) == text.size() && std::fflush(pipe) == 0;
  // 127: the shell found no such pager.
  const int status = pclose(pipe);
  if (status != -1 && WIFEXITED(status) && WEXITSTATUS(status) == 127) return write_output(text);
  return took_all;
}

}  // namespace news
