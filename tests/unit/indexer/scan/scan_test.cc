// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/scan/scan.hh"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace news {
namespace {

namespace fs = std::filesystem;

class ScanTest : public testing::Test {
 protected:
  ScanTest() {
    std::string name = (fs::temp_directory_path() / "scan_XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  ~ScanTest() override {
    std::error_code ignored;
    fs::permissions(folder_ / "closed", fs::perms::owner_all, ignored);
    fs::remove_all(folder_);
  }

  void write(const std::string& name) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name) << name;
  }
  std::string at(const std::string& name) const { return (folder_ / name).string(); }

  // Paths found below the folder, each behind a blank.
  std::string below(const ScanResult& result) const {
    std::string all;
    for (std::size_t i = 0; i < result.files.size(); ++i)
      all += ' ' + result.files[i].path.substr(folder_.string().size() + 1);
    return all;
  }

  fs::path folder_;
};

}  // namespace

TEST_F(ScanTest, WalksInTheOrderOfNames) {
  for (const char* name : {"b/2.txt", "b/10.txt", "a.txt", "c"}) write(name);
  const auto result = scan_paths({folder_.string()}, {});
  EXPECT_EQ(below(result), " a.txt b/10.txt b/2.txt c");
  EXPECT_EQ(result.files[0].canonical, fs::canonical(folder_).string() + "/a.txt");
  EXPECT_EQ(result.files[0].stamp.size, 5u);
  EXPECT_TRUE(result.problems.empty());
}

TEST_F(ScanTest, LeavesOutWhatIsNoArticleButNotWhatIsNamed) {
  for (const char* name : {"a.txt", ".hidden", ".git/x.txt", "a.txt~", "a.bak", "#a#", "p.JPG",
                           "s.css", "s.js.gz", "i.png"})
    write(name);
  const auto walked = scan_paths({folder_.string()}, {});
  EXPECT_EQ(below(walked), " a.txt");
  EXPECT_EQ(walked.ignored.size(), 9u);
  EXPECT_EQ(below(scan_paths({at("a.bak")}, {})), " a.bak");
}

TEST_F(ScanTest, GivesArchivesAndSubtitlesSoThatTheyAreToldAsSkipped) {
  for (const char* name : {"a.zip", "b.tar.gz", "c.txt.xz", "d.zst", "e.bz2", "f.7z", "g.vtt"})
    write(name);
  const auto walked = scan_paths({folder_.string()}, {});
  EXPECT_EQ(below(walked), " a.zip b.tar.gz c.txt.xz d.zst e.bz2 f.7z g.vtt");
  EXPECT_TRUE(walked.ignored.empty());
}

TEST_F(ScanTest, LeavesOutTheFolderThatABrowserSavedBesideAPage) {
  for (const char* name : {"Story.html", "Story_files/ad.html", "Lied.htm", "Lied-Dateien/a.html",
                           "case_files/a.html"})
    write(name);
  const auto walked = scan_paths({folder_.string()}, {});
  EXPECT_EQ(below(walked), " Lied.htm Story.html case_files/a.html");
  EXPECT_EQ(walked.ignored.size(), 2u);
  EXPECT_EQ(below(scan_paths({at("Story_files")}, {})), " Story_files/ad.html");
}

TEST_F(ScanTest, ExcludesByNameAndByPath) {
  for (const char* name : {"a.txt", "old/a.txt", "x/old.txt", "x/draft/a.txt"}) write(name);
  EXPECT_EQ(below(scan_paths({folder_.string()}, {"old"})), " a.txt x/draft/a.txt x/old.txt");
  EXPECT_EQ(below(scan_paths({folder_.string()}, {"x/*"})), " a.txt old/a.txt");
  EXPECT_EQ(below(scan_paths({folder_.string()}, {"old*", "draft"})), " a.txt");
  EXPECT_TRUE(scan_paths({at("a.txt")}, {"*.txt"}).files.empty());
}

TEST_F(ScanTest, FollowsLinksOnlyWhenNamedAndTellsCircles) {
  write("real/a.txt");
  fs::create_directory_symlink("real", folder_ / "named");
  fs::create_directory_symlink("..", folder_ / "real/up");
  fs::create_symlink("self", folder_ / "real/self");
  fs::create_symlink("a.txt", folder_ / "real/other");
  const auto result = scan_paths({at("named")}, {});
  EXPECT_EQ(below(result), " named/a.txt");
  EXPECT_EQ(result.files[0].canonical, fs::canonical(folder_).string() + "/real/a.txt");
  ASSERT_EQ(result.problems.size(), 1u);  // real/up leaves the walk: no circle of this one
  EXPECT_EQ(result.problems[0].reason, "symbolic link loop");
  EXPECT_EQ(result.ignored.size(), 2u);
  EXPECT_EQ(scan_paths({folder_.string()}, {}).problems.size(), 2u);
}

TEST_F(ScanTest, TellsWhatCannotBeRead) {
  write("a.txt");
  ASSERT_EQ(::mkfifo(at("fifo").c_str(), 0600), 0);
  auto result = scan_paths({folder_.string(), at("none"), at("none/")}, {});
  ASSERT_EQ(result.problems.size(), 3u);
  EXPECT_EQ(result.problems[0].reason, "not a regular file: a FIFO");
  EXPECT_EQ(result.problems[1].reason, "no such file or folder");
  EXPECT_EQ(result.roots.size(), 3u);
  EXPECT_EQ(below(result), " a.txt");
  if (::geteuid() == 0) GTEST_SKIP() << "root reads everything";
  write("closed/a.txt");
  fs::permissions(folder_ / "closed", fs::perms::none);
  result = scan_paths({at("closed")}, {});
  ASSERT_EQ(result.problems.size(), 1u);
  EXPECT_EQ(result.problems[0].reason, "folder cannot be read: Permission denied");
  EXPECT_TRUE(result.problems[0].folder);
}

TEST_F(ScanTest, OverlappingPathsGiveAFileOnce) {
  write("x/a.txt");
  EXPECT_EQ(below(scan_paths({at("x/a.txt"), folder_.string(), at("x")}, {})), " x/a.txt");
}

TEST_F(ScanTest, ListsAreReadByLineOrByNul) {
  std::ofstream(folder_ / "list") << "a b\r\n\nc\n";
  std::ofstream(folder_ / "nul") << "a\nb" << '\0' << "c" << '\0';
  EXPECT_EQ(read_path_list(at("list"), false).value(), (std::vector<std::string>{"a b", "c"}));
  EXPECT_EQ(read_path_list(at("nul"), true).value(), (std::vector<std::string>{"a\nb", "c"}));
  EXPECT_EQ(read_path_list(at("none"), false).error().code, ErrorCode::usage);
  EXPECT_EQ(read_path_list(folder_.string(), false).error().code, ErrorCode::usage);
  EXPECT_EQ(read_path_list(at("nul"), false).error().hint, "paths that end in NUL need --from0");
}

// The same file by two ways, and one named by a link: each keeps the path by which it was found.
TEST_F(ScanTest, KeepsBothPathsOfEachFile) {
  for (const char* name : {"a/1.txt", "a/b/2.txt", "a/3.txt", "c/4.txt"}) write(name);
  fs::create_symlink(at("a/3.txt"), at("third"));
  const auto result = scan_paths({at("c/4.txt"), at("third"), at("a")}, {});
  const auto real = fs::canonical(folder_).string();
  const std::vector<std::pair<std::string, std::string>> expected = {
      {at("c/4.txt"), real + "/c/4.txt"},
      {at("third"), real + "/a/3.txt"},
      {at("a/1.txt"), real + "/a/1.txt"},
      {at("a/b/2.txt"), real + "/a/b/2.txt"}};
  ASSERT_EQ(result.files.size(), expected.size());
  std::string canonical;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(result.files[i].path, expected[i].first);
    EXPECT_EQ(result.files[i].canonical, expected[i].second);
    result.files.canonical(i, canonical);
    EXPECT_EQ(canonical, expected[i].second);
    EXPECT_EQ(result.files.stamp(i).size, fs::file_size(canonical));
  }
  EXPECT_TRUE(result.files.is_below(2, real + "/a"));
  EXPECT_TRUE(result.files.is_below(3, real + "/a"));
  EXPECT_FALSE(result.files.is_below(0, real + "/a"));
  EXPECT_FALSE(result.files.is_below(3, real + "/a/b/2.txt"));
  EXPECT_FALSE(result.files.is_below(2, real + "/a/1"));
}

}  // namespace news
