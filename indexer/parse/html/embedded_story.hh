// SPDX-License-Identifier: GPL-2.0-or-later
// The text of a page that a script would lay out: its data stands in the page as JSON
// (<script type="application/json">), the article as one long string or as a list of paragraphs.
// Asked only where the page shows no text, or little. Pure; linear in the data.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace news::html {

// The longest text of several sentences, as HTML or with blank lines; empty: there is none.
// beginning: of the text as far as the page shows it; a text that does not hold it is another's.
std::string embedded_story(const std::vector<std::string>& data, std::string_view beginning = {});

}  // namespace news::html
