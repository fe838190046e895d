// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/absolute_path.hh"

#include <gtest/gtest.h>

namespace news {
namespace {

TEST(PathFrom, KeepsWhatWasGivenWhereThatLeadsToTheFile) {
  EXPECT_EQ(path_from("/srv/news", "a/b.txt", "/srv/news/a/b.txt"), "a/b.txt");
  EXPECT_EQ(path_from("/srv/news", "./a/b.txt", "/srv/news/a/b.txt"), "./a/b.txt");
  EXPECT_EQ(path_from("/srv/news/x", "../a//b.txt", "/srv/news/a/b.txt"), "../a//b.txt");
  EXPECT_EQ(path_from("/", "/link/b.txt", "/srv/news/b.txt"), "/link/b.txt");
}

TEST(PathFrom, IsShortBelowTheFolderAndAbsoluteElsewhere) {
  EXPECT_EQ(path_from("/srv", "a/b.txt", "/srv/news/a/b.txt"), "news/a/b.txt");
  EXPECT_EQ(path_from("/", "a/b.txt", "/srv/a/b.txt"), "/srv/a/b.txt");
  EXPECT_EQ(path_from("/srv/new", "a/b.txt", "/srv/news/a/b.txt"), "/srv/news/a/b.txt");
  EXPECT_EQ(path_from("/home/ada", "../b.txt", "/srv/b.txt"), "/srv/b.txt");
}

TEST(PathFrom, LooksLikeNoOption) {
  EXPECT_EQ(path_from("/srv/news", "news/-b.txt", "/srv/news/-b.txt"), "./-b.txt");
}

TEST(PathFrom, KeepsWhatWasGivenWhereNothingElseIsKnown) {
  EXPECT_EQ(path_from("", "a/b.txt", "/srv/a/b.txt"), "a/b.txt");
  EXPECT_EQ(path_from("/srv", "a/b.txt", ""), "a/b.txt");
}

TEST(CanonicalPath, EndsInNoSlashWhetherTheFolderIsThereOrNot) {
  EXPECT_EQ(canonical_path("/"), "/");
  EXPECT_EQ(canonical_path("/dev/"), "/dev");
  EXPECT_EQ(canonical_path("/dev/none/"), "/dev/none");
  EXPECT_EQ(canonical_path("/dev/./none//"), "/dev/none");
}

}  // namespace
}  // namespace news
