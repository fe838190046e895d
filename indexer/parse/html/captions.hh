// SPDX-License-Identifier: GPL-2.0-or-later
// The captions a page shows under its pictures, each parted into text and credit; and credits that
// stand alone. figcaption and its relatives by class or data attribute; a caption shown twice is
// given once.
#pragma once

#include <string>
#include <vector>

#include "common/article.hh"
#include "indexer/parse/html/blocks.hh"
#include "indexer/parse/html/facts.hh"
#include "indexer/parse/html/tree.hh"

namespace news::html {

struct Captions {
  std::vector<Caption> captions;
  std::vector<std::string> credits;
};

// root: the element that holds the article.
Captions find_captions(const Tree& tree, const Blocks& blocks, const PageFacts& facts,
                       NodeIndex root);

}  // namespace news::html
