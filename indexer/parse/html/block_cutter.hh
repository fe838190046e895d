// SPDX-License-Identifier: GPL-2.0-or-later
// Cuts the text of a page into blocks, in order. A row of a table that holds data is one block, its
// cells a blank apart; so is each part of <pre> between blank lines, and a bold line before a <br>,
// which is a heading. A mark of a footnote never runs into the word before it.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/parse/html/blocks.hh"
#include "indexer/parse/html/tree.hh"

namespace news::html {

class BlockCutter {
 public:
  // is_hidden: of an element by itself, by its index.
  BlockCutter(const Tree& tree, const std::vector<bool>& is_hidden)
      : tree_(tree), is_hidden_(is_hidden) {}

  void run();
  std::vector<TextBlock> blocks;
  std::vector<std::uint32_t> first_at;  // node -> number of blocks that begin before it

 private:
  bool is_left_out(NodeIndex i) const;
  NodeIndex leave_out(NodeIndex i);
  void finish();
  void close_until(NodeIndex i);
  void text(NodeIndex i);
  void add_words(NodeIndex i, std::string_view words);
  void join_split_word(std::string_view words);
  void preformatted(NodeIndex i);
  void element(NodeIndex i);
  void block_element(NodeIndex i);
  void line_break(NodeIndex i);
  bool holds_page(NodeIndex i) const;
  void link(NodeIndex i);
  void raised(NodeIndex i);

  const Tree& tree_;
  const std::vector<bool>& is_hidden_;
  TextBlock block_;
  std::vector<NodeIndex> open_;  // block elements around
  NodeIndex link_end_ = 0, strong_end_ = 0, data_end_ = 0, pre_end_ = 0;
  NodeIndex last_br_ = kNoNode;
};

}  // namespace news::html
