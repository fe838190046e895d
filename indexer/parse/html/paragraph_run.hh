// SPDX-License-Identifier: GPL-2.0-or-later
// The safety net under the choice of the article's element: the largest run of paragraphs of a
// page, whatever the classes around them say. Linear in the page.
#pragma once

#include <cstddef>

#include "indexer/parse/html/blocks.hh"
#include "indexer/parse/html/tree.hh"

namespace news::html {

struct ParagraphRun {
  std::size_t first = 0, end = 0;  // blocks
  std::size_t bytes = 0;           // of the paragraphs in it
  std::size_t page_bytes = 0;      // of all of the page
};

// Comments, notices laid over the page, cards of other articles, <footer> and <nav> have none.
ParagraphRun largest_run(const Tree& tree, const Blocks& blocks);

}  // namespace news::html
