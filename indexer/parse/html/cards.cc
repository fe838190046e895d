// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/cards.hh"

#include <algorithm>

#include "indexer/parse/html/blocks.hh"

namespace news::html {
namespace {

constexpr std::size_t kFewestCards = 3;

class CardFinder {
 public:
  CardFinder(const Tree& tree, const Blocks& blocks) : tree_(tree), blocks_(blocks) {}

  std::vector<NodeIndex> run() {
    std::vector<NodeIndex> row;
    for (NodeIndex parent = 0; parent < tree_.size();) {
      if (tree_.node(parent).is_text || !is_block(tree_.tag(parent)) || !fits(parent)) {
        parent = tree_.node(parent).is_text ? parent + 1 : next(parent);
        continue;
      }
      row.clear();
      for (NodeIndex i = parent + 1; i < tree_.node(parent).end; i = tree_.node(i).end)
        if (!tree_.node(i).is_text && is_card(i)) row.push_back(i);
      if (row.size() >= kFewestCards) cards_.insert(cards_.end(), row.begin(), row.end());
      ++parent;
    }
    std::sort(cards_.begin(), cards_.end());
    drop_nested();
    return std::move(cards_);
  }

 private:
  // Enough blocks for a row of cards.
  bool fits(NodeIndex i) const {
    return blocks_.end_block(i) - blocks_.first_block(i) >= kFewestCards;
  }

  NodeIndex next(NodeIndex i) const { return is_block(tree_.tag(i)) ? tree_.node(i).end : i + 1; }

  bool is_card(NodeIndex i) const {
    constexpr std::size_t kMostBlocks = 6, kLongest = 500, kShortestHeadline = 12;
    const std::size_t first = blocks_.first_block(i), end = blocks_.end_block(i);
    if (end <= first || end - first > kMostBlocks) return false;
    std::size_t bytes = 0, headlines = 0, paragraphs = 0;
    for (std::size_t b = first; b < end; ++b) {
      const TextBlock& block = blocks_.all()[b];
      bytes += block.size();
      const bool is_headline =
          is_heading(block.tag) || (paragraphs == 0 && block.size() >= kShortestHeadline);
      if (is_headline && leads_away(tree_, block))
        ++headlines;
      else if (headlines > 0 && block.links == 0)
        ++paragraphs;
    }
    return headlines == 1 && paragraphs > 0 && bytes <= kLongest;
  }

  void drop_nested() {
    NodeIndex end = 0;
    std::erase_if(cards_, [&](NodeIndex i) {
      if (i < end) return true;
      end = tree_.node(i).end;
      return false;
    });
  }

  const Tree& tree_;
  const Blocks& blocks_;
  std::vector<NodeIndex> cards_;
};

}  // namespace

bool leads_away(const Tree& tree, const TextBlock& block) {
  constexpr double kMostly = 0.8;
  if (block.link_share() <= kMostly) return false;
  NodeIndex link = block.last;  // what stands before a link is a number or a label
  while (link != kNoNode && tree.tag(link) != Tag::a) link = tree.node(link).parent;
  if (link == kNoNode) return false;
  const std::string_view href = tree.attribute(link, Attr::href);
  return !href.empty() && href.front() != '#' && !href.starts_with("javascript:");
}

std::vector<NodeIndex> find_cards(const Tree& tree, const Blocks& blocks) {
  return CardFinder(tree, blocks).run();
}

}  // namespace news::html
