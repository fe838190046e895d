// SPDX-License-Identifier: GPL-2.0-or-later
// Who wrote the article, as the page says: linked data first, then <meta>, then author markup and
// the lines under the headline, then the address of the author's own page. What each says is read
// by BylineReader; here is decided whom to ask. A name is better missing than wrong.
#pragma once

#include <string>
#include <vector>

#include "indexer/parse/html/blocks.hh"
#include "indexer/parse/html/facts.hh"
#include "indexer/parse/html/tree.hh"

namespace news::html {

struct BylinePage {
  const Tree& tree;
  const Blocks& blocks;
  const PageFacts& facts;
  const std::string& language;
};

// Where the byline may stand: indices of blocks.
struct BylinePlace {
  std::size_t headline = 0;
  std::size_t body_begin = 0, body_end = 0;
};

std::vector<std::string> find_byline(const BylinePage& page, const BylinePlace& place);

}  // namespace news::html
