// SPDX-License-Identifier: GPL-2.0-or-later
// Pages that list articles and are none: fronts, sections, topics, archives of a month.
#pragma once

#include <cstddef>

#include "common/article.hh"
#include "indexer/parse/html/blocks.hh"
#include "indexer/parse/html/facts.hh"
#include "indexer/parse/html/tree.hh"

namespace news::html {

// How many articles the page leads to, when it says nowhere that it is one itself and holds next to
// no text of its own; else 0.
std::size_t listed_articles(const Tree& tree, const Blocks& blocks, const PageFacts& facts,
                            const Article& article);

}  // namespace news::html
