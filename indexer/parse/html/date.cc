// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/date.hh"

#include <algorithm>
#include <array>

#include "indexer/parse/date_text.hh"
#include "indexer/parse/html/words.hh"

namespace news::html {
namespace {

constexpr std::array<std::string_view, 22> kPublished = {"article:published_time",
                                                         "datepublished",
                                                         "og:article:published_time",
                                                         "article.published",
                                                         "parsely-pub-date",
                                                         "sailthru.date",
                                                         "dc.date.issued",
                                                         "dcterms.created",
                                                         "pubdate",
                                                         "publishdate",
                                                         "publish-date",
                                                         "publication_date",
                                                         "publish_date",
                                                         "article:published",
                                                         "dc.date",
                                                         "dcterms.date",
                                                         "date",
                                                         "rnews:datepublished",
                                                         "cxenseparse:recs:publishtime",
                                                         "displaydate",
                                                         "published_time",
                                                         "article:post_date"};
constexpr std::array<std::string_view, 4> kModified = {"article:modified_time", "og:updated_time",
                                                       "datemodified", "last-modified"};

std::string from_meta(const PageFacts& facts, const auto& keys) {
  for (const std::string_view key : keys)
    if (std::string day = parse_date_value(facts.first(key)); !day.empty()) return day;
  return {};
}

constexpr std::uint32_t kElsewhere = kFurnitureHint | kCommentHint | kTailHint;

bool is_modified(std::string_view name) {
  const std::string lower = to_lower(name);
  return contains(lower, "modif") || contains(lower, "updat");
}

// <time>, itemprop=datePublished.
std::string from_marks(const Tree& tree, const Blocks& blocks) {
  for (NodeIndex i = 0; i < tree.size(); ++i) {
    if (tree.node(i).is_text) continue;
    const std::string_view itemprop = tree.attribute(i, Attr::itemprop);
    if (tree.tag(i) != Tag::time && !contains(itemprop, "datePublished")) continue;
    if ((blocks.around(i) & kElsewhere) != 0 || is_modified(itemprop) ||
        is_modified(tree.attribute(i, Attr::class_)))
      continue;
    for (const Attr attr : {Attr::datetime, Attr::content})
      if (std::string day = parse_date_value(tree.attribute(i, attr)); !day.empty()) return day;
    if (std::string day = news::find_date(tree.inner_text(i)).day; !day.empty()) return day;
  }
  return {};
}

// /2023/01/19/ or -2023-01-19 in an address.
std::string from_address(std::string_view url) {
  return news::find_date(url).day;
}

// The line with its pieces a blank apart: "<span>Una Maris</span><span>Oct 17, 2023</span>" is laid
// out so.
std::string pieces_apart(const Tree& tree, const TextBlock& block) {
  std::string text;
  for (NodeIndex i = block.first; i <= block.last; ++i) {
    append_words(text, tree.text(i));
    append_words(text, " ");
  }
  return text;
}

// Everywhere but in the United States the day comes first; plain "en" may be either.
NumberOrder order_of(std::string_view language) {
  const std::string lower = to_lower(language);
  const bool unknown = lower.empty() || lower == "en" || lower.starts_with("en-us") ||
                       lower.starts_with("en_us") || lower.starts_with("en-ca") ||
                       lower.starts_with("en_ca");
  return unknown ? NumberOrder::unknown : NumberOrder::day_first;
}

// "Updated 10 October 2025, published 9 October 2025": the day behind "published", else the first.
std::string day_of_line(std::string_view line, NumberOrder order) {
  const std::string lower = to_lower(line);
  for (const std::string_view word : {"publi", "pubbli", "posted", "veröffentlicht", "erstellt"}) {
    const std::size_t at = lower.find(word);
    if (at == std::string::npos) continue;
    if (std::string day = news::find_date(line.substr(at), order).day; !day.empty()) return day;
  }
  return news::find_date(line, order).day;
}

// A line with a date class, else a short line before the text.
std::string from_lines(const Tree& tree, const Blocks& blocks, std::size_t body_begin,
                       NumberOrder order) {
  const std::size_t end = std::min(body_begin + 2, blocks.all().size());
  for (const bool marked : {true, false})
    for (std::size_t b = 0; b < end; ++b) {
      const TextBlock& block = blocks.all()[b];
      if (block.size() > 160 || block.has(kElsewhere) || block.has(kDateHint) != marked) continue;
      std::string day = day_of_line(block.text, order);
      if (day.empty() && block.first != block.last)
        day = day_of_line(pieces_apart(tree, block), order);
      if (!day.empty()) return day;
    }
  return {};
}

}  // namespace

std::string find_date(const Tree& tree, const Blocks& blocks, const PageFacts& facts,
                      std::size_t body_begin) {
  std::string day = parse_date_value(facts.linked.date_published);
  if (day.empty()) day = from_meta(facts, kPublished);
  if (day.empty()) day = from_marks(tree, blocks);
  if (day.empty()) day = from_address(facts.canonical);
  if (day.empty()) day = from_address(facts.first("og:url"));
  if (day.empty()) day = from_address(facts.url);
  if (day.empty()) day = from_lines(tree, blocks, body_begin, order_of(facts.language));
  if (day.empty()) day = from_meta(facts, kModified);
  return day;
}

}  // namespace news::html
