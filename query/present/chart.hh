// SPDX-License-Identifier: GPL-2.0-or-later
// Counts as a chart in SVG, without a script: of times columns along an axis (lines, where queries
// stand side by side), of names bars. Sharp at every size, readable in grey, light or dark as the
// reader's screen is. Its size is linear in the counts, whatever time lies between them.
#pragma once

#include <string>

#include "query/answer/answer.hh"

namespace news {

// One <svg> element for a page that holds chart_style().
std::string chart(const Answer& answer, const Facet& facet);

// Rules of CSS for it.
std::string_view chart_style();

// A whole SVG document with all facets of the answer, one below the other.
std::string chart_file(const Answer& answer);

}  // namespace news
