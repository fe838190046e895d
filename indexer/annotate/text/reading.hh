// SPDX-License-Identifier: GPL-2.0-or-later
// The text of an article as it is read: annotated_text() with its repairs made (article.hh). Words
// split at line ends and words with soft hyphens are whole in it, and what is found in it is told
// by where it stands in the text. Pure; linear.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.hh"

namespace news::annotation {

class Reading {
 public:
  // The article must outlive this, unchanged in text, body, blocks and repairs.
  explicit Reading(const Article& article);

  std::string_view text() const { return text_; }
  const std::vector<Block>& blocks() const { return blocks_; }  // over text()

  // Bytes of annotated_text() for bytes of text(): of what begins there, of what ends there.
  std::size_t begin_in_source(std::size_t byte) const;
  std::size_t end_in_source(std::size_t byte) const;

 private:
  // From `read` on the reading is the source from `source` on; where a repair has words, they stand
  // for the bytes up to `source_end`.
  struct Run {
    std::size_t read = 0, source = 0, source_end = 0;
    bool words = false;
  };
  const Run& run_at(std::size_t byte) const;
  void make_repairs(const Article& article);

  std::string repaired_;  // empty: no repairs, text() is the article's
  std::string_view text_;
  std::vector<Run> runs_;
  std::vector<Block> blocks_;
};

}  // namespace news::annotation
