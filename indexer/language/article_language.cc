// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/language/article_language.hh"

#include "common/language_tag.hh"
#include "indexer/language/detect_language.hh"

namespace news {
namespace {

// Two codes of one language, as far as its common words tell.
bool alike(std::string_view a, std::string_view b) {
  return a == b || macrolanguage(a) == b || macrolanguage(b) == a || (a == "hr" && b == "sr");
}

}  // namespace

std::string article_language(std::string_view stated, std::string_view body) {
  std::string tag = language_tag(stated);
  const auto primary = primary_subtag(tag);
  // Who states a language we cannot tell from others knows better.
  if (!tag.empty() && primary != "no" && !is_detectable(primary)) return tag;
  const auto read = detect_language(body);
  if (read.empty() || (!tag.empty() && alike(read, primary))) return tag;
  return std::string(read);
}

}  // namespace news
