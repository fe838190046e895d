// SPDX-License-Identifier: GPL-2.0-or-later
// The element that holds the article: prose counts for an element, links and stray lines inside it
// against it; of all elements the one with the most wins, the innermost where several tie.
#include <algorithm>
#include <string>
#include <vector>

#include "indexer/parse/fields/furniture.hh"
#include "indexer/parse/html/content.hh"
#include "indexer/parse/html/words.hh"

namespace news::html {
namespace {

// "The lido opens on Sunday."
bool is_short_paragraph(const TextBlock& block) {
  constexpr std::size_t kShortest = 12;
  return (block.tag == Tag::p || block.tag == Tag::blockquote) && block.size() >= kShortest &&
         block.links == 0 && ends_as_sentence(block.text) && !is_furniture_words(block.text);
}

double value_of(const TextBlock& block) {
  const auto size = static_cast<double>(std::min<std::size_t>(block.size(), 2000));
  if (block.has(kCaptionHint | kCreditHint | kBylineHint | kDateHint)) return 0;
  if (block.has(kNotBodyHints)) return -0.2 * size;
  if (is_prose(block)) return block.tag == Tag::p ? size : 0.8 * size;
  if (is_heading(block.tag)) return -2;
  if (is_short_paragraph(block)) return 0.5 * size;
  if (block.tag == Tag::tr && block.link_share() < 0.5) return 0.1 * size;
  if (block.link_share() > 0.5) return -0.5 * std::min(size, 120.0) - 5;
  return -0.1 * std::min(size, 120.0) - 1;
}

double container_bonus(const ContentInput& input, NodeIndex node) {
  const std::uint32_t hints = input.blocks.own_hints(node);
  if ((hints & kBodyHint) != 0) return 1.15;
  const Tag tag = input.tree.tag(node);
  if (tag == Tag::article) return 1.05;
  return 1;
}

bool is_text_element(Tag tag) {
  return !is_block(tag) || is_heading(tag) || tag == Tag::p || tag == Tag::blockquote ||
         tag == Tag::pre || tag == Tag::li || tag == Tag::tr || tag == Tag::dt || tag == Tag::dd;
}

// A <div> that holds one line and no other element is one, too.
bool is_paragraph(const ContentInput& input, NodeIndex node) {
  if (is_text_element(input.tree.tag(node))) return true;
  const std::size_t first = input.blocks.first_block(node);
  return input.tree.tag(node) == Tag::div && input.blocks.end_block(node) == first + 1 &&
         input.blocks.all()[first].node == node;
}

// Where several whole articles stand one below the other: the one that has the headline.
NodeIndex narrow_to_article(const ContentInput& input, NodeIndex root) {
  const std::string headline = word_key(input.headline);
  if (headline.empty()) return root;
  NodeIndex chosen = kNoNode;
  std::size_t articles = 0;
  for (NodeIndex i = root + 1; i < input.tree.node(root).end; ++i) {
    if (input.tree.tag(i) != Tag::article) continue;
    bool has_prose = false, has_headline = false;
    for (std::size_t b = input.blocks.first_block(i); b < input.blocks.end_block(i); ++b) {
      const TextBlock& block = input.blocks.all()[b];
      has_prose = has_prose || (is_prose(block) && !block.has(kNotBodyHints));
      has_headline = has_headline || (is_heading(block.tag) && word_key(block.text) == headline);
    }
    if (has_prose) ++articles;
    if (has_prose && has_headline && chosen == kNoNode) chosen = i;
    i = input.tree.node(i).end - 1;
  }
  return chosen != kNoNode && articles > 1 ? chosen : root;
}

}  // namespace

NodeIndex find_root(const ContentInput& input) {
  const auto& all = input.blocks.all();
  std::vector<double> before(all.size() + 1, 0);
  for (std::size_t b = 0; b < all.size(); ++b) before[b + 1] = before[b] + value_of(all[b]);
  NodeIndex best = 0;
  double best_value = 0;
  for (NodeIndex i = 0; i < input.tree.size(); ++i) {
    const Node& node = input.tree.node(i);
    if (node.is_text || !is_block(node.tag)) continue;
    const std::size_t first = input.blocks.first_block(i), end = input.blocks.end_block(i);
    if (end <= first) continue;
    const double value = (before[end] - before[first]) * container_bonus(input, i);
    if (value > 0 && value >= best_value) {
      best_value = value;
      best = i;
    }
  }
  // A paragraph is no container: what stands beside it is looked at, too.
  while (input.tree.node(best).parent != kNoNode && is_paragraph(input, best))
    best = input.tree.node(best).parent;
  return narrow_to_article(input, best);
}

}  // namespace news::html
