// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/date.hh"

#include "indexer/parse/html/words.hh"

namespace news::html {
namespace {

std::string parse_day(std::string_view text) {
  const auto digit = [&](std::size_t i) {
    return i < text.size() && text[i] >= '0' && text[i] <= '9';
  };
  for (std::size_t i = 0; i + 10 <= text.size(); ++i)
    if (digit(i) && digit(i + 1) && digit(i + 2) && digit(i + 3) &&
        (text[i + 4] == '-' || text[i + 4] == '/') && digit(i + 5) && digit(i + 6) &&
        text[i + 7] == text[i + 4] && digit(i + 8) && digit(i + 9))
      return std::string(text.substr(i, 4)) + "-" + std::string(text.substr(i + 5, 2)) + "-" +
             std::string(text.substr(i + 8, 2));
  return {};
}

}  // namespace

std::string find_date(const Tree& tree, const Blocks& blocks, const PageFacts& facts) {
  if (std::string day = parse_day(facts.linked.date_published); !day.empty()) return day;
  for (const std::string_view key : {"article:published_time", "datepublished",
                                     "og:article:published_time", "date", "pubdate", "dc.date"})
    if (std::string day = parse_day(facts.first(key)); !day.empty()) return day;
  for (NodeIndex i = 0; i < tree.size(); ++i)
    if (tree.tag(i) == Tag::time && (blocks.around(i) & (kFurnitureHint | kCommentHint)) == 0)
      if (std::string day = parse_day(tree.attribute(i, Attr::datetime)); !day.empty()) return day;
  return parse_day(facts.canonical);
}

}  // namespace news::html
