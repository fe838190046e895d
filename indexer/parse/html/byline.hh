// SPDX-License-Identifier: GPL-2.0-or-later
// Who wrote the article, as the page says: linked data first, then <meta>, then author markup.
// Addresses, handles, the site's own name and "Staff" beside a person are dropped; a name is better
// missing than wrong.
#pragma once

#include <string>
#include <vector>

#include "indexer/parse/html/blocks.hh"
#include "indexer/parse/html/facts.hh"
#include "indexer/parse/html/tree.hh"

namespace news::html {

// Where the byline may stand: indices of blocks.
struct BylinePlace {
  std::size_t headline = 0;
  std::size_t body_begin = 0;
};

std::vector<std::string> find_byline(const Tree& tree, const Blocks& blocks, const PageFacts& facts,
                                     const BylinePlace& place);

}  // namespace news::html
