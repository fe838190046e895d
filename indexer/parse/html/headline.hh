// SPDX-License-Identifier: GPL-2.0-or-later
// The headline by vote of h1, og:title, linked data, twitter:title and <title>: an h1 that one of
// the titles confirms wins, without the kicker or label in it. Where they part:
//   - h1, linked data and <title> are worded for search engines and og:title by the editors, unless
//     the linked data calls og:title its alternative;
//   - an h1 that nothing confirms gives way to the same headline in other words, when og:title and
//     <title> agree on those.
#pragma once

#include <string>

#include "indexer/parse/html/blocks.hh"
#include "indexer/parse/html/facts.hh"
#include "indexer/parse/html/tree.hh"

namespace news::html {

std::string find_headline(const Tree& tree, const Blocks& blocks, const PageFacts& facts);

}  // namespace news::html
