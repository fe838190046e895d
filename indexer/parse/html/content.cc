// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/content.hh"

#include <algorithm>
#include <unordered_set>
#include <vector>

#include "indexer/parse/html/furniture_line.hh"
#include "indexer/parse/html/names.hh"
#include "indexer/parse/html/words.hh"

namespace news::html {
namespace {

constexpr std::uint32_t kNeverBody = kFurnitureHint | kNoticeHint | kCommentHint | kHiddenHint |
                                     kCaptionHint | kCreditHint | kTailHint | kBoxHint;

class Chooser {
 public:
  explicit Chooser(const ContentInput& input)
      : input_(input), all_(input.blocks.all()), headline_key_(word_key(input.headline)) {}

  Content take_all() {
    for (std::size_t b = 0; b < all_.size(); ++b)
      if (!all_[b].has(kNeverBody)) content_.parts.push_back({b, is_heading_block(all_[b])});
    return std::move(content_);
  }

  Content run() {
    content_.root = find_root(input_);
    const std::size_t first = below_headline(input_.blocks.first_block(content_.root));
    const std::size_t end = input_.blocks.end_block(content_.root);
    bool begun = false;
    for (std::size_t b = first; b < end; ++b) {
      const TextBlock& block = all_[b];
      if (!is_text(block)) continue;
      // "subtitle" and its kin are section headings below the first paragraph.
      if (block.has(kSummaryHint) && !(begun && is_heading(block.tag))) continue;
      if (!begun && is_byline_line(block.text)) continue;
      if (is_repeated(block)) continue;
      const bool heading = is_heading_block(block);
      if (heading && !begun) continue;
      begun = begun || (!heading && block.size() > 80);
      content_.parts.push_back({b, heading});
    }
    drop_headings_of_lists();
    drop_loose_headings();
    return std::move(content_);
  }

 private:
  // Section names and kickers stand over the headline, never the text.
  std::size_t below_headline(std::size_t first) const {
    constexpr std::size_t kLookedAt = 12;
    if (headline_key_.empty()) return first;
    const std::size_t end = std::min(first + kLookedAt, input_.blocks.end_block(content_.root));
    for (std::size_t b = first; b < end; ++b) {
      if (is_prose(all_[b])) return first;
      if (is_heading(all_[b].tag) && word_key(all_[b].text) == headline_key_) return b + 1;
    }
    return first;
  }

  bool is_heading_block(const TextBlock& block) const {
    if (is_heading(block.tag)) return true;
    return block.tag == Tag::p && block.strong_bytes + 2 >= block.size() && block.size() < 120 &&
           !ends_as_sentence(block.text);
  }

  // Pages hold some paragraphs twice: for phones, as a teaser cut short, the whole text again in
  // one.
  bool is_repeated(const TextBlock& block) {
    constexpr std::size_t kTelling = 48;
    if (block.size() < kTelling) return false;
    const auto beginning = std::string_view(block.text).substr(0, kTelling);
    if (first_.empty()) first_ = beginning;
    if (block.size() > 1000 && block.text.find(first_, 1) != std::string::npos) return true;
    const bool is_cut = block.text.ends_with("...") || block.text.ends_with("…");
    if (is_cut && seen_.contains(beginning)) return true;
    seen_.insert(beginning);
    // An interviewer asks everybody the same.
    if (block.text.ends_with('?')) return false;
    return block.size() >= 60 && !seen_.insert(block.text).second;
  }

  bool is_text(const TextBlock& block) const {
    if (block.has(kNeverBody)) return false;
    if (block.has(kBylineHint | kDateHint) && block.size() < 200) return false;
    if (block.link_share() > 0.8) return false;
    if (is_furniture_line(block.text)) return false;
    if (is_heading_block(block))
      return block.tag != Tag::h1 && word_key(block.text) != headline_key_;
    if (block.tag == Tag::p || block.tag == Tag::blockquote || block.tag == Tag::li) return true;
    return is_prose(block);
  }

  // "More on this" over a list of links that is no text, in a box of their own.
  void drop_headings_of_lists() {
    std::vector<std::size_t> texts;  // blocks, in order
    for (const BodyPart& part : content_.parts)
      if (!part.is_heading) texts.push_back(part.block);
    std::erase_if(content_.parts, [&](const BodyPart& part) {
      if (!part.is_heading || part.block + 1 >= all_.size()) return false;
      const TextBlock& next = all_[part.block + 1];
      if (next.tag != Tag::li || next.link_share() <= 0.8) return false;
      const NodeIndex box = input_.tree.node(all_[part.block].node).parent;
      if (box == kNoNode) return false;
      const auto inside =
          std::lower_bound(texts.begin(), texts.end(), input_.blocks.first_block(box));
      return inside == texts.end() || *inside >= input_.blocks.end_block(box);
    });
  }

  void drop_loose_headings() {
    auto& parts = content_.parts;
    while (!parts.empty() && parts.back().is_heading) parts.pop_back();
  }

  const ContentInput& input_;
  const std::vector<TextBlock>& all_;
  std::string headline_key_;
  std::unordered_set<std::string_view> seen_;  // how the blocks taken begin
  std::string_view first_;
  Content content_;
};

}  // namespace

Content find_content(const ContentInput& input) {
  return Chooser(input).run();
}

Content fragment_content(const Tree& tree, const Blocks& blocks) {
  const ContentInput input{tree, blocks, {}};
  return Chooser(input).take_all();
}

void append_part(std::string_view text, bool is_heading, Article& article) {
  if (!article.body.empty()) article.body += "\n\n";
  article.blocks.push_back({is_heading ? BlockKind::heading : BlockKind::paragraph,
                            article.body.size(), article.body.size() + text.size()});
  article.body += text;
  if (is_heading) article.headings.emplace_back(text);
}

void write_body(const Blocks& blocks, const Content& content, Article& article) {
  for (const BodyPart& part : content.parts)
    append_part(blocks.all()[part.block].text, part.is_heading, article);
}

}  // namespace news::html
