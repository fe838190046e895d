// SPDX-License-Identifier: GPL-2.0-or-later
// What stands in a text and is not read: characters without width inside words, HTML references
// that a scraper left, and the hyphens of words split at line ends. Pure and linear.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/article.hh"
#include "indexer/parse/text/lines.hh"

namespace news {

// In order, disjoint. A word split at the end of a line that the next one continues (see
// find_beginnings) is made whole: without its hyphen, unless the text writes it with one elsewhere,
// its first part is one that compounds keep ("self-"), or a capital or digit follows.
std::vector<Repair> find_repairs(std::string_view text, const std::vector<Line>& lines,
                                 const std::vector<bool>& begins);

// "self-" / "made", "post-" / "war": two words that a hyphen joins wherever the line ends.
bool is_compound(std::string_view left, std::string_view right);

// The bytes [begin, end) of the text as they are read. `next` is the first repair that ends behind
// `begin`, and is moved on; ask for stretches in their order.
std::string read_repaired(std::string_view text, std::size_t begin, std::size_t end,
                          const std::vector<Repair>& repairs, std::size_t& next);

}  // namespace news
