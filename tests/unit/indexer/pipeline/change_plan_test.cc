// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/change_plan.hh"

#include <gtest/gtest.h>

#include <fstream>

#include "indexer/store/index_files.hh"
#include "tests/unit/scratch_path.hh"

namespace news {
namespace {

const FileStamp kStamp{10, 20, 30, 40};

struct Known {
  std::string path;
  std::uint32_t flags = 0;
  bool skipped = false;
};

// Each file holds one article, unless it was skipped.
Manifest manifest_of(const std::vector<Known>& files) {
  ManifestBuilder builder(scratch_path("plan-manifest-part"));
  const ArticleEntry article{};
  for (const auto& file : files) {
    std::vector<SkipRecord> skips;
    if (file.skipped) skips.push_back({"", "binary"});
    builder.add(file.path, kStamp, file.flags, std::span(&article, file.skipped ? 0 : 1), skips);
  }
  const std::string path = scratch_path("plan-manifest");
  const auto sum = builder.write(path);
  EXPECT_TRUE(sum);
  return std::move(*Manifest::open(path, sum->bytes, sum->hash));
}

ScanResult scan_of(const std::vector<std::string>& roots, const std::vector<std::string>& files,
                   const FileStamp& stamp = kStamp) {
  ScanResult out;
  out.roots = roots;
  for (const auto& file : files) out.files.add(file, file, stamp);
  return out;
}

TEST(ChangePlan, reads_nothing_when_nothing_changed) {
  const auto plan =
      plan_changes(scan_of({"/a"}, {"/a/1", "/a/2"}), manifest_of({{"/a/1"}, {"/a/2"}}), {});
  EXPECT_TRUE(plan.tasks.empty());
  EXPECT_TRUE(plan.gone.empty());
  EXPECT_EQ(plan.unchanged_articles, 2u);
}

TEST(ChangePlan, reads_a_file_when_any_part_of_its_stamp_is_another) {
  const auto manifest = manifest_of({{"/a/1"}});
  for (int part = 0; part < 4; ++part) {
    auto stamp = kStamp;
    if (part == 0) ++stamp.size;
    if (part == 1) --stamp.mtime_ns;
    if (part == 2) ++stamp.ctime_ns;
    if (part == 3) ++stamp.inode;
    EXPECT_EQ(plan_changes(scan_of({"/a"}, {"/a/1"}, stamp), manifest, {}).tasks.size(), 1u)
        << part;
  }
}

TEST(ChangePlan, reads_again_what_was_young_when_it_was_read_or_read_in_part) {
  const auto manifest = manifest_of({{"/a/1", kRacy}, {"/a/2", kIncomplete}, {"/a/3"}});
  const auto plan = plan_changes(scan_of({"/a"}, {"/a/1", "/a/2", "/a/3"}), manifest, {});
  EXPECT_EQ(plan.tasks.size(), 2u);
}

TEST(ChangePlan, reads_again_what_other_options_would_read_otherwise) {
  ParseOptions plain, as_html, small;
  as_html.format = Format::html;
  small.max_article_bytes = 100;
  const auto was = reading_flags(plain, false);
  const auto manifest = manifest_of({{"/a/1", was}, {"/a/2", was | kUndated}});
  const auto tasks = [&](const ParseOptions& options, bool mtime_dates) {
    PlanOptions wanted;
    wanted.reading = reading_flags(options, mtime_dates);
    wanted.max_size = options.max_article_bytes;
    return plan_changes(scan_of({"/a"}, {"/a/1", "/a/2"}), manifest, wanted).tasks.size();
  };
  EXPECT_EQ(tasks(plain, false), 0u);
  EXPECT_EQ(tasks(as_html, false), 2u);
  EXPECT_EQ(tasks(plain, true), 1u);   // the one that states no date
  EXPECT_EQ(tasks(small, false), 2u);  // packed, ten bytes may hold more than a hundred
}

TEST(ChangePlan, takes_for_gone_what_a_link_brought_in_before_it_was_turned) {
  const auto manifest = manifest_of({{"/old/1", kByLink}, {"/old/2"}});
  auto scanned = scan_of({"/new"}, {"/new/1"});
  scanned.names = {{"/now", "/new"}};
  const auto gone = [&](const std::vector<PathLink>& links) {
    return plan_changes(scanned, manifest, {}, links).gone;
  };
  EXPECT_EQ(gone({}), std::vector<std::size_t>{});
  EXPECT_EQ(gone({{"/now", "/old"}}), std::vector<std::size_t>{0});
  EXPECT_EQ(gone({{"/then", "/old"}}), std::vector<std::size_t>{});
  EXPECT_EQ(links_after(scanned, {{"/now", "/old"}, {"/then", "/old"}}).size(), 2u);
}

TEST(ChangePlan, reads_everything_by_checksum_and_when_rebuilding) {
  const auto manifest = manifest_of({{"/a/1"}});
  PlanOptions options;
  options.checksum = true;
  EXPECT_EQ(plan_changes(scan_of({"/a"}, {"/a/1"}), manifest, options).tasks.size(), 1u);
  options = {};
  options.rebuild = true;
  EXPECT_EQ(plan_changes(scan_of({"/a"}, {"/a/1"}), manifest, options).tasks.size(), 1u);
}

TEST(ChangePlan, takes_a_file_for_gone_only_below_the_paths_given) {
  const auto manifest = manifest_of({{"/a/1"}, {"/ab/2"}, {"/c/3"}});
  const auto plan = plan_changes(scan_of({"/a"}, {}), manifest, {});
  ASSERT_EQ(plan.gone.size(), 1u);
  EXPECT_EQ(manifest.file(plan.gone[0]).path, "/a/1");
  EXPECT_EQ(plan.covered_articles, 1u);
}

TEST(ChangePlan, keeps_what_is_gone_with_no_delete) {
  PlanOptions options;
  options.no_delete = true;
  EXPECT_TRUE(plan_changes(scan_of({"/a"}, {}), manifest_of({{"/a/1"}}), options).gone.empty());
}

TEST(ChangePlan, keeps_what_stands_below_a_folder_that_cannot_be_read) {
  auto scanned = scan_of({"/a"}, {});
  scanned.problems.push_back({"/a/locked", "/a/locked", "folder cannot be read", true});
  const auto manifest = manifest_of({{"/a/locked/1"}, {"/a/open/2"}});
  const auto plan = plan_changes(scanned, manifest, {});
  ASSERT_EQ(plan.gone.size(), 1u);
  EXPECT_EQ(manifest.file(plan.gone[0]).path, "/a/open/2");
}

TEST(ChangePlan, takes_a_path_that_is_not_there_for_a_missing_disk_but_a_known_file_for_deleted) {
  auto scanned = scan_of({"/disk", "/b/2"}, {});
  scanned.problems = {{"/disk", "/disk", "no such file or folder", false},
                      {"/b/2", "/b/2", "no such file or folder", false}};
  const auto manifest = manifest_of({{"/b/2"}, {"/disk/1"}});
  const auto plan = plan_changes(scanned, manifest, {});
  ASSERT_EQ(plan.gone.size(), 1u);
  EXPECT_EQ(manifest.file(plan.gone[0]).path, "/b/2");
  EXPECT_EQ(plan.problems, (std::vector<std::size_t>{0}));
}

TEST(ChangePlan, tries_what_was_skipped_again_only_when_asked) {
  const auto manifest = manifest_of({{"/a/1", 0, true}});
  auto plan = plan_changes(scan_of({"/a"}, {"/a/1"}), manifest, {});
  EXPECT_TRUE(plan.tasks.empty());
  EXPECT_EQ(plan.still_skipped.size(), 1u);
  PlanOptions options;
  options.retry_skipped = true;
  plan = plan_changes(scan_of({"/a"}, {"/a/1"}), manifest, options);
  EXPECT_EQ(plan.tasks.size(), 1u);
}

TEST(ChangePlan, calls_it_mass_deletion_above_a_fifth_and_above_a_hundred) {
  EXPECT_FALSE(is_mass_delete(100, 100));
  EXPECT_TRUE(is_mass_delete(101, 101));
  EXPECT_TRUE(is_mass_delete(201, 1000));
  EXPECT_FALSE(is_mass_delete(200, 1000));
}

}  // namespace
}  // namespace news
