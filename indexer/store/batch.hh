// SPDX-License-Identifier: GPL-2.0-or-later
// Some hundred articles on their way into one small database each for articles and quotations.
// Filled and written by one thread; ids are taken only when it is written, so they leave no gaps.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "common/analyser.hh"
#include "common/article.hh"
#include "indexer/store/manifest.hh"
#include "indexer/store/segment.hh"

namespace news {

// What a batch is given before it is written: ids of its own and the segment they are meant for, so
// that the ranges of segments never touch.
struct BatchPlace {
  std::uint32_t first_article = 1, last_article = 0, first_quote = 1;
  std::uint32_t generation = 0;  // that its articles enter
  std::uint64_t segment = 0;     // the publisher's own count
};

struct PendingArticle {
  Article article;
  std::uint64_t content_hash = 0;
  Origin origin;          // none: it enters now
  std::string group;      // key of its near-copies
  std::string signature;  // encoded
};

// Hash of what the parser found: everything but path, place in the file, and what annotate/ adds.
std::uint64_t content_hash(const Article& article);

// The same of what the index stores of it: all but the text of a plain file as it was decoded. For
// an article of which nothing else is left.
std::uint64_t stored_content_hash(const Article& article);

// Hash of an article's data, then its quotations' places (quote_slot::kOrder).
std::uint64_t stored_hash(const std::vector<std::string>& data);

// The 16 hexadecimal digits as a number.
std::uint64_t id_number(std::string_view id);
bool looks_like_id(std::string_view text);
std::string id_text(std::uint64_t number);

class Batch {
 public:
  // `threads`: how many fill a batch each; together they keep to one measure of memory.
  explicit Batch(unsigned threads);
  void add(PendingArticle article);
  bool full() const;
  bool empty() const { return articles_.empty(); }

  std::uint32_t articles() const { return static_cast<std::uint32_t>(articles_.size()); }
  std::uint32_t quotes() const;
  std::size_t text_bytes() const { return bytes_; }

  // Writes folder-a, folder-q, folder-s and folder-e, and gives one entry an article, in the order
  // they were added. The batch is empty afterwards, also after an error. `must_end` is asked before
  // each article, and told how many bytes of text are written: the part holds those before it said
  // yes, perhaps none.
  Result<Part> write(const std::string& folder, const BatchPlace& place, Analyser& analyser,
                     std::vector<ArticleEntry>& entries,
                     const std::function<bool(std::uint64_t)>& must_end);

 private:
  std::size_t most_articles_, most_bytes_;
  std::vector<PendingArticle> articles_;
  std::size_t bytes_ = 0;
};

}  // namespace news
