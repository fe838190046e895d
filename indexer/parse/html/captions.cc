// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/captions.hh"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>

#include "common/unicode.hh"
#include "indexer/parse/fields/byline.hh"
#include "indexer/parse/fields/furniture.hh"
#include "indexer/parse/fields/picture.hh"
#include "indexer/parse/html/words.hh"
#include "indexer/parse/text/rules.hh"

namespace news::html {
namespace {

constexpr std::size_t kLongest = 1200;  // bytes; a longer text is no caption
constexpr std::size_t kLongestCredit = 120;
constexpr std::size_t kNearBlocks = 6;  // of an element that a picture and its words share
constexpr std::uint32_t kNotShown = kCommentHint | kNoticeHint | kFurnitureHint;

bool has_letters(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const Character c = character_at(text, i);
    if (is_letter(c.code)) return true;
    i += c.bytes;
  }
  return false;
}

// "3 of 12 | The harbour at dawn" -> "The harbour at dawn".
std::string without_counter(std::string text) {
  std::size_t at = 0;
  const auto digits = [&] {
    const std::size_t begin = at;
    while (at < text.size() && at < begin + 3 && text[at] >= '0' && text[at] <= '9') ++at;
    return at > begin;
  };
  const auto skip = [&](std::string_view mark) {
    const bool found = std::string_view(text).substr(at).starts_with(mark);
    if (found) at += mark.size();
    return found;
  };
  if (!digits() || !(skip(" of ") || skip("/") || skip(" / ") || skip(" von ") || skip(" de ")))
    return text;
  if (!digits() || !(skip(" | ") || skip(": ") || skip(" - ") || skip(" – "))) return text;
  return text.substr(at);
}

class Collector {
 public:
  Collector(const Tree& tree, const Blocks& blocks, const CaptionPlace& place)
      : tree_(tree), blocks_(blocks), place_(place) {}

  Captions run() {
    for (NodeIndex i = 0; i < tree_.size(); ++i) {
      if (tree_.node(i).is_text) continue;
      const std::uint32_t own = blocks_.own_hints(i);
      if ((own & (kCaptionHint | kCreditHint)) == 0 || !is_in_place(i)) continue;
      if ((own & kCaptionHint) != 0)
        add_caption(i);
      else if (!add_credit(i))
        continue;
      i = tree_.node(i).end - 1;
    }
    return std::move(found_);
  }

 private:
  bool is_in_place(NodeIndex i) const {
    if ((blocks_.around(i) & kNotShown) != 0) return false;
    const std::size_t first = blocks_.first_block(i);
    return first >= place_.first_block && first < place_.end_block;
  }

  // The words of the caption; what is marked as credit goes there.
  Caption read(NodeIndex caption) const {
    Caption out;
    std::size_t last_line = 0;
    for (NodeIndex i = caption; i < tree_.node(caption).end;) {
      const Node& node = tree_.node(i);
      const bool is_credit =
          i != caption && !node.is_text && (blocks_.own_hints(i) & kCreditHint) != 0;
      if (is_credit) {
        append_words(out.credit, " ");
        append_words(out.credit, tree_.inner_text(i));
      }
      const bool is_hidden = i != caption && !node.is_text &&
                             (is_unread(node.tag) || (blocks_.own_hints(i) & kHiddenHint) != 0);
      if (is_credit || is_hidden) {
        i = node.end;
        continue;
      }
      append_words(out.text, node.is_text                                ? tree_.text(i)
                             : is_block(node.tag) || node.tag == Tag::br ? " "
                                                                         : "");
      if (node.tag == Tag::br && !node.is_text) last_line = out.text.size();
      ++i;
    }
    if (out.credit.empty()) part_last_line(last_line, out);
    out.text = collapse(out.text);
    out.credit = collapse(out.credit);
    return out;
  }

  // "The harbour at dusk<br>Una Maris/Shore".
  static void part_last_line(std::size_t begin, Caption& caption) {
    if (begin == 0 || begin >= caption.text.size()) return;
    const std::string line = collapse(std::string_view(caption.text).substr(begin));
    if (!is_agency_credit(line)) return;
    caption.credit = line;
    caption.text.resize(begin);
  }

  void add_caption(NodeIndex i) {
    Caption caption = read(i);
    if (caption.text.size() > kLongest) return;
    caption.text = without_counter(std::move(caption.text));
    caption = read_caption(std::move(caption));
    if (!has_letters(caption.text)) {
      keep_credit(std::move(caption.credit));
      return;
    }
    if (is_furniture_beside_picture(caption.text) || is_byline_line(caption.text)) return;
    if (is_label(i, caption.text)) return;
    if (!seen_.insert(word_key(caption.text)).second) return;
    last_figure_ = figure_of(i);
    found_.captions.push_back(std::move(caption));
  }

  bool add_credit(NodeIndex i) {
    std::string credit = read_credit(tree_.inner_text(i));
    if (credit.empty() || credit.size() > kLongestCredit || !has_letters(credit)) return false;
    const NodeIndex figure = figure_of(i);
    if (figure == kNoNode) return false;
    if (figure == last_figure_ && found_.captions.back().credit.empty())
      found_.captions.back().credit = std::move(credit);
    else
      keep_credit(std::move(credit));
    return true;
  }

  void keep_credit(std::string credit) {
    if (credit.empty() ||
        std::find(found_.credits.begin(), found_.credits.end(), credit) != found_.credits.end())
      return;
    found_.credits.push_back(std::move(credit));
  }

  // A word or two that only a class calls a caption, with no picture near: the name of a section.
  bool is_label(NodeIndex i, std::string_view text) const {
    constexpr std::size_t kMostWords = 3;
    constexpr int kLevels = 3;
    if (tree_.tag(i) == Tag::figcaption || ends_as_sentence(text) || count_words(text) > kMostWords)
      return false;
    NodeIndex around = i;
    for (int level = 0; level <= kLevels && around != kNoNode; ++level) {
      if (blocks_.end_block(around) - blocks_.first_block(around) > kNearBlocks) break;
      for (NodeIndex near = around; near < tree_.node(around).end; ++near)
        if (!tree_.node(near).is_text && is_picture(tree_.tag(near))) return false;
      around = tree_.node(around).parent;
    }
    return true;
  }

  static bool is_picture(Tag tag) {
    return tag == Tag::img || tag == Tag::picture || tag == Tag::video || tag == Tag::figure ||
           tag == Tag::svg || tag == Tag::canvas || tag == Tag::object || tag == Tag::noscript;
  }

  NodeIndex figure_of(NodeIndex i) const {
    while (i != kNoNode && tree_.tag(i) != Tag::figure) i = tree_.node(i).parent;
    return i;
  }

  const Tree& tree_;
  const Blocks& blocks_;
  const CaptionPlace& place_;
  Captions found_;
  std::unordered_set<std::string> seen_;
  NodeIndex last_figure_ = kNoNode - 1;
};

}  // namespace

Captions find_captions(const Tree& tree, const Blocks& blocks, const CaptionPlace& place) {
  return Collector(tree, blocks, place).run();
}

}  // namespace news::html
