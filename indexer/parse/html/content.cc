// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/content.hh"

#include <algorithm>
#include <unordered_set>
#include <vector>

#include "indexer/parse/fields/byline.hh"
#include "indexer/parse/fields/furniture.hh"
#include "indexer/parse/html/paragraph_run.hh"
#include "indexer/parse/html/words.hh"
#include "indexer/parse/text/rules.hh"

namespace news::html {
namespace {

class Chooser {
 public:
  explicit Chooser(const ContentInput& input)
      : input_(input), all_(input.blocks.all()), headline_key_(word_key(input.headline)) {}

  Content take_all() {
    for (std::size_t b = 0; b < all_.size(); ++b)
      if (!all_[b].has(kNotBodyHints) && has_word(all_[b].text))
        content_.parts.push_back({b, is_heading_block(all_[b])});
    return std::move(content_);
  }

  Content run() {
    content_.root = find_root(input_);
    return take(below_headline(input_.blocks.first_block(content_.root)),
                input_.blocks.end_block(content_.root));
  }

  // Of the blocks [first, end), whatever the names of what is around them.
  Content take_run(std::size_t first, std::size_t end) {
    never_ = kNoticeHint | kCommentHint | kCaptionHint | kCreditHint | kCardHint;
    return take(first, end);
  }

 private:
  Content take(std::size_t first, std::size_t end) {
    for (std::size_t b = first; b < end; ++b) {
      const TextBlock& block = all_[b];
      if (!is_text(block)) continue;
      // "subtitle" and its kin are section headings below the first paragraph.
      if (block.has(kSummaryHint) && !(begun_ && is_heading(block.tag))) continue;
      if (!begun_ && is_byline_line(block.text)) continue;
      if (is_repeated(block)) continue;
      const bool heading = is_heading_block(block);
      if (heading && !begun_ && !is_first_line(b)) continue;
      begun_ = begun_ || (!heading && block.size() > 80);
      content_.parts.push_back({b, heading});
    }
    drop_headings_of_lists();
    drop_loose_headings();
    return std::move(content_);
  }

  // The bold line of a paragraph that goes on below it.
  bool is_first_line(std::size_t b) const {
    return b + 1 < all_.size() && all_[b].tag == Tag::p && all_[b + 1].node == all_[b].node;
  }

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
    const bool is_bold = block.strong_bytes + 2 >= block.size() && block.size() < 120 &&
                         !ends_as_sentence(block.text);
    return is_bold && (block.tag == Tag::p || (begun_ && stands_over_paragraph(block)));
  }

  // A bold line of a box, right before a paragraph of the same box.
  bool stands_over_paragraph(const TextBlock& block) const {
    const auto next = static_cast<std::size_t>(&block - all_.data()) + 1;
    return (block.tag == Tag::div || block.tag == Tag::section || block.tag == Tag::article) &&
           block.links == 0 && next < all_.size() && all_[next].tag == Tag::p &&
           input_.tree.node(all_[next].node).parent == block.node && is_prose(all_[next]);
  }

  // Pages hold some paragraphs twice: for phones, as a teaser cut short, the whole text again in
  // one.
  bool is_repeated(const TextBlock& block) {
    constexpr std::size_t kTelling = 48;
    if (block.size() < kTelling) return false;
    const auto beginning = std::string_view(block.text).substr(0, kTelling);
    if (block.size() > 1000 && holds_what_was_taken(block.text)) return true;
    if (first_.size() < kFirst) first_.push_back(beginning);
    const bool is_cut = block.text.ends_with("...") || block.text.ends_with("…");
    if (is_cut && seen_.contains(beginning)) return true;
    seen_.insert(beginning);
    // An interviewer asks everybody the same.
    if (block.text.ends_with('?')) return false;
    return block.size() >= 60 && !seen_.insert(block.text).second;
  }

  // The whole article again in one block; what it begins with may be a caption.
  bool holds_what_was_taken(std::string_view text) const {
    return std::any_of(first_.begin(), first_.end(), [text](std::string_view beginning) {
      return text.find(beginning, 1) != text.npos;
    });
  }

  bool is_text(const TextBlock& block) const {
    if (block.has(never_) || !has_word(block.text)) return false;
    if (block.has(kBylineHint | kDateHint) && block.size() < 200) return false;
    if (block.link_share() > 0.8) return false;
    if (is_furniture_words(block.text)) return false;
    if (is_heading_block(block))
      return block.tag != Tag::h1 && word_key(block.text) != headline_key_;
    if (is_agency_credit(block.text)) return false;
    switch (block.tag) {
      case Tag::p:
      case Tag::blockquote:
      case Tag::li:
      case Tag::tr:
      case Tag::pre:
        return true;
      case Tag::dt:
      case Tag::dd:
        return begun_;
      default:
        return is_prose(block) || continues(block);
    }
  }

  // A short sentence among paragraphs that are no <p>.
  bool continues(const TextBlock& block) const {
    if (!begun_ || !ends_as_sentence(block.text) || count_words(block.text) < 2) return false;
    const NodeIndex before = all_[content_.parts.back().block].node;
    return before == block.node ||
           (input_.tree.tag(before) == block.tag &&
            input_.tree.node(before).parent == input_.tree.node(block.node).parent);
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
  static constexpr std::size_t kFirst = 4;
  std::vector<std::string_view> first_;  // how the first ones begin
  bool begun_ = false;                   // a paragraph has been taken
  std::uint32_t never_ = kNotBodyHints;
  Content content_;
};

std::size_t size_of(const Content& content, const Blocks& blocks) {
  std::size_t bytes = 0;
  for (const BodyPart& part : content.parts)
    if (!part.is_heading) bytes += blocks.all()[part.block].size();
  return bytes;
}

// A few lines right below the headline, and the longer text stands below another heading: the
// article is short.
bool is_brief(const ContentInput& input, const Content& chosen, const ParagraphRun& run) {
  constexpr std::size_t kLinesBetween = 6;
  const std::string headline = word_key(input.headline);
  if (chosen.parts.empty() || headline.empty()) return false;
  const std::size_t first = chosen.parts.front().block, last = chosen.parts.back().block;
  const auto& all = input.blocks.all();
  bool below_headline = false, heading_between = run.first < first;
  for (std::size_t b = first > kLinesBetween ? first - kLinesBetween : 0; b < first; ++b)
    below_headline = below_headline || word_key(all[b].text) == headline;
  for (std::size_t b = last + 1; b < run.first; ++b)
    heading_between = heading_between || is_heading(all[b].tag);
  return below_headline && heading_between;
}

}  // namespace

Content find_content(const ContentInput& input) {
  constexpr std::size_t kLeastShare = 5;  // a fifth of the page's paragraphs
  Content chosen = Chooser(input).run();
  const std::size_t bytes = size_of(chosen, input.blocks);
  const ParagraphRun run = largest_run(input.tree, input.blocks);
  if (bytes * kLeastShare >= run.page_bytes || run.bytes <= bytes) return chosen;
  if (is_brief(input, chosen, run)) return chosen;
  Content other = Chooser(input).take_run(run.first, run.end);
  if (size_of(other, input.blocks) <= bytes) return chosen;
  other.root = chosen.root;
  return other;
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
