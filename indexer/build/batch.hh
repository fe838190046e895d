// SPDX-License-Identifier: GPL-2.0-or-later
// Some hundred articles on their way into one small database each for articles and quotations.
// Filled and written by one thread; ids are taken only when it is written, so they leave no gaps.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

#include "common/analyser.hh"
#include "common/article.hh"
#include "indexer/annotate/signature.hh"
#include "indexer/build/manifest.hh"
#include "indexer/build/segment.hh"

namespace news {

// Ids are taken in blocks, by any thread, and never given twice.
struct IdAllocator {
  std::atomic<std::uint32_t> next_article = 1, next_quote = 1;
};

struct PendingArticle {
  Article article;
  std::uint64_t content_hash = 0;
  std::uint32_t first_seen = 0;  // 0: it enters now
  std::string group;             // key of its near-copies
  Signature signature;
};

// Hash of what the parser found: everything but path, place in the file, and what annotate/ adds.
std::uint64_t content_hash(const Article& article);

// The 16 hexadecimal digits as a number.
std::uint64_t id_number(std::string_view id);
std::string id_text(std::uint64_t number);

class Batch {
 public:
  void add(PendingArticle article);
  bool full() const;
  bool empty() const { return articles_.empty(); }
  std::size_t size() const { return articles_.size(); }

  // Writes folder-a and folder-q, and gives one entry an article, in the order they were added.
  // `generation`: the one they enter. The batch is empty afterwards, also after an error.
  Result<Part> write(const std::string& folder, std::uint32_t generation, IdAllocator& ids,
                     Analyser& analyser, std::vector<ArticleEntry>& entries);

 private:
  std::vector<PendingArticle> articles_;
  std::size_t bytes_ = 0;
};

}  // namespace news
