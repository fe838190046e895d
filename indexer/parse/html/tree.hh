// SPDX-License-Identifier: GPL-2.0-or-later
// A page as an array of nodes in document order. The subtree of node i is [i, node(i).end): walking
// is a loop, never recursion, and elements deeper than kMaxDepth are flattened into their ancestor.
// Tag soup is read as a browser reads it (tree_builder.hh).
// A Tree owns its text; views and indices live as long as it does.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/parse/html/tags.hh"

namespace news::html {

enum class Attr : std::uint8_t {
  other,
  alt,
  aria_hidden,
  class_,
  content,
  data_caption,
  data_credit,
  datetime,
  hidden,
  href,
  id,
  itemprop,
  itemtype,
  lang,
  name,
  property,
  rel,
  role,
  style,
  title,
};

using NodeIndex = std::uint32_t;
inline constexpr NodeIndex kNoNode = 0xffffffff;
inline constexpr std::size_t kMaxDepth = 256;

struct Node {
  Tag tag = Tag::other;
  bool is_text = false;
  NodeIndex parent = kNoNode;
  NodeIndex end = 0;                    // one past the last node of the subtree
  std::uint32_t begin = 0, length = 0;  // text node: its bytes; element: its attributes
};

class Tree {
 public:
  // markup: valid UTF-8 without NUL. Always gives at least a root (a block without a name).
  explicit Tree(std::string_view markup);

  NodeIndex size() const { return static_cast<NodeIndex>(nodes_.size()); }
  const Node& node(NodeIndex i) const { return nodes_[i]; }
  Tag tag(NodeIndex i) const { return nodes_[i].tag; }
  std::string_view text(NodeIndex i) const;                  // of a text node, as written
  std::string_view attribute(NodeIndex i, Attr name) const;  // empty: absent
  bool has_attribute(NodeIndex i, Attr name) const;

  // The words of a subtree, white space collapsed, what is_unread() left out.
  std::string inner_text(NodeIndex i) const;

 private:
  friend class TreeBuilder;
  struct Attribute {
    Attr name;
    std::uint32_t begin, length;
  };
  std::vector<Node> nodes_;
  std::vector<Attribute> attributes_;
  std::string pool_;
};

}  // namespace news::html
