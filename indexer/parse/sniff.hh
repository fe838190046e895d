// SPDX-License-Identifier: GPL-2.0-or-later
// What the first bytes of a file look like. Pure; any bytes.
#pragma once

#include <string>
#include <string_view>

namespace news {

// "PDF document", "binary data" ...; empty when the bytes may be text. UTF-16 and UTF-32 pass when
// a byte order mark says so.
std::string_view binary_kind(std::string_view head);

bool has_wide_mark(std::string_view head);  // a UTF-16 or UTF-32 byte order mark

struct FirstElement {
  std::string name;       // local name, lower case: "newsitem" of <ns:newsItem ...>; empty: none
  std::string doctype;    // lower case; empty: none
  bool declared = false;  // an <?xml ...?> stands before it
};

// The first element of markup, behind declarations, comments and a doctype.
FirstElement first_element(std::string_view head);

std::string_view trim_blanks(std::string_view text);  // ASCII blanks and line ends at both sides

}  // namespace news
