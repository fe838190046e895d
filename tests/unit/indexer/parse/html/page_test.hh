// SPDX-License-Identifier: GPL-2.0-or-later
// Pages written for the tests of the HTML parser: one article in the surroundings that sites give
// it.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "indexer/parse/html/html.hh"

namespace news {

inline const char* const kParagraphs =
    "<p>The ferry to the outer islands stayed in port on Monday after its crew found a crack in "
    "the rudder, the harbour office said.</p>"
    "<p>Some 240 passengers were put up in the school hall, where volunteers cooked soup and "
    "handed "
    "out blankets until the small hours.</p>"
    "<p>A replacement vessel is expected on Wednesday, weather permitting, and tickets stay "
    "valid.</p>";

inline const char* const kBody =
    "The ferry to the outer islands stayed in port on Monday after its crew found a crack in "
    "the rudder, the harbour office said.\n\n"
    "Some 240 passengers were put up in the school hall, where volunteers cooked soup and handed "
    "out blankets until the small hours.\n\n"
    "A replacement vessel is expected on Wednesday, weather permitting, and tickets stay valid.";

// head: inside <head>; inside: inside <article>.
inline std::string page(const std::string& head, const std::string& inside) {
  return "<!DOCTYPE html><html lang='en-GB'><head><meta charset='utf-8'>" + head +
         "</head><body class='single has-sidebar'><nav><ul><li><a href='/'>Home</a><li><a "
         "href='/w'>World</a></ul></nav><article>" +
         inside +
         "</article><footer><p>Every word here belongs to the Harbour Gazette, all rights "
         "reserved for ever.</p></footer></body></html>";
}

inline std::string article_page(const std::string& head, const std::string& below_headline = "") {
  return page(head, "<h1>Ferry stays in port</h1>" + below_headline + kParagraphs);
}

inline Article parsed(const std::string& html, const PageContext& context = {}) {
  auto article = parse_html(html, context);
  EXPECT_TRUE(article.has_value());
  return article ? *article : Article{};
}

}  // namespace news
