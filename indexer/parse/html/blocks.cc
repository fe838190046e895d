// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/blocks.hh"

#include <utility>

#include "indexer/parse/html/block_cutter.hh"
#include "indexer/parse/html/words.hh"

namespace news::html {
namespace {

constexpr std::size_t kLongText = 140;  // bytes; prose even without an end mark
constexpr std::size_t kSentence = 40;
constexpr double kManyLinks = 0.5;

}  // namespace

bool is_prose(const TextBlock& block) {
  if (block.link_share() > kManyLinks) return false;
  if (block.size() >= kLongText) return true;
  return block.size() >= kSentence && ends_as_sentence(block.text);
}

Blocks::Blocks(const Tree& tree, const std::vector<std::string>& body_classes) : tree_(tree) {
  read_own_hints(body_classes);
  std::vector<bool> is_hidden(tree.size());
  for (NodeIndex i = 0; i < tree.size(); ++i) is_hidden[i] = (own_[i] & kHiddenHint) != 0;
  BlockCutter cutter(tree, is_hidden);
  cutter.run();
  blocks_ = std::move(cutter.blocks);
  first_at_ = std::move(cutter.first_at);
  mark_picture_texts();
  mark_cards();
  spread_hints();
}

std::size_t Blocks::end_block(NodeIndex node) const {
  const NodeIndex end = tree_.node(node).end;
  return end < first_at_.size() ? first_at_[end] : blocks_.size();
}

}  // namespace news::html
