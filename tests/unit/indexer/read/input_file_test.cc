// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/input_file.hh"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "common/absolute_path.hh"
#include "indexer/read/article_id.hh"
#include "indexer/read/peek_source.hh"

namespace news {
namespace {

std::string packed(const std::string& text) {
  z_stream zip{};
  deflateInit2(&zip, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY);
  std::string out(compressBound(text.size()) + 64, '\0');
  zip.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  zip.avail_in = static_cast<uInt>(text.size());
  zip.next_out = reinterpret_cast<Bytef*>(out.data());
  zip.avail_out = static_cast<uInt>(out.size());
  deflate(&zip, Z_FINISH);
  out.resize(zip.total_out);
  deflateEnd(&zip);
  return out;
}

class InputFileTest : public testing::Test {
 protected:
  InputFileTest() {
    std::string name = (std::filesystem::temp_directory_path() / "input_file_XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  ~InputFileTest() override { std::filesystem::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& bytes) const {
    std::ofstream(at(name), std::ios::binary) << bytes;
    return at(name);
  }
  std::string at(const std::string& name) const { return (folder_ / name).string(); }

  // The whole content, or "!" and the reason.
  static std::string content(const std::string& path, const UnpackLimits& limits = {}) {
    auto file = InputFile::open(path, limits);
    if (!file) return "!" + file.error().message;
    auto bytes = read_all(**file, 1 << 30);
    return bytes ? *bytes : "!" + bytes.error().message;
  }

  std::filesystem::path folder_;
};

}  // namespace

TEST_F(InputFileTest, PlainAndPackedFilesReadAlike) {
  EXPECT_EQ(content(write("a.txt", "plain")), "plain");
  EXPECT_EQ(content(write("b.txt.gz", packed("packed"))), "packed");
  EXPECT_EQ(content(write("c.gz", "no gzip at all")), "no gzip at all");
  EXPECT_EQ(content(write("empty", "")), "");
}

TEST_F(InputFileTest, AllMembersAreRead) {
  EXPECT_EQ(content(write("a", packed("one ") + packed("") + packed("two"))), "one two");
}

TEST_F(InputFileTest, BytesBehindTheLastMemberAreAWarning) {
  auto file = InputFile::open(write("a", packed("one") + "junk"));
  ASSERT_TRUE(file);
  EXPECT_EQ(read_all(**file, 100).value(), "one");
  EXPECT_EQ((*file)->warning(), "bytes after the last gzip member ignored");
}

TEST_F(InputFileTest, TruncationIsTheSameErrorWhereverItFalls) {
  const std::string whole = packed("a few words that are packed, and a few words more");
  for (std::size_t cut = 4; cut < whole.size(); ++cut) {
    EXPECT_EQ(content(write("a", whole.substr(0, cut))), "!truncated gzip stream") << cut;
  }
}

TEST_F(InputFileTest, BytesBeforeTheDamageAreHandedOut) {
  auto file = InputFile::open(write("a", packed("good") + packed("never").substr(0, 10)));
  std::string got;
  char buffer[2];
  auto count = (*file)->read(buffer);
  for (; count && *count > 0; count = (*file)->read(buffer)) got.append(buffer, *count);
  EXPECT_EQ(got, "good");
  EXPECT_FALSE(count);
  EXPECT_FALSE((*file)->read(buffer));  // and it stays so
}

TEST_F(InputFileTest, WrongCheckSumIsAnError) {
  std::string bytes = packed("some words");
  bytes[bytes.size() - 8] ^= 1;
  EXPECT_EQ(content(write("a", bytes)), "!damaged gzip stream: wrong check sum");
}

TEST_F(InputFileTest, BombsAndNestedStreamsAreRefused) {
  const std::string bomb = packed(std::string(20 << 20, 'a'));
  EXPECT_EQ(content(write("a", bomb)), "!gzip bomb: unpacks to more than 300 times its size");
  UnpackLimits small;
  small.max_bytes = 10;
  EXPECT_EQ(content(write("b", packed("twenty letters and on")), small),
            "!gzip stream unpacks to more than 10 bytes");
  EXPECT_EQ(content(write("c", packed(packed("x")))), "!gzip inside gzip");
}

TEST_F(InputFileTest, OnlyRegularFilesAreOpenedAndNothingWaits) {
  ASSERT_EQ(::mkfifo(at("fifo").c_str(), 0600), 0);
  ASSERT_EQ(::symlink("a", at("link").c_str()), 0);
  write("a", "x");
  EXPECT_EQ(content(at("fifo")), "!not a regular file: a FIFO");
  EXPECT_EQ(content(at("link")), "!not a regular file: a symbolic link");
  EXPECT_EQ(content(folder_.string()), "!not a regular file: a directory");
  EXPECT_EQ(content(at("none")), "!no such file");
  EXPECT_EQ(content("/dev/null"), "!not a regular file: a device");
}

TEST_F(InputFileTest, StampTellsSizeAndInode) {
  const auto path = write("a", "12345");
  struct stat info {};
  ASSERT_EQ(::stat(path.c_str(), &info), 0);
  const auto file = InputFile::open(path);
  EXPECT_EQ((*file)->stamp().size, 5u);
  EXPECT_EQ((*file)->stamp().inode, info.st_ino);
  EXPECT_EQ((*file)->stamp().mtime_ns / 1'000'000'000, info.st_mtim.tv_sec);
}

TEST_F(InputFileTest, CapOnReadingIsNamed) {
  auto file = InputFile::open(write("a", "12345"));
  EXPECT_EQ(read_all(**file, 4).error().message, "larger than --max-size (4 bytes)");
}

TEST_F(InputFileTest, IdDependsOnTheCanonicalPathAndTheMemberOnly) {
  write("a", "x");
  EXPECT_EQ(canonical_path(at("../") + folder_.filename().string() + "/./a"),
            canonical_path(at("a")));
  EXPECT_EQ(article_id("/x/a", "1"), article_id("/x/a", "1"));
  EXPECT_NE(article_id("/x/a", "1"), article_id("/x/a1", ""));
  EXPECT_EQ(article_id("/x/a", "").size(), 16u);
  EXPECT_EQ(canonical_path(at("gone/b")), canonical_path(folder_.string()) + "/gone/b");
}

}  // namespace news
