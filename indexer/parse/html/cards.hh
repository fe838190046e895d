// SPDX-License-Identifier: GPL-2.0-or-later
// Cards: elements that each hold a headline that leads to another page, with a line or two of it,
// in rows of three and more. They tell of other articles, below one and on the pages of an index.
#pragma once

#include <vector>

#include "indexer/parse/html/tree.hh"

namespace news::html {

class Blocks;

// The elements of the page that are cards, in order, none inside another. Linear in the page.
std::vector<NodeIndex> find_cards(const Tree& tree, const Blocks& blocks);

}  // namespace news::html
