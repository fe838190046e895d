// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/hand_over.hh"

#include <fmt/format.h>
#include <limits.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "common/version.hh"

namespace news {
namespace {

std::string folder_of_this_program() {
  char path[PATH_MAX];
  const auto size = readlink("/proc/self/exe", path, sizeof path);
  if (size <= 0) return {};
  const std::string name(path, static_cast<std::size_t>(size));
  return name.substr(0, name.rfind('/'));
}

}  // namespace

Status hand_over(const std::string& own, const std::string& program,
                 const std::vector<std::string>& arguments) {
  std::string name = own;
  std::vector<std::string> kept = arguments;
  std::vector<char*> argv{name.data()};
  for (auto& argument : kept) argv.push_back(argument.data());
  argv.push_back(nullptr);
  for (const auto& folder : {folder_of_this_program(), std::string(kHelperDirectory)}) {
    if (folder.empty()) continue;
    execv((folder + '/' + program).c_str(), argv.data());
    if (errno == ENOENT) continue;
    return fail(ErrorCode::internal,
                fmt::format("{} does not start: {}", program, strerror(errno)));
  }
  return fail(ErrorCode::usage, fmt::format("this {} was built without clusters", own),
              "build it with -DNEWSINDEX_CLUSTER=ON (libcurl), or name a folder with --db");
}

}  // namespace news
