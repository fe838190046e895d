// SPDX-License-Identifier: GPL-2.0-or-later
// The elements open at one place of a page, outermost first: HTML's "stack of open elements" with
// its scopes (WHATWG, "Tree construction"). An element whose end tag came across a block stays at
// its place, deaf, until what it holds is closed: its subtree then reaches as far as a browser's
// moved copies of it would. Every look upward is bounded by kMostOpen.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/parse/html/tags.hh"
#include "indexer/parse/html/tree.hh"

namespace news::html {

struct OpenElement {
  Tag tag = Tag::other;
  std::string_view name;          // as written
  NodeIndex node = 0;             // of a flattened one: the node that holds it
  bool is_flattened = false;      // too deep for a node of its own
  bool is_deaf = false;           // its end tag has been read
  std::string_view closing_mark;  // of a <q>
};

class OpenElements {
 public:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  static constexpr std::size_t kMostOpen = 512;

  std::size_t size() const { return open_.size(); }
  bool is_full() const { return open_.size() >= kMostOpen; }
  const OpenElement& top() const { return open_.back(); }
  const OpenElement& at(std::size_t i) const { return open_[i]; }
  bool has(Tag tag) const { return count_[static_cast<std::size_t>(tag)] != 0; }

  void push(const OpenElement& element);
  OpenElement pop();
  void deafen(std::size_t i);
  void mark_top(std::string_view closing_mark);
  std::size_t count_marked() const { return marked_; }  // open <q> with marks

  // The innermost open element of the tag (and of that name, where several share a tag), not looked
  // for past a table or its cell. kNone: there is none.
  std::size_t find(Tag tag, std::string_view name) const;
  std::size_t find_heading() const;
  // As find(); past a button neither.
  std::size_t find_paragraph() const;
  // The list item (dt or dd) that a new one ends.
  std::size_t find_item(Tag tag) const;
  // As find(), for a name that means nothing to layout; not past a block.
  std::size_t find_inline(Tag tag, std::string_view name) const;
  std::size_t find_table() const;
  // The innermost of the tags above place `from`, else kNone.
  template <class Test>
  std::size_t find_above(std::size_t from, Test&& is_wanted) const {
    for (std::size_t i = open_.size(); i-- > from + 1;)
      if (!open_[i].is_deaf && is_wanted(open_[i].tag)) return i;
    return kNone;
  }

 private:
  bool is(std::size_t i, Tag tag, std::string_view name) const;

  std::vector<OpenElement> open_;
  std::array<std::size_t, 256> count_{};  // not the deaf ones
  std::size_t marked_ = 0;
};

}  // namespace news::html
