// SPDX-License-Identifier: GPL-2.0-or-later
// The header of a mail, a MIME part, an HTTP response, a WARC record. Pure, linear.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace news {

// "Name: value" lines, names in any case; continuation lines are joined.
class HeaderFields {
 public:
  // Reads lines up to the empty one or the end of the text.
  static HeaderFields parse(std::string_view text);
  std::string_view get(std::string_view name) const;  // empty: not there
  void add(std::string_view name, std::string_view value) { fields_.emplace_back(name, value); }

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

// "text/html" of "Text/HTML; charset=utf-8", lower case.
std::string media_type(std::string_view content_type);
// The value of charset in it, lower case; empty: none stated.
std::string media_charset(std::string_view content_type);

}  // namespace news
