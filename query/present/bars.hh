// SPDX-License-Identifier: GPL-2.0-or-later
// Counts drawn as bars of characters, for a screen or a mail: a line a value, or a line a value and
// query where queries stand side by side. Bars are of shares where shares are asked for. A long
// silence is one line.
#pragma once

#include <cstdint>
#include <string>

#include "query/answer/answer.hh"
#include "query/present/printer.hh"

namespace news {

// Styled text (layout.hh): the name of the facet, its lines, a blank line. Empty: it has no values.
std::string bars(const Facet& facet, const Page& page);

// Which bars are whose, a line a query; empty where there is one alone.
std::string legend(const Answer& answer, const Page& page);

// Percents that tell 0.0123 from 0.0124 however small the greatest is: "1.2%" beside 9.9%.
std::string percent(double share, double greatest);

// The part that `count` is of `all`; 0 where there is nothing.
double share_of(std::uint64_t count, std::uint64_t all);

}  // namespace news
