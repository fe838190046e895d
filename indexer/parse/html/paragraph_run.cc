// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/paragraph_run.hh"

#include <algorithm>

namespace news::html {
namespace {

bool stands_in_furniture(const Tree& tree, NodeIndex i) {
  for (; i != kNoNode; i = tree.node(i).parent)
    if (tree.tag(i) == Tag::footer || tree.tag(i) == Tag::nav || tree.tag(i) == Tag::dialog)
      return true;
  return false;
}

bool is_paragraph(const Tree& tree, const TextBlock& block) {
  constexpr std::uint32_t kNever =
      kCommentHint | kNoticeHint | kCardHint | kCaptionHint | kCreditHint;
  return is_prose(block) && !block.has(kNever) && !stands_in_furniture(tree, block.node);
}

}  // namespace

ParagraphRun largest_run(const Tree& tree, const Blocks& blocks) {
  constexpr std::size_t kWidestGap = 8;  // blocks: pictures, headings, a box
  ParagraphRun best, run;
  std::size_t page_bytes = 0;
  const auto& all = blocks.all();
  for (std::size_t b = 0; b < all.size(); ++b) {
    if (!is_paragraph(tree, all[b])) continue;
    if (run.bytes == 0 || b > run.end + kWidestGap) run = {b, b, 0, 0};
    run.end = b + 1;
    run.bytes += all[b].size();
    page_bytes += all[b].size();
    if (run.bytes > best.bytes) best = run;
  }
  best.page_bytes = page_bytes;
  return best;
}

}  // namespace news::html
