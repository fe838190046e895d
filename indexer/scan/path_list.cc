// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <memory>

#include "indexer/read/unreadable.hh"
#include "indexer/scan/scan.hh"

namespace news {
namespace {

struct CloseStream {
  void operator()(std::FILE* stream) const {
    if (stream != stdin) std::fclose(stream);
  }
};

}  // namespace

Result<std::vector<std::string>> read_path_list(const std::string& file, bool nul) {
  const std::unique_ptr<std::FILE, CloseStream> stream(
      file == "-" ? stdin : std::fopen(file.c_str(), "re"));
  const auto refused = [&] {
    return fail(ErrorCode::usage, "--files-from " + file + ": " + error_text(errno),
                "name a readable list of paths");
  };
  if (stream == nullptr) return refused();
  std::string text;
  char buffer[1 << 16];
  while (const auto got = std::fread(buffer, 1, sizeof buffer, stream.get()))
    text.append(buffer, got);
  if (std::ferror(stream.get()) != 0) return refused();
  if (!nul && text.find('\0') != std::string::npos) {
    return fail(ErrorCode::usage, "--files-from " + file + ": a NUL byte in a path",
                "paths that end in NUL need --from0");
  }
  std::vector<std::string> paths;
  const char end = nul ? '\0' : '\n';
  for (std::size_t at = 0; at < text.size();) {
    const auto stop = std::min(text.find(end, at), text.size());
    auto path = text.substr(at, stop - at);
    if (!nul && path.ends_with('\r')) path.pop_back();
    if (!path.empty()) paths.push_back(std::move(path));
    at = stop + 1;
  }
  return paths;
}

}  // namespace news
