// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <utility>

#include "common/stored_article.hh"
#include "common/stories.hh"
#include "indexer/cluster/bulk.hh"
#include "indexer/cluster/cluster_store.hh"
#include "indexer/cluster/document.hh"

namespace news {
namespace {

// A request holds as many at most; what is held back counts once for each thread.
constexpr std::size_t kMostArticles = 300, kMostBytes = std::size_t{3} << 20;

class ClusterWriter final : public StoreWriter {
 public:
  ClusterWriter(ClusterStore& store, Analyser& analyser) : store_(store), analyser_(analyser) {}

  void put(PendingArticle article) override {
    bytes_ += article.article.body.size() + article.article.text.size();
    pending_.push_back(std::move(article));
  }
  bool full() const override { return pending_.size() >= kMostArticles || bytes_ >= kMostBytes; }

  Status flush(const std::function<void(const std::vector<ArticleEntry>&, const Take& take)>&
                   written) override {
    std::vector<ArticleEntry> entries;
    if (!pending_.empty()) {
      if (auto ours = store_.still_ours(); !ours) return ours;
      if (auto done = send(entries); !done) return done;
      store_.sent(entries);
    }
    written(entries, [this](std::vector<FileResult> files) { store_.hand_over(std::move(files)); });
    return {};
  }

 private:
  Status send(std::vector<ArticleEntry>& entries) {
    if (!client_) {
      auto made = store_.site().make_client();
      if (!made) return fail(std::move(made.error()));
      client_ = std::move(*made);
    }
    const auto& site = store_.site();
    BulkSender sender(*client_, site.states.names().index(site.index), site.run);
    bytes_ = 0;
    for (auto& one : std::exchange(pending_, {})) {
      const auto pending = std::move(one);
      const auto data = encode_article(pending.article);
      ArticleEntry entry;
      entry.id = id_number(pending.article.id);
      entry.content_hash = pending.content_hash;
      entry.stored_hash = cluster_sum(data);
      entry.quotes = static_cast<std::uint32_t>(pending.article.quotes.size());
      const bool known = static_cast<bool>(pending.origin);
      entry.story = known ? pending.origin.story : new_story(entry.id, entry.content_hash);
      entry.first_seen = known ? pending.origin.first_seen : static_cast<std::uint32_t>(site.run);
      // Tells what was written in this run from what stood.
      entry.document = static_cast<std::uint32_t>(site.run);
      const ClusterPlacement where{.group = pending.group,
                                   .signature = pending.signature,
                                   .story = entry.story,
                                   .sum = entry.stored_hash,
                                   .entered = entry.first_seen,
                                   .run = site.run};
      if (auto sent =
              sender.put(entry.id, cluster_document(pending.article, data, where, analyser_));
          !sent) {
        return sent;
      }
      entries.push_back(entry);
    }
    return sender.flush();
  }

  ClusterStore& store_;
  Analyser& analyser_;
  std::unique_ptr<ClusterClient> client_;
  std::vector<PendingArticle> pending_;
  std::size_t bytes_ = 0;
};

}  // namespace

std::unique_ptr<StoreWriter> ClusterStore::writer(Analyser& analyser, unsigned) {
  return std::make_unique<ClusterWriter>(*this, analyser);
}

}  // namespace news
