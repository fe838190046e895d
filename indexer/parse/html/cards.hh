// SPDX-License-Identifier: GPL-2.0-or-later
// Cards: elements that each hold a headline that leads to another page, with a line or two of it,
// in rows of three and more. They tell of other articles, below one and on the pages of an index.
#pragma once

#include <vector>

#include "indexer/parse/html/tree.hh"

namespace news::html {

class Blocks;
struct TextBlock;

// The block's words are those of a link to another page.
bool leads_away(const Tree& tree, const TextBlock& block);

// The elements of the page that are cards, in order, none inside another. Linear in the page.
std::vector<NodeIndex> find_cards(const Tree& tree, const Blocks& blocks);

}  // namespace news::html
