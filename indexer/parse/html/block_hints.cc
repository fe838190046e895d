// SPDX-License-Identifier: GPL-2.0-or-later
// What the surroundings of a block say of it, and when they are not believed.
#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/parse/html/blocks.hh"
#include "indexer/parse/html/cards.hh"
#include "indexer/parse/html/words.hh"

namespace news::html {
namespace {

constexpr std::size_t kLongText = 140;  // bytes; prose even without an end mark
constexpr double kLongParagraph = 300;
constexpr double kFewLinks = 0.3;
constexpr double kMostProse = 0.6;     // of the page's
constexpr double kMostlyProse = 0.75;  // of what the element holds
constexpr double kEarly = 0.15;
constexpr std::size_t kCaptionBlocks = 4;  // a gallery's captions may be most of its page

// Hints that a container of most of the page's prose cannot mean: <body class="has-sidebar">.
constexpr std::uint32_t kPartHints =
    kFurnitureHint | kNoticeHint | kCommentHint | kCaptionHint | kCreditHint | kBylineHint |
    kDateHint | kSummaryHint | kHeadlineHint | kMediaHint | kHiddenHint | kBoxHint | kTailHint;

// Hints for what is a line or two.
constexpr std::uint32_t kLineHints =
    kCaptionHint | kCreditHint | kBylineHint | kDateHint | kSummaryHint | kHeadlineHint;

std::uint32_t tag_hints(Tag tag) {
  switch (tag) {
    case Tag::nav:
    case Tag::footer:
    case Tag::form:
    case Tag::dialog:
    case Tag::menu:
      return kFurnitureHint;
    case Tag::aside:
      return kBoxHint;
    case Tag::figcaption:
      return kCaptionHint;
    case Tag::time:
      return kDateHint;
    default:
      return kNoHint;
  }
}

bool is_furniture_tag(Tag tag) {
  return tag == Tag::nav || tag == Tag::footer || tag == Tag::dialog;
}

std::uint32_t role_hints(std::string_view role) {
  if (role == "navigation" || role == "banner" || role == "contentinfo" || role == "search" ||
      role == "dialog" || role == "alert" || role == "menu")
    return kFurnitureHint;
  if (role == "complementary") return kBoxHint;
  return kNoHint;
}

std::uint32_t itemprop_hints(std::string_view itemprop) {
  if (contains(itemprop, "articleBody")) return kBodyHint;
  if (itemprop == "author" || itemprop == "creator") return kBylineHint;
  if (itemprop == "caption") return kCaptionHint;
  if (itemprop == "description" || itemprop == "alternativeHeadline") return kSummaryHint;
  if (contains(itemprop, "datePublished") || contains(itemprop, "dateModified")) return kDateHint;
  if (itemprop == "comment") return kCommentHint;
  return kNoHint;
}

// Not displayed, or clipped to nothing as text for screen readers is.
bool is_undisplayed(std::string_view style) {
  const std::size_t at = style.find("display");
  if (at != std::string_view::npos &&
      collapse(style.substr(at + 7)).substr(0, 6).find("none") != std::string::npos)
    return true;
  return contains(style, "position:absolute") &&
         (contains(style, "clip:rect(0") || contains(style, "clip-path:inset(50%)"));
}

bool has_one_of(std::string_view classes, const std::vector<std::string>& names) {
  while (!classes.empty()) {
    const std::size_t end = std::min(classes.find(' '), classes.size());
    if (std::find(names.begin(), names.end(), classes.substr(0, end)) != names.end()) return true;
    classes.remove_prefix(std::min(end + 1, classes.size()));
  }
  return false;
}

}  // namespace

void Blocks::read_own_hints(const std::vector<std::string>& body_classes) {
  own_.assign(tree_.size(), kNoHint);
  std::unordered_map<std::string_view, std::uint32_t> seen;
  const auto look_up = [&](std::string_view attribute) -> std::uint32_t {
    if (attribute.empty()) return kNoHint;
    const auto [at, fresh] = seen.try_emplace(attribute, kNoHint);
    if (fresh) at->second = hints_of(attribute);
    return at->second;
  };
  NodeIndex figure_end = 0;
  for (NodeIndex i = 0; i < tree_.size(); ++i) {
    const Node& node = tree_.node(i);
    if (node.is_text) continue;
    std::uint32_t hints = tag_hints(node.tag);
    if (node.length > 0) {
      hints |= look_up(tree_.attribute(i, Attr::class_)) | look_up(tree_.attribute(i, Attr::id));
      hints |= role_hints(tree_.attribute(i, Attr::role));
      hints |= itemprop_hints(tree_.attribute(i, Attr::itemprop));
      if (is_undisplayed(tree_.attribute(i, Attr::style))) hints |= kHiddenHint;
      if (tree_.has_attribute(i, Attr::hidden)) hints |= kHiddenHint;
    }
    if (!body_classes.empty() && has_one_of(tree_.attribute(i, Attr::class_), body_classes))
      hints &= ~(kFurnitureHint | kNoticeHint | kHiddenHint);
    // The byline of a picture is its photographer's.
    if (i < figure_end && (hints & kBylineHint) != 0) hints = (hints & ~kBylineHint) | kCreditHint;
    if (node.tag == Tag::figure) figure_end = std::max(figure_end, node.end);
    own_[i] = hints;
  }
}

// Sums over the blocks before block b, so that what an element holds is a difference.
struct Blocks::Sums {
  std::vector<std::size_t> prose, bytes, paragraphs;

  explicit Sums(const std::vector<TextBlock>& blocks)
      : prose(blocks.size() + 1), bytes(blocks.size() + 1), paragraphs(blocks.size() + 1) {
    for (std::size_t b = 0; b < blocks.size(); ++b) {
      const TextBlock& block = blocks[b];
      const bool is_long = block.tag == Tag::p && block.size() > kLongText;
      prose[b + 1] = prose[b] + (is_prose(block) ? block.size() : 0);
      bytes[b + 1] = bytes[b] + block.size();
      paragraphs[b + 1] = paragraphs[b] + (is_long && block.link_share() < kFewLinks ? 1 : 0);
    }
  }
};

// For every class of elements with one of the hints: the prose inside all of them, those within
// another such not counted twice.
std::unordered_map<std::string_view, std::size_t> Blocks::prose_by_class(
    const Sums& sums, std::uint32_t hints) const {
  std::unordered_map<std::string_view, std::size_t> by_class;
  std::unordered_map<std::string_view, NodeIndex> covered;
  for (NodeIndex i = 0; i < tree_.size(); ++i) {
    if ((own_[i] & hints) == 0) continue;
    const std::string_view name = tree_.attribute(i, Attr::class_);
    NodeIndex& until = covered[name];
    if (i < until) continue;
    until = tree_.node(i).end;
    by_class[name] += sums.prose[end_block(i)] - sums.prose[first_block(i)];
  }
  return by_class;
}

bool Blocks::holds_blocks(NodeIndex i) const {
  const std::size_t first = first_block(i);
  return first < end_block(i) && blocks_[first].node != i;
}

// The elements around those that a test picks.
template <class Test>
std::vector<bool> Blocks::holders_of(Test&& is_wanted) const {
  std::vector<bool> holds(tree_.size(), false);
  for (NodeIndex i = 0; i < tree_.size(); ++i)
    if (is_wanted(i))
      for (NodeIndex up = tree_.node(i).parent; up != kNoNode && !holds[up];
           up = tree_.node(up).parent)
        holds[up] = true;
  return holds;
}

// A class word is not believed of an element that the page's prose contradicts: <body
// class="has-sidebar">, <div class="paywall"> around the article, a box left unclosed.
std::uint32_t Blocks::contradicted(NodeIndex i, std::size_t prose_of_class, bool holds_h1,
                                   const Sums& sums) const {
  // A <footer> or <nav> is what it says, however much it says.
  if (is_furniture_tag(tree_.tag(i)) && !holds_h1) return kNoHint;
  const std::size_t first = first_block(i), end = end_block(i);
  const auto total = static_cast<double>(sums.prose.back());
  const bool is_late = static_cast<double>(sums.prose[first]) > kEarly * total;
  const bool may_be_long = (is_late && (own_[i] & (kCommentHint | kNoticeHint)) != 0) ||
                           (tree_.tag(i) == Tag::figcaption && end <= first + kCaptionBlocks);
  if (static_cast<double>(prose_of_class) > kMostProse * total && !may_be_long) return kPartHints;
  if (holds_h1)
    return kFurnitureHint | kNoticeHint | kHiddenHint | kBoxHint | kMediaHint | kCaptionHint;
  const auto prose = static_cast<double>(sums.prose[end] - sums.prose[first]);
  const auto bytes = static_cast<double>(sums.bytes[end] - sums.bytes[first]);
  if (sums.paragraphs[end] - sums.paragraphs[first] >= 3 && prose > kMostlyProse * bytes)
    return kFurnitureHint | kMediaHint | kTailHint | kLineHints;
  // A long paragraph that is itself called so: <p class="paywall">.
  if (tree_.tag(i) == Tag::p && prose >= kLongParagraph && prose >= bytes) return kFurnitureHint;
  return kNoHint;
}

// The few words that share an element with a picture, and nothing else, are its caption, whatever
// the element is called.
void Blocks::mark_picture_texts() {
  constexpr std::size_t kLongest = 400, kMostBlocks = 3;
  for (NodeIndex i = 0; i < tree_.size(); ++i) {
    if (tree_.tag(i) != Tag::img && tree_.tag(i) != Tag::picture) continue;
    NodeIndex around = i;
    while (around != kNoNode && end_block(around) == first_block(around))
      around = tree_.node(around).parent;
    i = tree_.node(i).end - 1;
    if (around == kNoNode || !is_block(tree_.tag(around)) || tree_.tag(around) == Tag::p) continue;
    const std::size_t first = first_block(around), end = end_block(around);
    if (end - first > kMostBlocks || tree_.node(around).end - around > 80) continue;
    std::size_t bytes = 0;
    bool fits = true;
    for (std::size_t b = first; b < end; ++b) {
      const TextBlock& block = blocks_[b];
      bytes += block.size();
      for (NodeIndex up = block.node; fits && up != kNoNode && up >= around;
           up = tree_.node(up).parent)
        fits = (own_[up] & kBylineHint) == 0;  // a portrait beside its name
      fits = fits && !is_heading(block.tag) && block.tag != Tag::li && block.link_share() < 0.5 &&
             (own_[block.node] & (kBylineHint | kDateHint | kHeadlineHint)) == 0;
    }
    if (fits && bytes >= 10 && bytes <= kLongest) own_[around] |= kCaptionHint;
  }
}

void Blocks::mark_cards() {
  cards_ = find_cards(tree_, *this);
  for (const NodeIndex card : cards_) own_[card] |= kCardHint;
}

// Tabs, accordions and the part behind a subscription are hidden until a script shows them: text of
// the article all the same, where it stands inside that and holds whole paragraphs.
bool Blocks::is_shown_later(NodeIndex i, const Sums& sums) const {
  constexpr std::uint32_t kOther = kFurnitureHint | kNoticeHint | kCommentHint | kCaptionHint |
                                   kBoxHint | kTailHint | kMediaHint | kCardHint;
  if ((own_[i] & kOther) != 0 || !is_block(tree_.tag(i))) return false;
  const std::size_t first = first_block(i), end = end_block(i);
  if (sums.paragraphs[end] == sums.paragraphs[first]) return false;
  for (NodeIndex up = tree_.node(i).parent; up != kNoNode; up = tree_.node(up).parent) {
    if ((own_[up] & (kOther | kHiddenHint)) != 0) return false;
    if (tree_.tag(up) == Tag::article || tree_.tag(up) == Tag::main || (own_[up] & kBodyHint) != 0)
      return true;
  }
  return false;
}

void Blocks::spread_hints() {
  const Sums sums(blocks_);
  const auto by_class = prose_by_class(sums, kPartHints);
  const auto by_body_class = prose_by_class(sums, kBodyHint);
  const std::vector<bool> holds_h1 =
      holders_of([&](NodeIndex i) { return tree_.tag(i) == Tag::h1; });
  // <div class="teaser-content"> around the first of the elements that are the article's body.
  const auto most = static_cast<std::size_t>(kMostProse * static_cast<double>(sums.prose.back()));
  const std::vector<bool> holds_body = holders_of([&](NodeIndex i) {
    return (own_[i] & kBodyHint) != 0 && (own_[i] & kPartHints) == 0 && holds_blocks(i) &&
           by_body_class.at(tree_.attribute(i, Attr::class_)) > most;
  });
  around_.assign(tree_.size(), kNoHint);
  for (NodeIndex i = 0; i < tree_.size(); ++i) {
    const Node& node = tree_.node(i);
    const std::uint32_t above = node.parent == kNoNode ? kNoHint : around_[node.parent];
    if ((own_[i] & kPartHints) != 0)
      own_[i] &= ~contradicted(i, by_class.at(tree_.attribute(i, Attr::class_)), holds_h1[i], sums);
    if (holds_body[i]) own_[i] &= ~(kFurnitureHint | kNoticeHint);
    if ((own_[i] & kHiddenHint) != 0 && is_shown_later(i, sums)) own_[i] &= ~kHiddenHint;
    around_[i] = above | own_[i];
  }
  for (TextBlock& block : blocks_) {
    // Elements inside the block that hold all of it count as around it: <p><em class="caption">.
    block.around = around_[block.node];
    if (block.first == block.last) block.around |= around_[tree_.node(block.first).parent];
  }
}

}  // namespace news::html
