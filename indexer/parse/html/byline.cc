// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/byline.hh"

#include <algorithm>

#include "indexer/parse/html/names.hh"
#include "indexer/parse/html/words.hh"

namespace news::html {
namespace {

void add_all(std::vector<std::string>& names, std::string_view text) {
  for (std::string& name : split_names(text)) names.push_back(std::move(name));
}

std::vector<std::string> from_linked(const PageFacts& facts) {
  std::vector<std::string> names;
  for (const std::string& author : facts.linked.authors) add_all(names, author);
  return names;
}

std::vector<std::string> from_meta(const PageFacts& facts) {
  std::vector<std::string> names;
  for (const std::string_view key :
       {"author", "parsely-author", "sailthru.author", "article:author", "article:author_name",
        "dc.creator", "byl", "cxenseparse:author", "dcterms.creator", "og:article:author"}) {
    for (const MetaValue& entry : facts.meta)
      if (entry.key == key) add_all(names, entry.value);
    if (!names.empty()) return names;
  }
  return names;
}

bool is_author_mark(const Tree& tree, const Blocks& blocks, NodeIndex i) {
  const Node& node = tree.node(i);
  if (node.is_text || node.tag == Tag::meta || node.tag == Tag::link) return false;
  const bool marked = (blocks.own_hints(i) & kBylineHint) != 0 ||
                      (node.tag == Tag::a && tree.attribute(i, Attr::rel) == "author");
  return marked && (blocks.around(i) & (kFurnitureHint | kCommentHint | kTailHint | kCaptionHint |
                                        kCreditHint | kHiddenHint)) == 0;
}

std::vector<std::string> from_marks(const Tree& tree, const Blocks& blocks) {
  std::vector<std::string> names;
  for (NodeIndex i = 0; i < tree.size(); ++i) {
    if (!is_author_mark(tree, blocks, i)) continue;
    const std::string text = tree.inner_text(i);
    if (text.size() > 200) continue;
    add_all(names, text);
    if (!names.empty()) return names;
    i = std::max(i, tree.node(i).end - 1);
  }
  return names;
}

std::vector<std::string> cleaned(std::vector<std::string> names, const PageFacts& facts) {
  std::vector<std::string> out;
  std::vector<std::string> keys;
  (void)facts;
  for (std::string& name : names) {
    std::string key = word_key(name);
    if (key.empty() || std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
    keys.push_back(std::move(key));
    out.push_back(std::move(name));
  }
  return out;
}

}  // namespace

std::vector<std::string> find_byline(const Tree& tree, const Blocks& blocks,
                                     const PageFacts& facts) {
  for (auto names : {from_linked(facts), from_meta(facts), from_marks(tree, blocks)}) {
    names = cleaned(std::move(names), facts);
    if (!names.empty()) return names;
  }
  return {};
}

}  // namespace news::html
