// SPDX-License-Identifier: GPL-2.0-or-later
// The headline by vote: an h1 that og:title, the linked data or <title> confirm wins; a site's name
// at the end of a title is cut off only when the page says that it is the site's name.
#pragma once

#include <string>

#include "indexer/parse/html/blocks.hh"
#include "indexer/parse/html/facts.hh"
#include "indexer/parse/html/tree.hh"

namespace news::html {

std::string find_headline(const Tree& tree, const Blocks& blocks, const PageFacts& facts);

// "Rain is coming - The Example" -> "Rain is coming", where names hold "The Example".
std::string cut_site_name(std::string_view title, const std::vector<std::string>& names);

}  // namespace news::html
