// SPDX-License-Identifier: GPL-2.0-or-later
// What became of every article, counted between two manifests; and what a rebuild carries over.
#include "indexer/store/manifest_difference.hh"

#include <gtest/gtest.h>

#include "indexer/store/carry_over.hh"
#include "indexer/store/index_files.hh"
#include "tests/unit/indexer/glass/bulk_fixture.hh"

namespace news {
namespace {

struct Line {
  std::string path;
  std::vector<ArticleEntry> articles;
};

ArticleEntry article(std::uint64_t id, std::uint64_t content, std::uint32_t document = 1) {
  ArticleEntry out;
  out.id = id;
  out.content_hash = content;
  out.document = document;
  return out;
}

class ManifestsTest : public ::testing::Test {
 protected:
  Manifest manifest(const std::vector<Line>& lines) {
    const auto path = folder_ / ("manifest" + std::to_string(++made_));
    ManifestBuilder builder(path + "-part");
    for (const auto& line : lines) builder.add(line.path, {}, 0, line.articles, {});
    const auto sum = builder.write(path);
    EXPECT_TRUE(sum);
    return *Manifest::open(path, sum->bytes, sum->hash);
  }
  std::vector<std::uint64_t> counts(const std::vector<Line>& before,
                                    const std::vector<Line>& after) {
    const auto got = difference(manifest(before), manifest(after));
    return {got.added, got.changed, got.moved, got.removed};
  }
  using Counts = std::vector<std::uint64_t>;

  test::ScratchFolder folder_;
  int made_ = 0;
};

TEST_F(ManifestsTest, tells_added_changed_moved_and_removed_articles_apart) {
  EXPECT_EQ(counts({}, {}), (Counts{0, 0, 0, 0}));
  EXPECT_EQ(counts({}, {{"/a", {article(1, 10)}}}), (Counts{1, 0, 0, 0}));
  EXPECT_EQ(counts({{"/a", {article(1, 10)}}}, {}), (Counts{0, 0, 0, 1}));
  EXPECT_EQ(counts({{"/a", {article(1, 10)}}}, {{"/a", {article(1, 11)}}}), (Counts{0, 1, 0, 0}));
  EXPECT_EQ(counts({{"/a", {article(1, 10)}}}, {{"/b", {article(2, 10)}}}), (Counts{0, 0, 1, 0}));
}

TEST_F(ManifestsTest, sees_articles_that_leave_a_file_that_stays) {
  EXPECT_EQ(counts({{"/a", {article(3, 30), article(1, 10), article(2, 20)}}, {"/b", {}}},
                   {{"/a", {article(2, 20)}}, {"/b", {}}, {"/c", {article(9, 30)}}}),
            (Counts{0, 0, 1, 1}));
}

TEST_F(ManifestsTest, takes_a_copy_that_was_there_before_for_no_move) {
  EXPECT_EQ(
      counts({{"/a", {article(1, 10)}}, {"/b", {article(2, 10)}}}, {{"/b", {article(2, 10)}}}),
      (Counts{0, 0, 0, 1}));
}

TEST_F(ManifestsTest, counts_each_move_once) {
  EXPECT_EQ(counts({{"/a", {article(1, 10)}}, {"/b", {article(2, 10)}}},
                   {{"/c", {article(3, 10)}}, {"/d", {article(4, 10)}}, {"/e", {article(5, 10)}}}),
            (Counts{1, 0, 2, 0}));
}

// Two old segments of ten documents each; new documents begin at 21.
Generation old_generation() {
  Generation out;
  out.number = 4;
  out.next_article = 21;
  for (std::uint32_t i = 0; i < 2; ++i) {
    Segment segment;
    segment.number = i + 1;
    segment.first_article = 10 * i + 1;
    segment.last_article = 10 * i + 10;
    segment.articles = 10;
    out.segments.push_back(segment);
  }
  return out;
}

Manifest build_carried(const std::string& path, const Manifest& old, const Manifest& told,
                       const std::vector<std::string>& gone, Generation& next,
                       std::uint64_t carried) {
  ManifestBuilder builder(path + "-part");
  EXPECT_EQ(carry_over(old_generation(), old, told, gone, next, builder), carried);
  const auto sum = builder.write(path);
  return *Manifest::open(path, sum->bytes, sum->hash);
}

TEST_F(ManifestsTest, a_rebuild_carries_over_what_it_neither_tells_of_nor_names_as_gone) {
  std::vector<Line> lines = {{"/a", {}}, {"/b", {}}, {"/c", {}}};
  for (std::uint32_t i = 1; i <= 20; ++i)
    lines[(i - 1) / 8].articles.push_back(article(i, i * 7, i));
  const auto old = manifest(lines);
  const auto told = manifest({{"/a", {article(1, 7, 21), article(2, 14, 2)}}, {"/z", {}}});
  Generation next;
  next.segments.resize(1);
  next.segments[0].number = 9;
  const auto made = build_carried(folder_ / "made", old, told, {"/b"}, next, 5);
  ASSERT_EQ(made.size(), 3u);  // /a as told, /c as it was, /z
  EXPECT_EQ(made.file(0).articles.size(), 2u);
  EXPECT_EQ(made.path(1), "/c");
  EXPECT_EQ(made.file(1).articles.size(), 4u);
  ASSERT_EQ(next.segments.size(), 3u);
  EXPECT_EQ(next.segments[0].dead_articles,
            (std::vector<std::uint32_t>{1, 3, 4, 5, 6, 7, 8, 9, 10}));
  EXPECT_EQ(next.segments[1].dead_articles, (std::vector<std::uint32_t>{11, 12, 13, 14, 15, 16}));
  EXPECT_EQ(next.segments[2].number, 9u) << "ranges of ids rise";
}

TEST_F(ManifestsTest, a_rebuild_that_reads_everything_takes_no_old_segment) {
  const auto old = manifest({{"/a", {article(1, 7, 1)}}});
  const auto told = manifest({{"/a", {article(1, 7, 21)}}});
  Generation next;
  build_carried(folder_ / "made", old, told, {}, next, 0);
  EXPECT_TRUE(next.segments.empty());
}

}  // namespace
}  // namespace news
