// SPDX-License-Identifier: GPL-2.0-or-later
// What a thread of a run tells a store, seen by a store that keeps nothing but what it is told:
// what any engine behind store.hh can rely on.
#include "indexer/pipeline/worker.hh"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/unit/indexer/glass/bulk_fixture.hh"

namespace news {
namespace {

class MemoryStore final : public Store {
 public:
  // Flushes after so many articles.
  explicit MemoryStore(std::size_t batch) : batch_(batch) {}

  std::unique_ptr<StoreWriter> writer(Analyser& /*analyser*/, unsigned /*threads*/) override {
    return std::make_unique<Writer>(*this);
  }
  bool hand_over(std::vector<FileResult> files) override {
    for (auto& file : files) {
      const auto path = file.path;
      told[path].push_back(std::move(file));
    }
    return true;
  }
  Status advance() override {
    ++advanced;
    return advance_fails ? Status(fail(ErrorCode::io, "the store is full")) : Status();
  }
  void close() override {}
  Status finish(Leaving /*leaving*/) override { return {}; }
  const Generation& generation() const override { return generation_; }
  bool published() const override { return false; }
  std::uint64_t carried_over() const override { return 0; }
  const LeftOut& left() const override { return left_; }
  bool left_thread() const override { return false; }

  std::vector<std::string> headlines;
  std::map<std::string, std::vector<FileResult>> told;  // by path, in the order of telling
  int advanced = 0;
  bool advance_fails = false;

 private:
  class Writer final : public StoreWriter {
   public:
    explicit Writer(MemoryStore& store) : store_(store) {}
    void put(PendingArticle article) override { put_.push_back(std::move(article)); }
    bool full() const override { return put_.size() >= store_.batch_; }
    Status flush(const std::function<void(const std::vector<ArticleEntry>&, const Take& take)>&
                     written) override {
      std::vector<ArticleEntry> entries;
      for (const auto& pending : put_) {
        ArticleEntry entry;
        entry.id = id_number(pending.article.id);
        entry.content_hash = pending.content_hash;
        entries.push_back(entry);
        store_.headlines.push_back(pending.article.headline);
      }
      put_.clear();
      written(entries,
              [this](std::vector<FileResult> files) { store_.hand_over(std::move(files)); });
      return {};
    }

   private:
    MemoryStore& store_;
    std::vector<PendingArticle> put_;
  };

  const std::size_t batch_;
  Generation generation_;
  LeftOut left_;
};

class WorkerTest : public ::testing::Test {
 protected:
  void write(const std::string& name, const std::string& text) {
    std::filesystem::create_directories(folder_ / "news");
    std::ofstream(path(name)) << text;
  }
  std::string path(const std::string& name) const { return folder_ / ("news/" + name); }
  static std::string lines(int from, int to) {
    std::string text;
    for (int i = from; i < to; ++i) {
      text += R"({"headline":"The ferry number )" + std::to_string(i) +
              R"(","body":"The ferry sailed in the morning and nobody was late for it."})" + "\n";
    }
    return text;
  }

  RunReport run(Store* store) {
    const auto scanned = scan_paths({folder_ / "news"}, {});
    const Manifest manifest;
    const auto plan = plan_changes(scanned, manifest, {});
    CopyFinder copies;
    RunState state{options_,
                   scanned,
                   plan,
                   manifest,
                   store,
                   signal_,
                   copies,
                   MovedArticles(manifest, plan.gone),
                   PurgedArticles({}),
                   0,
                   false,
                   {},
                   {},
                   {},
                   {}};
    work(state);
    error_ = state.first_error();
    return state.take_report();
  }

  test::ScratchFolder folder_;
  Options options_;
  std::atomic<int> signal_ = 0;
  std::optional<Error> error_;
};

TEST_F(WorkerTest, tells_a_store_of_every_article_and_of_its_file) {
  write("a.txt", "The harbour affair\n\nA heron sat in the harbour until noon and left.\n");
  write("b.jsonl", lines(0, 3));
  MemoryStore store(1000);
  const auto report = run(&store);
  EXPECT_EQ(report.added, 4u);
  EXPECT_EQ(store.headlines.size(), 4u);
  ASSERT_EQ(store.told.size(), 2u);
  EXPECT_EQ(store.told.at(path("a.txt")).back().articles.size(), 1u);
  EXPECT_EQ(store.told.at(path("b.jsonl")).back().articles.size(), 3u);
  EXPECT_EQ(store.told.at(path("b.jsonl")).back().flags & kIncomplete, 0u);
  EXPECT_FALSE(error_);
}

TEST_F(WorkerTest, tells_of_a_long_file_in_parts_that_are_marked_until_the_last) {
  write("b.jsonl", lines(0, 5));
  MemoryStore store(2);
  run(&store);
  const auto& told = store.told.at(path("b.jsonl"));
  ASSERT_EQ(told.size(), 3u);
  EXPECT_EQ(told[0].articles.size(), 2u);
  EXPECT_EQ(told[1].articles.size(), 4u);
  EXPECT_EQ(told[2].articles.size(), 5u);
  EXPECT_NE(told[0].flags & kIncomplete, 0u);
  EXPECT_NE(told[1].flags & kIncomplete, 0u);
  EXPECT_EQ(told[2].flags & kIncomplete, 0u);
  EXPECT_EQ(store.advanced, 3);
}

TEST_F(WorkerTest, ends_when_the_store_cannot_go_on) {
  write("b.jsonl", lines(0, 5));
  MemoryStore store(1);
  store.advance_fails = true;
  run(&store);
  ASSERT_TRUE(error_);
  EXPECT_EQ(error_->message, "the store is full");
  EXPECT_EQ(store.headlines.size(), 1u);
}

TEST_F(WorkerTest, counts_the_same_and_names_each_article_without_a_store) {
  write("b.jsonl", lines(0, 3));
  const auto report = run(nullptr);
  EXPECT_EQ(report.added, 3u);
  EXPECT_EQ(report.would.size(), 3u);
}

}  // namespace
}  // namespace news
