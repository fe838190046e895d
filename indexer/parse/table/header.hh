// SPDX-License-Identifier: GPL-2.0-or-later
// The first row of a table of articles: what its columns are called and how its cells are parted.
// Names are those of the JSON reader's tables (headline, author, pub_date ...), in any spelling,
// dotted where the writer flattened objects ("headline.main"). Pure, linear.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/parse/table/row_reader.hh"

namespace news {

struct TableHeader {
  TableShape shape;
  std::vector<std::string> names;  // UTF-8, trimmed; empty: the column has none
  bool headline = false, text = false;
};

// head: the first bytes of a file, decoded where it is not UTF-8, without a byte order mark.
// Nothing: no column is called what a headline or a text is called.
std::optional<TableHeader> read_table_header(std::string_view head);

// Whether a file of another name is one: its first row names headline and text, and is no sentence.
bool begins_table(std::string_view head);

}  // namespace news
