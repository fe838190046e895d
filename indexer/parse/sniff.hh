// SPDX-License-Identifier: GPL-2.0-or-later
// What the first bytes of a file look like. Pure; any bytes.
#pragma once

#include <string>
#include <string_view>

namespace news {

// What is no text: "PDF document", "binary data" ..., and what makes a text of it; both empty when
// the bytes may be text.
struct BinaryKind {
  std::string_view name, remedy;
};
BinaryKind binary_kind(std::string_view head);

// UTF-16 or UTF-32 by its byte order mark, or UTF-16 without one, told from this many bytes.
inline constexpr std::size_t kWideHead = 4096;
bool is_wide_text(std::string_view head);

struct FirstElement {
  std::string name;       // local name, lower case: "newsitem" of <ns:newsItem ...>; empty: none
  std::string doctype;    // lower case; empty: none
  bool declared = false;  // an <?xml ...?> stands before it
};

// The first element of markup, behind declarations, comments and a doctype.
FirstElement first_element(std::string_view head);

// By its document type, or an element that only HTML has and pages begin with.
bool is_html(const FirstElement& root);

std::string_view trim_blanks(std::string_view text);  // ASCII blanks and line ends at both sides

}  // namespace news
