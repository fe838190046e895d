// SPDX-License-Identifier: GPL-2.0-or-later
// What a page's JSON-LD says of its article (schema.org). Lenient: a block that is not valid JSON
// is mended (json_mend.hh), else passed over; @graph, arrays and nested
// objects are walked; the first object that is an article and has a headline or a body speaks.
// Pure, never throws.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/parse/json/authors.hh"

namespace news::html {

struct LinkedData {
  bool found = false;  // an article object
  std::string headline, alternative_headline;
  std::vector<AuthorValue> authors;
  std::string date_published;
  std::string section, publisher, language, url;
  std::string body;       // articleBody, may hold HTML
  std::string site_name;  // of a WebSite object
  // Classes of the parts that are not free to all (hasPart, cssSelector ".paywall"): the article's
  // own text, whatever they are called.
  std::vector<std::string> paid_classes;
};

// Brackets nested beyond any real block would cost the JSON parser its stack.
bool is_nested_too_deep(std::string_view block);

LinkedData read_linked_data(const std::vector<std::string>& blocks);

}  // namespace news::html
