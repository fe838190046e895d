// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/mapped_file.hh"

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "tests/unit/scratch_path.hh"

namespace news {
namespace {

// Whether a small file is read to the beginning of a page is chance, so there are many of them.
TEST(MappedFile, stays_as_it_is_when_it_is_let_go_of_small_or_large) {
  const auto path = scratch_path("mapped_file_test");
  for (const std::size_t size : {std::size_t{4072}, std::size_t{1} << 20}) {
    const std::string written(size, 'x');
    std::ofstream(path, std::ios::binary) << written;
    std::vector<MappedFile> files;
    for (int i = 0; i < 600; ++i) {
      auto file = MappedFile::open(path);
      ASSERT_TRUE(file);
      files.push_back(std::move(*file));
    }
    for (const auto& file : files) file.let_go();
    for (const auto& file : files) ASSERT_EQ(file.bytes(), written);
  }
}

}  // namespace
}  // namespace news
