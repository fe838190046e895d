// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/cli/journal.hh"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace news {
namespace {

TEST(Journal, gives_every_line_its_priority) {
  EXPECT_EQ(with_priority(Priority::error, "one\ntwo\n"), "<3>one\n<3>two\n");
  EXPECT_EQ(with_priority(Priority::info, "cut off"), "<6>cut off");
  EXPECT_EQ(with_priority(Priority::info, ""), "");
}

TEST(Journal, is_known_by_device_and_inode) {
  const int file = open("/dev/null", O_WRONLY);
  struct stat info {};
  ASSERT_EQ(fstat(file, &info), 0);
  const auto name = std::to_string(info.st_dev) + ":" + std::to_string(info.st_ino);
  EXPECT_TRUE(is_journal(file, name.c_str()));
  EXPECT_FALSE(is_journal(file, (name + "1").c_str()));
  EXPECT_FALSE(is_journal(file, ""));
  EXPECT_FALSE(is_journal(file, nullptr));
  close(file);
}

}  // namespace
}  // namespace news
