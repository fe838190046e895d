// SPDX-License-Identifier: GPL-2.0-or-later
// The head of a Markdown file, as site generators (Jekyll, Hugo) and web clippers (Obsidian,
// MarkDownload) write it: YAML between two lines "---", TOML between two "+++", or one JSON object.
// Of YAML and TOML the part that such heads use: strings plain and quoted, lists in brackets and
// one item a line, folded text, one level of tables. Clippers write titles with colons in them
// unquoted, so a value is whatever follows the first colon. Pure, linear.
#pragma once

#include <cstddef>
#include <string_view>

#include "indexer/parse/json/json_value.hh"

namespace news {

struct FrontMatter {
  Json fields = Json::object();
  std::size_t end = 0;  // bytes of the head; 0: there is none
};

// json: a head in JSON counts, too, where the file's name says that it is Markdown.
FrontMatter read_front_matter(std::string_view text, bool json);

}  // namespace news
