// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/captions.hh"

#include <algorithm>

#include "indexer/parse/html/words.hh"

namespace news::html {
namespace {

constexpr std::size_t kMaxCaption = 1200;

std::string text_without_credit(const Tree& tree, const Blocks& blocks, NodeIndex i,
                                std::string& credit) {
  std::string text;
  for (NodeIndex n = i; n < tree.node(i).end;) {
    const Node& node = tree.node(n);
    if (node.is_text) {
      append_words(text, tree.text(n));
    } else if (n != i && is_unread(node.tag)) {
      n = node.end;
      continue;
    } else if (n != i && (blocks.own_hints(n) & kCreditHint) != 0) {
      append_words(credit, " ");
      append_words(credit, tree.inner_text(n));
      n = node.end;
      continue;
    } else if (is_block(node.tag) || node.tag == Tag::br) {
      append_words(text, " ");
    }
    ++n;
  }
  trim_end(text);
  credit = collapse(credit);
  return text;
}

}  // namespace

Captions find_captions(const Tree& tree, const Blocks& blocks, const PageFacts&, NodeIndex) {
  Captions found;
  std::vector<std::string> keys;
  for (NodeIndex i = 0; i < tree.size(); ++i) {
    if ((blocks.own_hints(i) & kCaptionHint) == 0 || tree.node(i).is_text) continue;
    const NodeIndex end = tree.node(i).end;
    if ((blocks.around(i) & (kCommentHint | kFurnitureHint)) == 0) {
      Caption caption;
      caption.text = text_without_credit(tree, blocks, i, caption.credit);
      if (!caption.text.empty() && caption.text.size() < kMaxCaption) {
        std::string key = word_key(caption.text);
        if (std::find(keys.begin(), keys.end(), key) == keys.end()) {
          keys.push_back(std::move(key));
          found.captions.push_back(std::move(caption));
        }
      } else if (caption.text.empty() && !caption.credit.empty()) {
        found.credits.push_back(caption.credit);
      }
    }
    i = end - 1;
  }
  return found;
}

}  // namespace news::html
