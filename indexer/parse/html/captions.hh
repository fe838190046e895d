// SPDX-License-Identifier: GPL-2.0-or-later
// The captions a page shows under its pictures, each parted into text and credit; and credits that
// stand alone. figcaption and its relatives by class or data attribute; a caption shown twice is
// given once.
#pragma once

#include <string>
#include <vector>

#include "common/article.hh"
#include "indexer/parse/html/blocks.hh"
#include "indexer/parse/html/tree.hh"

namespace news::html {

struct Captions {
  std::vector<Caption> captions;
  std::vector<std::string> credits;
};

// Where the article's pictures may stand: blocks [first, end), from a little above the headline to
// the end of the text. Pictures of other articles stand outside.
struct CaptionPlace {
  std::size_t first_block = 0;
  std::size_t end_block = 0;
};

Captions find_captions(const Tree& tree, const Blocks& blocks, const CaptionPlace& place);

}  // namespace news::html
