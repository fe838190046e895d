// SPDX-License-Identifier: GPL-2.0-or-later
// A page's bytes made ready for the tree: decoded to UTF-8, with everything taken out that no
// reader sees (scripts, style sheets, vector drawings, comments, NULs) and JSON-LD blocks set
// aside. Two thirds of a news page are scripts, so this is also what makes parsing quick. Pure; one
// pass over the bytes; memory a small multiple of the page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace news::html {

struct PageSource {
  std::string markup;                // valid UTF-8, no NUL
  std::vector<std::string> json_ld;  // as written, in order
};

// The other JSON of a page, <script type="application/json">, in order: read apart, for few pages
// have need of it.
std::vector<std::string> read_page_data(std::string_view bytes, std::string_view declared);

// declared: the charset HTTP gave; empty: <meta> is asked.
PageSource read_page_source(std::string_view bytes, std::string_view declared);
// The same for text that is UTF-8 already; broken bytes are repaired.
PageSource clean_markup(std::string_view utf8);

}  // namespace news::html
