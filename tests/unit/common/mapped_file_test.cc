// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/mapped_file.hh"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <string>

#include "tests/unit/scratch_path.hh"

namespace news {
namespace {

// Bytes of files that this process has mapped in: the third number of /proc/self/statm, in pages.
std::size_t mapped_in() {
  std::ifstream in("/proc/self/statm");
  std::size_t size = 0, resident = 0, shared = 0;
  in >> size >> resident >> shared;
  return shared * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

TEST(MappedFile, let_go_gives_back_the_memory_and_keeps_the_bytes) {
  constexpr std::ptrdiff_t kBytes = std::ptrdiff_t{32} << 20;
  const auto path = scratch_path("mapped");
  std::ofstream(path, std::ios::binary) << std::string(static_cast<std::size_t>(kBytes), 'n');
  const auto file = MappedFile::open(path);
  ASSERT_TRUE(file);
  ASSERT_EQ(std::count(file->bytes().begin(), file->bytes().end(), 'n'), kBytes);
  const auto looked_at = mapped_in();
  file->let_go();
  EXPECT_LT(mapped_in() + static_cast<std::size_t>(kBytes) / 2, looked_at);
  EXPECT_EQ(std::count(file->bytes().begin(), file->bytes().end(), 'n'), kBytes);
}

}  // namespace
}  // namespace news
