// SPDX-License-Identifier: GPL-2.0-or-later
// A page as the sequence of its lines of text: one block for each paragraph, heading, list item,
// table cell or loose run of text, with what its surroundings say of it. Linear in the page.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/parse/html/hints.hh"
#include "indexer/parse/html/tree.hh"

namespace news::html {

struct TextBlock {
  NodeIndex node = 0;             // the innermost block element around it
  NodeIndex first = 0, last = 0;  // first and last text node
  Tag tag = Tag::div;             // of that element
  std::string text;               // white space collapsed
  std::size_t link_bytes = 0;
  std::size_t strong_bytes = 0;  // in bold
  std::uint32_t links = 0;
  std::uint32_t around = kNoHint;  // hints of every element around it

  std::size_t size() const { return text.size(); }
  bool has(std::uint32_t hint) const { return (around & hint) != 0; }
  double link_share() const {
    return text.empty() ? 0 : static_cast<double>(link_bytes) / static_cast<double>(text.size());
  }
};

// Text that reads as prose: long enough, or a sentence, and not mostly links.
bool is_prose(const TextBlock& block);

class Blocks {
 public:
  // body_classes: elements of these are text, though their names say otherwise.
  explicit Blocks(const Tree& tree, const std::vector<std::string>& body_classes = {});

  const std::vector<TextBlock>& all() const { return blocks_; }
  // Hints of the element itself (tag, class, id, role, itemprop).
  std::uint32_t own_hints(NodeIndex node) const { return own_[node]; }
  // Hints of the element and everything around it.
  std::uint32_t around(NodeIndex node) const { return around_[node]; }
  // Elements that are each a card of another article.
  const std::vector<NodeIndex>& cards() const { return cards_; }
  // [first, last) of the blocks in the subtree.
  std::size_t first_block(NodeIndex node) const { return first_at_[node]; }
  std::size_t end_block(NodeIndex node) const;

 private:
  void read_own_hints(const std::vector<std::string>& body_classes);
  void mark_picture_texts();
  void mark_cards();
  void spread_hints();
  struct Sums;
  std::unordered_map<std::string_view, std::size_t> prose_by_class(const Sums& sums,
                                                                   std::uint32_t hints) const;
  std::uint32_t contradicted(NodeIndex node, std::size_t prose_of_class, bool holds_h1,
                             const Sums& sums) const;
  bool holds_blocks(NodeIndex i) const;
  bool is_shown_later(NodeIndex i, const Sums& sums) const;
  template <class Test>
  std::vector<bool> holders_of(Test&& is_wanted) const;

  const Tree& tree_;
  std::vector<std::uint32_t> own_, around_;
  std::vector<std::uint32_t> first_at_;  // node -> number of blocks that begin before it
  std::vector<TextBlock> blocks_;
  std::vector<NodeIndex> cards_;
};

}  // namespace news::html
