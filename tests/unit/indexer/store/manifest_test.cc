// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/store/manifest.hh"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "indexer/store/index_files.hh"
#include "tests/unit/scratch_path.hh"

namespace news {
namespace {

std::string write_bytes(const std::string& bytes) {
  static int written = 0;  // a file that is mapped is not written again
  const std::string path = scratch_path("manifest" + std::to_string(written++ % 8));
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
  return path;
}

std::string bytes_of(ManifestBuilder& builder) {
  const std::string path = scratch_path("manifest-made");
  const auto sum = builder.write(path);
  EXPECT_TRUE(sum);
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  EXPECT_EQ(sum->bytes, bytes.size());
  EXPECT_EQ(sum->hash, hash_bytes(bytes));
  return bytes;
}

Manifest open_bytes(const std::string& bytes) {
  auto out = Manifest::open(write_bytes(bytes), bytes.size(), hash_bytes(bytes));
  EXPECT_TRUE(out) << out.error().message;
  return std::move(*out);
}

std::string sample(int files) {
  ManifestBuilder builder(scratch_path("manifest-part"));
  for (int i = 0; i < files; ++i) {
    const auto number = static_cast<std::uint32_t>(i);
    const std::vector<ArticleEntry> articles = {{number, 1, 2, number + 1, 1, 0, 1},
                                                {number + 1000, 1, 2, number + 2, 1, 3, 1}};
    std::vector<SkipRecord> skips;
    if (i % 3 == 0) skips.push_back({"m", "reason " + std::to_string(i)});
    builder.add("/a/" + std::to_string(i), {number, 2, 3, 4}, number % 2,
                std::span(articles).first(number % 3), skips);
  }
  return bytes_of(builder);
}

TEST(Manifest, finds_every_file_it_was_given_and_no_other) {
  const auto manifest = open_bytes(sample(500));
  ASSERT_EQ(manifest.size(), 500u);
  for (std::uint32_t i = 0; i < 500; ++i) {
    const auto index = manifest.find("/a/" + std::to_string(i));
    ASSERT_TRUE(index) << i;
    const auto file = manifest.file(*index);
    EXPECT_EQ(file.path, "/a/" + std::to_string(i));
    EXPECT_EQ(file.stamp, (FileStamp{i, 2, 3, 4}));
    EXPECT_EQ(file.flags, i % 2);
    ASSERT_EQ(file.articles.size(), i % 3);
    if (i % 3 == 2) {
      EXPECT_EQ(file.articles[1].id, i + 1000);
    }
    const auto skips = manifest.skips(*index);
    ASSERT_EQ(skips.size(), i % 3 == 0 ? 1u : 0u);
    if (!skips.empty()) {
      EXPECT_EQ(skips[0].reason, "reason " + std::to_string(i));
    }
  }
  EXPECT_FALSE(manifest.find("/a/500"));
  EXPECT_FALSE(manifest.find(""));
}

TEST(Manifest, without_files_is_empty) {
  const auto manifest = open_bytes(sample(0));
  EXPECT_EQ(manifest.size(), 0u);
  EXPECT_FALSE(manifest.find("/a"));
  EXPECT_TRUE(manifest.all_articles().empty());
  EXPECT_FALSE(Manifest().find("/a"));
}

TEST(Manifest, copies_files_as_they_stand_one_by_one_or_many_at_once) {
  const auto old = open_bytes(sample(7));
  for (std::size_t first = 0; first <= old.size(); ++first) {
    for (std::size_t last = first; last <= old.size(); ++last) {
      ManifestBuilder builder(scratch_path("manifest-part"));
      builder.copy(old, 0, first);
      builder.copy(old, first, last);
      for (auto i = last; i < old.size(); ++i) builder.copy(old, i, i + 1);
      EXPECT_EQ(bytes_of(builder), sample(7)) << first << ' ' << last;
    }
  }
}

// More than is held in memory, and more than is copied at once.
TEST(Manifest, of_many_files_is_copied_as_it_stands_while_it_is_let_go_of) {
  const auto bytes = sample(40'000);
  const auto old = open_bytes(bytes);
  ManifestBuilder builder(scratch_path("manifest-part"));
  builder.copy(old, 0, 20'000);
  old.let_go();
  builder.copy(old, 20'000, old.size());
  EXPECT_TRUE(bytes_of(builder) == bytes);
  EXPECT_EQ(old.path(39'999), "/a/39999");
}

TEST(Manifest, tells_that_its_parts_cannot_be_written) {
  ManifestBuilder builder(scratch_path("no-such-folder") + "/part");
  const std::string path(2'000, 'p');
  for (int i = 0; i < 1'000; ++i) builder.add(path + std::to_string(i), {}, 0, {}, {});
  const auto sum = builder.write(scratch_path("manifest-made"));
  ASSERT_FALSE(sum);
  EXPECT_EQ(sum.error().code, ErrorCode::io);
  ManifestBuilder small(scratch_path("manifest-part"));
  EXPECT_FALSE(small.write(scratch_path("no-such-folder") + "/manifest"));
}

TEST(Manifest, copies_around_files_that_are_added_and_left_out) {
  const auto old = open_bytes(sample(9));
  ManifestBuilder builder(scratch_path("manifest-part"));
  builder.copy(old, 2, 5);
  const ArticleEntry added{77, 1, 2, 3, 1, 0, 1};
  const std::vector<SkipRecord> skips = {{"x", "odd"}};
  builder.add("/a/50", {1, 2, 3, 4}, 0, std::span(&added, 1), skips);
  builder.copy(old, 6, 9);
  const auto manifest = open_bytes(bytes_of(builder));
  ASSERT_EQ(manifest.size(), 7u);
  for (const std::size_t kept : {2u, 3u, 4u, 6u, 7u, 8u}) {
    const auto index = manifest.find("/a/" + std::to_string(kept));
    ASSERT_TRUE(index) << kept;
    EXPECT_EQ(manifest.skipped(*index), kept % 3 == 0);
    ASSERT_EQ(manifest.file(*index).articles.size(), kept % 3);
    for (std::size_t i = 0; i < kept % 3; ++i) {
      EXPECT_EQ(manifest.file(*index).articles[i].id, old.file(kept).articles[i].id);
    }
    if (kept % 3 == 0) {
      EXPECT_EQ(manifest.skips(*index)[0].reason, "reason " + std::to_string(kept));
    }
  }
  const auto index = manifest.find("/a/50");
  ASSERT_TRUE(index);
  EXPECT_EQ(manifest.file(*index).articles[0].id, 77u);
  EXPECT_EQ(manifest.skips(*index)[0].reason, "odd");
}

TEST(Manifest, tells_where_a_path_stands_or_would_stand) {
  const auto manifest = open_bytes(sample(9));
  for (std::size_t i = 0; i < 9; ++i) {
    EXPECT_EQ(manifest.lower_bound("/a/" + std::to_string(i)), i);
    EXPECT_EQ(manifest.lower_bound("/a/" + std::to_string(i) + "x"), i + 1);
  }
  EXPECT_EQ(manifest.lower_bound(""), 0u);
  EXPECT_EQ(Manifest().lower_bound("/a"), 0u);
}

TEST(Manifest, is_refused_when_a_bit_of_it_is_wrong_or_a_byte_missing) {
  const std::string good = sample(3);
  for (std::size_t at = 0; at < good.size(); ++at) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 4);
    EXPECT_FALSE(Manifest::open(write_bytes(bad), good.size(), hash_bytes(good))) << at;
  }
  const auto cut = good.substr(0, good.size() - 1);
  EXPECT_FALSE(Manifest::open(write_bytes(cut), good.size(), hash_bytes(good)));
}

}  // namespace
}  // namespace news
