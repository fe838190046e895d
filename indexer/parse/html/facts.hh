// SPDX-License-Identifier: GPL-2.0-or-later
// What a page states about itself outside its running text: <meta>, <link>, <title>, <html lang>,
// headings of the first rank, <time>, author markup. Values are as written, white space collapsed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/parse/html/blocks.hh"
#include "indexer/parse/html/json_ld.hh"
#include "indexer/parse/html/tree.hh"

namespace news::html {

struct MetaValue {
  std::string key;  // property, name or itemprop, lower case
  std::string value;
};

struct PageFacts {
  LinkedData linked;
  std::vector<MetaValue> meta;  // in order
  std::string title;            // <title>
  std::string language;         // <html lang>
  std::string canonical;
  std::string url;  // where the page came from, if known

  // The first value of a key; empty: none.
  std::string_view first(std::string_view key) const;
  // The first non-empty of several keys, in the order given.
  std::string_view first_of(std::initializer_list<std::string_view> keys) const;
};

PageFacts read_facts(const Tree& tree);

// The address of a page that the Wayback Machine kept; any other as it is.
std::string original_url(std::string_view url);

// "www.example.com" of an absolute address; empty when it is none.
std::string host_of(std::string_view url);

}  // namespace news::html
