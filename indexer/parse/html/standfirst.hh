// SPDX-License-Identifier: GPL-2.0-or-later
// The standfirst: the sentence or two under the headline that sum a page's article up. It is marked
// by a class ("standfirst", "deck", "subtitle" and their kin), by itemprop description, or is the
// paragraph that og:description repeats. Readers see it, so it is searched, but it is no body.
#pragma once

#include <string>
#include <string_view>

#include "indexer/parse/html/blocks.hh"
#include "indexer/parse/html/content.hh"

namespace news::html {

// Empty where the page shows none before the body, or has it in the body.
std::string find_standfirst(const Blocks& blocks, const Content& content,
                            std::string_view description);

}  // namespace news::html
