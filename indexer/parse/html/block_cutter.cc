// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/block_cutter.hh"

#include <algorithm>
#include <string>
#include <utility>

#include "indexer/parse/html/words.hh"
#include "indexer/parse/inline_marks.hh"
#include "indexer/parse/text/repairs.hh"

namespace news::html {
namespace {

constexpr std::size_t kLongParagraph = 80;

// What has rows of several short cells; one row does where nothing in it leads elsewhere. A table
// that holds one more, or a form, lays a page out.
bool is_data_table(const Tree& tree, NodeIndex table) {
  constexpr std::size_t kLongestCell = 600, kLongestOnAverage = 160;
  if (tree.attribute(table, Attr::role) == "presentation") return false;
  std::size_t rows = 0, full_rows = 0, cells = 0, cells_of_row = 0, bytes = 0, bytes_of_cell = 0;
  bool leads_elsewhere = false;
  for (NodeIndex i = table + 1; i < tree.node(table).end; ++i) {
    const Tag tag = tree.tag(i);
    if (tree.node(i).is_text) {
      bytes_of_cell += tree.node(i).length;
      bytes += tree.node(i).length;
    } else if (tag == Tag::table || tag == Tag::form || tag == Tag::h1 || tag == Tag::article) {
      return false;
    } else if (tag == Tag::tr) {
      ++rows;
      cells_of_row = 0;
    } else if (tag == Tag::td || tag == Tag::th) {
      ++cells;
      full_rows += ++cells_of_row == 2 ? 1 : 0;
      bytes_of_cell = 0;
    } else {
      leads_elsewhere |= tag == Tag::a || tag == Tag::img || tag == Tag::p || tag == Tag::div;
    }
    if (bytes_of_cell > kLongestCell) return false;
  }
  return (rows >= 2 || !leads_elsewhere) && full_rows * 2 >= std::max<std::size_t>(rows, 1) &&
         bytes <= cells * kLongestOnAverage;
}

}  // namespace

void BlockCutter::run() {
  first_at.resize(tree_.size() + 1);
  for (NodeIndex i = 0; i < tree_.size();) {
    close_until(i);
    // A block under way has begun before this node.
    first_at[i] = static_cast<std::uint32_t>(blocks.size() + (block_.text.empty() ? 0 : 1));
    if (!tree_.node(i).is_text && is_left_out(i)) {
      i = leave_out(i);
      continue;
    }
    if (tree_.node(i).is_text)
      text(i);
    else
      element(i);
    ++i;
  }
  finish();
  first_at[tree_.size()] = static_cast<std::uint32_t>(blocks.size());
}

// Controls and scripts; words inside a line that are for screen readers: "(opens in a new tab)". A
// control that holds paragraphs was never closed, and holds the page.
bool BlockCutter::is_left_out(NodeIndex i) const {
  constexpr NodeIndex kMostNodes = 4;
  constexpr std::size_t kLongParagraphs = 400;
  const Node& node = tree_.node(i);
  if (!is_unread(node.tag))
    return is_hidden_[i] && !is_block(node.tag) && node.end - i <= kMostNodes;
  if (node.tag != Tag::button && node.tag != Tag::object && node.tag != Tag::canvas) return true;
  std::size_t bytes = 0;
  for (NodeIndex inside = i + 1; inside < node.end; ++inside) {
    const Node& p = tree_.node(inside);
    if (p.is_text || p.tag != Tag::p) continue;
    for (; inside < p.end; ++inside) bytes += tree_.text(inside).size();
    --inside;
  }
  return bytes < kLongParagraphs;
}

NodeIndex BlockCutter::leave_out(NodeIndex i) {
  const NodeIndex end = tree_.node(i).end;
  for (NodeIndex skipped = i; skipped < end; ++skipped) first_at[skipped] = first_at[i];
  return end;
}

void BlockCutter::finish() {
  trim_end(block_.text);
  if (!block_.text.empty()) blocks.push_back(std::move(block_));
  block_ = TextBlock{};
}

void BlockCutter::close_until(NodeIndex i) {
  while (!open_.empty() && tree_.node(open_.back()).end <= i) {
    finish();
    open_.pop_back();
  }
}

void BlockCutter::text(NodeIndex i) {
  if (i < pre_end_)
    preformatted(i);
  else
    add_words(i, tree_.text(i));
}

void BlockCutter::add_words(NodeIndex i, std::string_view words) {
  if (block_.text.empty()) {
    block_.node = open_.empty() ? 0 : open_.back();
    block_.tag = tree_.tag(block_.node);
    block_.first = i;
  }
  if (last_br_ != kNoNode) join_split_word(words);
  const std::size_t before = block_.text.size();
  append_words(block_.text, words);
  const std::size_t grown = block_.text.size() - before;
  if (i < link_end_) block_.link_bytes += grown;
  if (i < strong_end_) block_.strong_bytes += grown;
  if (grown > 1) last_br_ = kNoNode;
  block_.last = i;
}

// "the town coun-<br>cil", as scanned columns are laid out.
void BlockCutter::join_split_word(std::string_view words) {
  constexpr std::string_view kMark = "- ";
  const std::size_t first = words.find_first_not_of(" \t\r\n");
  if (first == words.npos || !block_.text.ends_with(kMark)) return;
  const std::size_t end = block_.text.size() - kMark.size();
  const auto is_small = [](char c) {
    return (c >= 'a' && c <= 'z') || c == '\xC3';
  };  // "coun", "é"
  const bool is_word = end > 0 && words.size() > first &&
                       (is_small(block_.text[end - 1]) || (block_.text[end - 1] & 0x80) != 0) &&
                       is_small(words[first]);
  if (!is_word) return;
  const std::size_t blank = block_.text.rfind(' ', end);
  const std::size_t left = blank == std::string::npos ? 0 : blank + 1;
  const auto stop = std::min(words.find_first_of(" \t\r\n-.,;:!?\"", first), words.size());
  const bool keeps = is_compound(std::string_view(block_.text).substr(left, end - left),
                                 words.substr(first, stop - first));
  block_.text.resize(keeps ? end + 1 : end);  // "post-<br>war"
}

// Blank lines part it, and an indented line after the end of a sentence.
void BlockCutter::preformatted(NodeIndex i) {
  std::string_view rest = tree_.text(i);
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    const bool is_whole = end < rest.size();
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const bool is_empty = line.find_first_not_of(" \t\r") == std::string_view::npos;
    const bool is_indented = line.starts_with("  ") || line.starts_with('\t');
    if ((is_empty && is_whole) || (is_indented && ends_as_sentence(block_.text))) finish();
    if (!is_empty || !block_.text.empty()) add_words(i, line);
    if (is_whole && !block_.text.empty()) add_words(i, "\n");
  }
}

void BlockCutter::element(NodeIndex i) {
  const Node& node = tree_.node(i);
  if (is_block(node.tag))
    block_element(i);
  else if (node.tag == Tag::br)
    line_break(i);
  else if (node.tag == Tag::a)
    link(i);
  else if (node.tag == Tag::b || node.tag == Tag::strong)
    strong_end_ = std::max(strong_end_, node.end);
  else if (node.tag == Tag::sup)
    raised(i);
}

void BlockCutter::block_element(NodeIndex i) {
  const Node& node = tree_.node(i);
  if (node.tag == Tag::table && i >= data_end_ && is_data_table(tree_, i)) data_end_ = node.end;
  if (node.tag == Tag::pre) pre_end_ = std::max(pre_end_, node.end);
  const bool is_row = node.tag == Tag::tr || node.tag == Tag::caption || node.tag == Tag::table;
  if (i < data_end_ && !is_row && !is_table_section(node.tag)) {
    append_words(block_.text, " ");
    return;
  }
  finish();
  first_at[i] = static_cast<std::uint32_t>(blocks.size());
  open_.push_back(i);
  last_br_ = kNoNode;
}

void BlockCutter::line_break(NodeIndex i) {
  constexpr std::size_t kLongestHeading = 120;
  const std::size_t size = block_.text.size();
  // The bold text has ended with the line, and it is no sentence's beginning.
  const bool is_heading_line = i >= strong_end_ && size > 1 && size < kLongestHeading &&
                               block_.strong_bytes + 2 >= size && i >= data_end_;
  if (last_br_ != kNoNode || is_heading_line) finish();
  append_words(block_.text, " ");
  last_br_ = is_heading_line ? kNoNode : i;
}

// A link that was never closed holds all that follows it.
bool BlockCutter::holds_page(NodeIndex i) const {
  constexpr std::size_t kManyParagraphs = 3;
  std::size_t paragraphs = 0;
  for (NodeIndex inside = i + 1; inside < tree_.node(i).end; ++inside) {
    const Node& node = tree_.node(inside);
    if (node.is_text) continue;
    if (node.tag == Tag::main || node.tag == Tag::footer) return true;
    paragraphs += node.tag == Tag::p && tree_.inner_text(inside).size() >= kLongParagraph ? 1 : 0;
  }
  return paragraphs >= kManyParagraphs;
}

void BlockCutter::link(NodeIndex i) {
  constexpr NodeIndex kFewNodes = 8;
  // A heading that links to itself leads nowhere.
  const bool in_heading = !open_.empty() && is_heading(tree_.tag(open_.back()));
  if (in_heading && tree_.attribute(i, Attr::href).starts_with('#')) return;
  if (tree_.node(i).end - i > kFewNodes && holds_page(i)) return;
  link_end_ = tree_.node(i).end;
  ++block_.links;
}

void BlockCutter::raised(NodeIndex i) {
  if (is_footnote_mark(block_.text, tree_.inner_text(i))) append_words(block_.text, " ");
}

}  // namespace news::html
