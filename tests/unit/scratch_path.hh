// SPDX-License-Identifier: GPL-2.0-or-later
// A path in the folder for temporary files that no other test process uses: ctest runs many side by
// side. What was made there is removed when the process ends.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <set>
#include <string>
#include <string_view>

namespace news {

inline std::string scratch_path(std::string_view name) {
  static struct Made {
    std::set<std::string> paths;
    ~Made() {
      for (const auto& path : paths) std::remove(path.c_str());
    }
  } made;
  std::string path = testing::TempDir() + "newsindex-" + std::to_string(getpid()) + "-";
  path += name;
  made.paths.insert(path);
  return path;
}

}  // namespace news
