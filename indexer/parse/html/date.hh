// SPDX-License-Identifier: GPL-2.0-or-later
// The day an article was published, as the page states it: linked data, <meta>, <time>, the
// address, the visible line, in this order. Published, never modified, unless nothing else is said;
// never a day out of a sentence of the text.
#pragma once

#include <string>

#include "indexer/parse/html/blocks.hh"
#include "indexer/parse/html/facts.hh"
#include "indexer/parse/html/tree.hh"

namespace news::html {

struct DatePage {
  const Tree& tree;
  const Blocks& blocks;
  const PageFacts& facts;
  const std::string& language;
};

// "2023-01-19"; empty: none stated.
// body_begin: the block where the text begins.
std::string find_date(const DatePage& page, std::size_t body_begin);

}  // namespace news::html
