// SPDX-License-Identifier: GPL-2.0-or-later
// The memory of what grows with an archive: resident size at its peak, as the system counts it,
// mapped files included. Held against what a second copy of the data would take.
#include <gtest/gtest.h>

#include <cstdint>
#include <fstream>
#include <string>
#include <vector>

#include "indexer/copies/signature.hh"
#include "indexer/copies/signature_file.hh"
#include "indexer/copies/signature_merge.hh"
#include "indexer/pipeline/change_plan.hh"
#include "indexer/scan/scan.hh"
#include "indexer/store/manifest.hh"
#include "tests/unit/scratch_path.hh"

namespace news {
namespace {

constexpr std::uint64_t kMegabyte = std::uint64_t{1} << 20;

// In bytes, by its name in /proc/self/status.
std::uint64_t memory(const std::string& name) {
  std::ifstream file("/proc/self/status");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with(name + ":")) return std::stoull(line.substr(name.size() + 1)) * 1024;
  }
  return 0;
}

class Memory : public testing::Test {
 protected:
  void SetUp() override {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    GTEST_SKIP() << "a sanitizer needs memory of its own";
#endif
    std::ofstream reset("/proc/self/clear_refs");
    if (!(reset << "5" << std::flush)) GTEST_SKIP() << "this system keeps no peak of its own";
  }

  // How far resident memory rose above what it was before, at its peak.
  template <class Do>
  std::uint64_t peak_of(Do&& action) {
    std::ofstream("/proc/self/clear_refs") << "5" << std::flush;
    const auto before = memory("VmRSS");
    action();
    const auto peak = memory("VmHWM");
    EXPECT_GT(peak, 0u);
    return peak > before ? peak - before : 0;
  }
};

std::uint64_t size_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  return static_cast<std::uint64_t>(file.tellg());
}

constexpr std::uint32_t kArticles = 20'000;

// Of articles with 200 sentences each; twenty megabytes of them.
std::string signatures(const std::string& name, std::uint32_t first) {
  SignatureFileBuilder builder;
  Signature signature;
  signature.used = "x";
  for (std::uint32_t i = 0; i < kArticles; ++i) {
    signature.sentences.clear();
    for (std::uint32_t n = 0; n < 200; ++n) signature.sentences.push_back({n * 20'000 + i, 9});
    builder.add(first + i, "group", encode_signature(signature));
  }
  auto path = scratch_path(name);
  EXPECT_TRUE(builder.write(path));
  return path;
}

TEST_F(Memory, of_a_signature_file_that_is_asked_for_all_it_holds_is_a_small_part_of_it) {
  const auto path = signatures("memory_test_asked", 1);
  ASSERT_GT(size_of(path), 20 * kMegabyte);
  const auto peak = peak_of([&path] {
    auto file = SignatureFile::open(path);
    ASSERT_TRUE(file);
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < kArticles; ++i) {
      found.clear();
      file->articles_with(i, 24, found);
      EXPECT_FALSE(found.empty());
      EXPECT_EQ(file->entry(i).document, i + 1);
    }
  });
  EXPECT_LT(peak, 6 * kMegabyte);
}

TEST_F(Memory, of_a_merge_of_signature_files_is_a_small_part_of_them) {
  const auto one = signatures("memory_test_one", 1), two = signatures("memory_test_two", 30'000);
  const auto to = scratch_path("memory_test_merged");
  const auto peak = peak_of([&] {
    std::vector<SignatureSource> sources;
    sources.push_back({std::move(*SignatureFile::open(one)), {1, 2, 3}});
    sources.push_back({std::move(*SignatureFile::open(two)), {}});
    EXPECT_TRUE(merge_signatures(std::move(sources), to));
  });
  EXPECT_GT(size_of(to), 40 * kMegabyte);
  EXPECT_LT(peak, 6 * kMegabyte);
}

std::string path_of(std::uint32_t i) {
  return "/srv/archive/of-the-paper/" + std::to_string(100'000 + i / 500) + "/an-article-" +
         std::to_string(100'000 + i) + ".txt";
}

constexpr std::uint32_t kFiles = 120'000;

ScanResult scan() {
  ScanResult out;
  out.roots = {"/srv/archive"};
  for (std::uint32_t i = 0; i < kFiles; ++i) {
    const auto path = path_of(i);
    out.files.add(path, path, {i, 2, 3, 4});
  }
  return out;
}

TEST_F(Memory, of_a_scan_is_hardly_a_hundred_bytes_a_file) {
  const auto peak = peak_of([] { EXPECT_EQ(scan().files.size(), kFiles); });
  EXPECT_LT(peak, 180 * kFiles);  // while its lists grow
}

TEST_F(Memory, of_a_night_that_changes_nothing_is_a_small_part_of_the_manifest) {
  const auto path = scratch_path("memory_test_manifest");
  Result<FileSum> sum = FileSum{};
  const auto made = peak_of([&] {
    ManifestBuilder builder(path + "-part");
    const std::vector<ArticleEntry> articles(4);
    for (std::uint32_t i = 0; i < kFiles; ++i) {
      builder.add(path_of(i), {i, 2, 3, 4}, 0, articles, {});
    }
    sum = builder.write(path);
    ASSERT_TRUE(sum);
  });
  ASSERT_GT(sum->bytes, 30 * kMegabyte);
  EXPECT_LT(made, 15 * kMegabyte);
  const auto scanned = scan();
  const auto planned = peak_of([&] {
    const auto manifest = Manifest::open(path, sum->bytes, sum->hash);
    ASSERT_TRUE(manifest);
    EXPECT_TRUE(plan_changes(scanned, *manifest, {}).tasks.empty());
    ManifestBuilder copy(path + "-part");
    copy.copy(*manifest, 0, manifest->size());
    const auto again = copy.write(path + "-again");
    ASSERT_TRUE(again);
    EXPECT_EQ(again->hash, sum->hash);
  });
  EXPECT_LT(planned, 20 * kMegabyte);
}

}  // namespace
}  // namespace news
