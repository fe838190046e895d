// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/tree.hh"

#include <algorithm>

#include "indexer/parse/html/words.hh"

namespace news::html {

std::string_view Tree::text(NodeIndex i) const {
  const Node& node = nodes_[i];
  return node.is_text ? std::string_view(pool_).substr(node.begin, node.length)
                      : std::string_view{};
}

std::string_view Tree::attribute(NodeIndex i, Attr name) const {
  const Node& node = nodes_[i];
  if (node.is_text) return {};
  for (std::uint32_t a = node.begin; a < node.begin + node.length; ++a)
    if (attributes_[a].name == name)
      return std::string_view(pool_).substr(attributes_[a].begin, attributes_[a].length);
  return {};
}

bool Tree::has_attribute(NodeIndex i, Attr name) const {
  const Node& node = nodes_[i];
  if (node.is_text) return false;
  const auto begin = attributes_.begin() + node.begin;
  return std::any_of(begin, begin + node.length,
                     [&](const Attribute& a) { return a.name == name; });
}

std::string Tree::inner_text(NodeIndex i) const {
  std::string out;
  for (NodeIndex n = i; n < nodes_[i].end;) {
    const Node& node = nodes_[n];
    if (node.is_text) {
      append_words(out, text(n));
    } else if (n != i && is_unread(node.tag)) {
      n = node.end;
      continue;
    } else if (is_block(node.tag) || node.tag == Tag::br) {
      append_words(out, " ");
    }
    ++n;
  }
  trim_end(out);
  return out;
}

}  // namespace news::html
