// SPDX-License-Identifier: GPL-2.0-or-later
// When a run publishes before its end, and what it leaves to the next one after a stop.
#include "indexer/store/publisher.hh"

#include <gtest/gtest.h>

#include <filesystem>

#include "common/index/index_reader.hh"
#include "indexer/copies/signature.hh"
#include "indexer/store/index_files.hh"
#include "tests/unit/indexer/glass/bulk_fixture.hh"

namespace news {
namespace {

constexpr std::size_t kBody = 1000;  // bytes of an article

class PublisherTest : public ::testing::Test {
 protected:
  PublisherTest() : directory_(folder_ / "index") {
    for (const auto& one : {directory_ + "/segments", scratch_folder(directory_)}) {
      EXPECT_TRUE(make_folder(one));
    }
    options_.directory = directory_;
    options_.publish_every = std::chrono::hours(1);
  }

  // A batch of articles, one a file, as a thread of the run hands it over.
  void read(Publisher& publisher, const std::string& name, unsigned articles,
            unsigned written = 1000, double seconds = 0.001) {
    Batch batch(1);
    std::vector<FileResult> files;
    for (unsigned i = 0; i < articles; ++i) {
      PendingArticle pending;
      pending.article.id = id_text(hash_bytes(name + std::to_string(i)));
      pending.article.headline = "The ferry " + name;
      pending.article.body.assign(kBody, 'x');
      pending.article.body.replace(0, 5, "ferry");
      pending.signature = encode_signature(make_signature(pending.article, analyser_));
      batch.add(std::move(pending));
      files.emplace_back().path = "/news/" + name + std::to_string(i);
    }
    const auto place = publisher.reserve(batch);
    std::vector<ArticleEntry> entries;
    auto part = batch.write(publisher.next_scratch_name(), place, analyser_, entries,
                            [&](std::uint64_t bytes) { return bytes >= written * kBody; });
    ASSERT_TRUE(part);
    ASSERT_EQ(entries.size(), articles);
    for (unsigned i = 0; i < articles; ++i) files[i].articles = {entries[i]};
    EXPECT_TRUE(publisher.hand_over(place, std::move(*part), seconds, std::move(files)));
  }

  // Of the generation that a reader would open; 0: there is none.
  std::uint64_t published() const {
    const auto generation = read_current_generation(directory_);
    return generation ? generation->live_articles() : 0;
  }
  Manifest manifest_of(const Generation& generation) const {
    return *Manifest::open(directory_ + "/" + manifest_name(generation.number),
                           generation.manifest_bytes, generation.manifest_hash);
  }
  std::size_t files_known() const {
    return manifest_of(*read_current_generation(directory_)).size();
  }

  test::ScratchFolder folder_;
  std::string directory_;
  PublisherOptions options_;
  Analyser analyser_;
};

TEST_F(PublisherTest, publishes_in_the_middle_when_enough_bytes_were_read) {
  options_.publish_bytes = 25 * kBody;
  Publisher publisher(options_, {}, {});
  read(publisher, "a", 10);
  ASSERT_TRUE(publisher.advance());
  read(publisher, "b", 10);
  ASSERT_TRUE(publisher.advance());
  EXPECT_EQ(published(), 0u);
  read(publisher, "c", 10);
  ASSERT_TRUE(publisher.advance());
  EXPECT_EQ(published(), 30u);
  read(publisher, "d", 10);  // it counts from the last time
  ASSERT_TRUE(publisher.advance());
  EXPECT_EQ(published(), 30u);
  ASSERT_TRUE(publisher.finish({}));
  EXPECT_EQ(published(), 40u);
}

TEST_F(PublisherTest, publishes_in_the_middle_when_it_is_time) {
  options_.publish_every = std::chrono::seconds(0);
  Publisher publisher(options_, {}, {});
  read(publisher, "a", 10);
  ASSERT_TRUE(publisher.advance());
  EXPECT_EQ(published(), 10u);
}

TEST_F(PublisherTest, publishes_a_rebuild_only_whole) {
  options_.publish_bytes = 1;
  options_.publish_every = std::chrono::seconds(0);
  options_.afresh = true;
  Publisher publisher(options_, {}, {});
  read(publisher, "a", 10);
  ASSERT_TRUE(publisher.advance());
  EXPECT_EQ(published(), 0u);
  ASSERT_TRUE(publisher.finish({}));
  EXPECT_EQ(published(), 10u);
}

TEST_F(PublisherTest, publishes_no_rebuild_that_was_stopped_or_left_anything_out) {
  std::optional<double> left;
  options_.seconds_left = [&left] { return left; };
  options_.afresh = true;
  {
    Publisher publisher(options_, {}, {});
    read(publisher, "a", 10);
    left = 1000;  // a stop has come, though there is all the time to make a segment
    ASSERT_TRUE(publisher.finish({}));
    EXPECT_FALSE(publisher.published());
  }
  left = std::nullopt;
  Publisher publisher(options_, {}, {});
  read(publisher, "a", 10, 4);  // cut short
  ASSERT_TRUE(publisher.finish({}));
  EXPECT_FALSE(publisher.published());
  EXPECT_FALSE(read_current_generation(directory_));
}

TEST_F(PublisherTest, carries_over_into_a_rebuild_what_it_was_not_told_of) {
  {
    Publisher publisher(options_, {}, {});
    read(publisher, "a", 10);
    read(publisher, "b", 10);
    ASSERT_TRUE(publisher.finish({}));
  }
  const auto before = *read_current_generation(directory_);
  options_.afresh = true;
  Publisher publisher(options_, before, manifest_of(before));
  read(publisher, "b", 10);
  ASSERT_TRUE(publisher.finish({{"/news/a0", "/news/a1"}, {}, false}));
  EXPECT_EQ(publisher.carried_over(), 8u);
  EXPECT_EQ(published(), 18u);
}

TEST_F(PublisherTest, asks_the_guard_about_what_a_rebuild_no_longer_holds) {
  {
    Publisher publisher(options_, {}, {});
    read(publisher, "a", 10);
    ASSERT_TRUE(publisher.finish({}));
  }
  const auto before = *read_current_generation(directory_);
  options_.afresh = true;
  std::uint64_t asked = 0;
  options_.may_lose = [&](std::uint64_t removed) -> Status {
    asked = removed;
    return fail(ErrorCode::usage, "too many");
  };
  Publisher publisher(options_, before, manifest_of(before));
  read(publisher, "a", 4);
  std::vector<FileResult> emptied(1);
  emptied[0].path = "/news/a9";  // it is there and holds nothing any more
  publisher.hand_over(emptied);
  const auto done = publisher.finish({{"/news/a4", "/news/a5"}, {}, false});
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().message, "too many");
  EXPECT_EQ(asked, 3u);
  EXPECT_EQ(read_current_generation(directory_)->number, before.number);
}

TEST_F(PublisherTest, puts_no_rebuild_in_force_that_does_not_pass_its_check) {
  {
    Publisher publisher(options_, {}, {});
    read(publisher, "a", 10);
    ASSERT_TRUE(publisher.finish({}));
  }
  const auto before = *read_current_generation(directory_);
  options_.afresh = true;
  Publisher publisher(options_, before, manifest_of(before));
  read(publisher, "b", 10);  // a is carried over, from a segment that has lost a byte
  std::filesystem::resize_file(
      directory_ + "/" + segment_name(before.segments[0].number) + "/articles/docdata.glass", 100);
  const auto done = publisher.finish({});
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, ErrorCode::index_missing);
  EXPECT_EQ(read_current_generation(directory_)->number, before.number);
}

TEST_F(PublisherTest, leaves_what_no_time_is_left_for_to_the_next_run) {
  std::optional<double> left;
  options_.seconds_left = [&left] { return left; };
  Publisher publisher(options_, {}, {});
  read(publisher, "a", 10);
  left = -1;
  ASSERT_TRUE(publisher.finish({}));
  EXPECT_EQ(published(), 0u);
  EXPECT_EQ(publisher.left().added, 10u);
  EXPECT_EQ(files_known(), 0u);  // they are read as new ones
  EXPECT_TRUE(names_in(directory_ + "/segments").empty());
}

TEST_F(PublisherTest, publishes_after_a_stop_what_there_is_time_for) {
  std::optional<double> left;
  options_.seconds_left = [&left] { return left; };
  Publisher publisher(options_, {}, {});
  read(publisher, "a", 10);
  read(publisher, "b", 10, 4);  // cut short
  left = 1000;
  ASSERT_TRUE(publisher.finish({}));
  EXPECT_EQ(published(), 14u);
  EXPECT_EQ(publisher.left().added, 6u);
  EXPECT_EQ(files_known(), 14u);
}

// The document behind a segment's last is nothing's, but it takes up an id.
TEST_F(PublisherTest, makes_segments_after_a_stop_whose_ids_are_apart) {
  std::optional<double> left;
  options_.seconds_left = [&left] { return left; };
  Publisher publisher(options_, {}, {});
  for (const std::string name : {"a", "b", "c", "d", "e", "f"}) {
    read(publisher, name, 10, 1000, 10);  // 2.8 KB/s: in ten seconds two of the six
  }
  left = 10;
  ASSERT_TRUE(publisher.finish({}));
  const auto generation = read_current_generation(directory_);
  ASSERT_TRUE(generation);
  EXPECT_EQ(generation->live_articles(), 20u);
  for (std::size_t i = 1; i < generation->segments.size(); ++i) {
    EXPECT_LT(generation->segments[i - 1].last_article, generation->segments[i].first_article);
  }
}

TEST_F(PublisherTest, keeps_what_a_file_had_when_its_new_article_is_left) {
  std::optional<double> left;
  options_.seconds_left = [&left] { return left; };
  {
    Publisher publisher(options_, {}, {});
    read(publisher, "a", 10);
    ASSERT_TRUE(publisher.finish({}));
  }
  const auto before = read_current_generation(directory_);
  ASSERT_TRUE(before);
  auto manifest = Manifest::open(directory_ + "/" + manifest_name(before->number),
                                 before->manifest_bytes, before->manifest_hash);
  ASSERT_TRUE(manifest);
  Publisher publisher(options_, *before, *manifest);
  read(publisher, "a", 10, 3);  // all read again, three of them written
  left = 1000;
  ASSERT_TRUE(publisher.finish({}));
  EXPECT_EQ(published(), 10u);
  EXPECT_EQ(publisher.left().changed, 7u);
  EXPECT_EQ(publisher.left().added, 0u);
}

TEST_F(PublisherTest, waits_for_no_batch_and_takes_none_once_it_is_closed) {
  Publisher publisher(options_, {}, {});
  read(publisher, "a", 10);
  const std::shared_lock in_flight(publisher.epoch());  // of a thread that was given up
  publisher.close();
  EXPECT_FALSE(publisher.hand_over({{}}));
  ASSERT_TRUE(publisher.finish({}));
  EXPECT_EQ(published(), 10u);
}

TEST_F(PublisherTest, ends_a_batch_only_after_a_stop_and_when_time_runs_out) {
  std::optional<double> left;
  options_.seconds_left = [&left] { return left; };
  Publisher publisher(options_, {}, {});
  EXPECT_FALSE(publisher.must_end_batch(1e6, 1));
  left = 1.4;
  EXPECT_FALSE(publisher.must_end_batch(0.1, 6'000'000));
  EXPECT_TRUE(publisher.must_end_batch(2, 6'000'000)) << "finishing it would take a second";
  left = 0.4;
  EXPECT_TRUE(publisher.must_end_batch(0, 0));
  left = std::nullopt;
  for (const std::string name : {"a", "b", "c", "d", "e", "f"})
    read(publisher, name, 10, 1000, 0.2);
  left = 1.4;
  EXPECT_FALSE(publisher.must_end_batch(0, 0));
  for (const std::string name : {"g", "h", "i", "j", "k", "l"})
    read(publisher, name, 10, 1000, 0.4);
  EXPECT_TRUE(publisher.must_end_batch(0, 0)) << "the machine is slow, and much waits to be sealed";
}

}  // namespace
}  // namespace news
