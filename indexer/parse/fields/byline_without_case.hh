// SPDX-License-Identifier: GPL-2.0-or-later
// Bylines in writing that has no capitals: what is a name is told by the word beside it ("文/张伟",
// "佐藤花子記者", "김민수 기자", "بقلم سامي حداد", "โดย สมชาย ใจดี"), or, in Chinese, Japanese and
// Korean, by a family name at its front. Pure, linear, any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace news {

// Is this language (primary subtag) written so?
bool writes_without_case(std::string_view language);

struct CaselessByline {
  std::vector<std::string> names;
  bool sure = false;  // a word says that they wrote it
};
// line: squeezed; language: one that writes_without_case().
CaselessByline read_caseless_byline(std::string_view line, std::string_view language);

}  // namespace news
