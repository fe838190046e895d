// SPDX-License-Identifier: GPL-2.0-or-later
#include <chrono>
#include <optional>
#include <shared_mutex>
#include <utility>

#include "indexer/store/publisher.hh"

namespace news {
namespace {

using Clock = std::chrono::steady_clock;

class BatchStoreWriter final : public StoreWriter {
 public:
  BatchStoreWriter(Publisher& publisher, Analyser& analyser, unsigned threads)
      : publisher_(publisher), analyser_(analyser), batch_(threads) {}

  void put(PendingArticle article) override { batch_.add(std::move(article)); }
  bool full() const override { return batch_.full(); }

  Status flush(const std::function<void(const std::vector<ArticleEntry>&, const Take& take)>&
                   written) override {
    const std::shared_lock in_flight(publisher_.epoch());
    const auto begun = Clock::now();
    const auto seconds = [&begun] {
      return std::chrono::duration<double>(Clock::now() - begun).count();
    };
    std::vector<ArticleEntry> entries;
    std::optional<Part> part;
    BatchPlace place;
    if (!batch_.empty()) {
      place = publisher_.reserve(batch_);
      auto made = batch_.write(
          publisher_.next_scratch_name(), place, analyser_, entries,
          [&](std::uint64_t bytes) { return publisher_.must_end_batch(seconds(), bytes); });
      if (!made) return fail(made.error());
      part = std::move(*made);
    }
    written(entries, [&](std::vector<FileResult> files) {
      if (part) {
        publisher_.hand_over(place, std::move(*part), seconds(), std::move(files));
      } else {
        publisher_.hand_over(std::move(files));
      }
    });
    return {};
  }

 private:
  Publisher& publisher_;
  Analyser& analyser_;
  Batch batch_;
};

}  // namespace

std::unique_ptr<StoreWriter> Publisher::writer(Analyser& analyser, unsigned threads) {
  return std::make_unique<BatchStoreWriter>(*this, analyser, threads);
}

}  // namespace news
