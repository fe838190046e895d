// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/blocks.hh"

#include <algorithm>

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
  cut();
  mark_picture_texts();
  spread_hints();
}

std::size_t Blocks::end_block(NodeIndex node) const {
  const NodeIndex end = tree_.node(node).end;
  return end < first_at_.size() ? first_at_[end] : blocks_.size();
}

// Words inside a line that are for screen readers: "(opens in a new tab)".
bool Blocks::is_hidden_aside(NodeIndex i) const {
  constexpr NodeIndex kMostNodes = 4;
  const Node& node = tree_.node(i);
  return (own_[i] & kHiddenHint) != 0 && !is_block(node.tag) && node.end - i <= kMostNodes;
}

void Blocks::cut() {
  first_at_.resize(tree_.size() + 1);
  TextBlock block;
  NodeIndex link_end = 0, strong_end = 0, last_br = kNoNode;
  std::vector<NodeIndex> open;  // block elements around
  const auto finish = [&] {
    trim_end(block.text);
    if (!block.text.empty()) blocks_.push_back(std::move(block));
    block = TextBlock{};
  };
  for (NodeIndex i = 0; i < tree_.size();) {
    const Node& node = tree_.node(i);
    while (!open.empty() && tree_.node(open.back()).end <= i) {
      finish();
      open.pop_back();
    }
    // A block under way has begun before this node.
    first_at_[i] = static_cast<std::uint32_t>(blocks_.size() + (block.text.empty() ? 0 : 1));
    if (!node.is_text && (is_unread(node.tag) || is_hidden_aside(i))) {
      for (NodeIndex skipped = i; skipped < node.end; ++skipped) first_at_[skipped] = first_at_[i];
      i = node.end;
      continue;
    }
    if (node.is_text) {
      if (block.text.empty()) {
        block.node = open.empty() ? 0 : open.back();
        block.tag = tree_.tag(block.node);
        block.first = i;
      }
      const std::size_t before = block.text.size();
      append_words(block.text, tree_.text(i));
      const std::size_t grown = block.text.size() - before;
      if (i < link_end) block.link_bytes += grown;
      if (i < strong_end) block.strong_bytes += grown;
      if (grown > 1) last_br = kNoNode;
      block.last = i;
    } else if (is_block(node.tag)) {
      finish();
      first_at_[i] = static_cast<std::uint32_t>(blocks_.size());
      open.push_back(i);
      last_br = kNoNode;
    } else if (node.tag == Tag::br) {
      if (last_br != kNoNode) finish();
      append_words(block.text, " ");
      last_br = i;
    } else if (node.tag == Tag::a) {
      // A heading that links to itself leads nowhere.
      const bool in_heading = !open.empty() && is_heading(tree_.tag(open.back()));
      if (in_heading && tree_.attribute(i, Attr::href).starts_with('#')) {
        ++i;
        continue;
      }
      link_end = node.end;
      ++block.links;
    } else if (node.tag == Tag::b || node.tag == Tag::strong) {
      strong_end = std::max(strong_end, node.end);
    }
    ++i;
  }
  finish();
  first_at_[tree_.size()] = static_cast<std::uint32_t>(blocks_.size());
}

}  // namespace news::html
