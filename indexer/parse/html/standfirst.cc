// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/standfirst.hh"

#include "indexer/parse/html/hints.hh"

namespace news::html {
namespace {

constexpr std::size_t kShortest = 30, kLongest = 600;  // bytes
constexpr std::size_t kBlocksBefore = 60;              // looked at before the body

bool may_be_standfirst(const TextBlock& block) {
  return block.size() >= kShortest && block.size() <= kLongest && block.link_share() < 0.5 &&
         !block.has(kBylineHint | kDateHint | kCaptionHint | kHiddenHint | kTailHint | kBoxHint);
}

}  // namespace

std::string find_standfirst(const Blocks& blocks, const Content& content,
                            std::string_view description) {
  if (content.parts.empty()) return {};
  const auto& all = blocks.all();
  const std::size_t body = content.parts.front().block;
  std::string marked;
  for (std::size_t b = body > kBlocksBefore ? body - kBlocksBefore : 0; b < body; ++b) {
    const TextBlock& block = all[b];
    if (!may_be_standfirst(block)) continue;
    if (block.text == description) return block.text;
    if (marked.empty() && block.has(kSummaryHint)) marked = block.text;
  }
  return marked;
}

}  // namespace news::html
