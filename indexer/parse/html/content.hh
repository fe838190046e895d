// SPDX-License-Identifier: GPL-2.0-or-later
// Which of a page's blocks are the article: first the element that holds it, then the paragraphs
// and headings in it that are its text. Structure, text density and link share decide; class words
// only help. Linear in the page.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.hh"
#include "indexer/parse/html/blocks.hh"
#include "indexer/parse/html/tree.hh"

namespace news::html {

struct ContentInput {
  const Tree& tree;
  const Blocks& blocks;
  std::string headline;
};

struct BodyPart {
  std::size_t block = 0;  // index into Blocks::all()
  bool is_heading = false;
};

struct Content {
  NodeIndex root = 0;
  std::vector<BodyPart> parts;  // in order
};

// Puts one paragraph or heading at the end of the body, with its block.
void append_part(std::string_view text, bool is_heading, Article& article);
void write_body(const Blocks& blocks, const Content& content, Article& article);

// All of a fragment that is not marked as caption, credit or furniture.
Content fragment_content(const Tree& tree, const Blocks& blocks);

// The element that holds the article.
NodeIndex find_root(const ContentInput& input);
Content find_content(const ContentInput& input);

}  // namespace news::html
