// SPDX-License-Identifier: GPL-2.0-or-later
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "indexer/parse/format_parser.hh"
#include "indexer/parse/newsml/newsml.hh"
#include "indexer/read/peek_source.hh"

namespace news {
namespace {

// NewsML 1 writes NewsItem below NewsML, G2 newsItem below itemSet or as the root; names are
// matched without case, so what they hold tells them apart.
bool is_version_1(const XmlNode* item) {
  return child(item, "NewsComponent") != nullptr || child(item, "NewsManagement") != nullptr;
}

std::string item_name(const XmlNode* item) {
  if (auto guid = attribute(item, "guid"); !guid.empty()) return guid;
  const auto* identifier = descend(item, {"Identification", "NewsIdentifier"});
  if (auto name = text_of(child(identifier, "PublicIdentifier")); !name.empty()) return name;
  return attribute(item, "Duid");
}

std::vector<const XmlNode*> items_of(const XmlNode* root) {
  if (is_element(root, "newsItem")) return {root};
  if (const auto* set = find(root, "itemSet")) {
    std::vector<const XmlNode*> items;
    for (const auto* at = first_child(set); at != nullptr; at = next_sibling(at))
      items.push_back(at);
    return items;
  }
  return find_all(root, "newsItem");
}

}  // namespace

Fit sniff_newsml(const FileHead& head) {
  const auto& name = head.root.name;
  return name == "newsml" || name == "newsitem" || name == "newsmessage" || name == "packageitem"
             ? Fit::certain
             : Fit::none;
}

Status parse_newsml_file(ByteSource& source, std::string_view, const ParseOptions& options,
                         ArticleSink& sink) {
  auto bytes = read_all(source, options.max_article_bytes);
  if (!bytes) return fail(bytes.error());
  const auto document = XmlDocument::parse(*bytes);
  if (!document) return fail(document.error());
  const auto items = items_of(document->root());
  if (items.empty()) return fail(ErrorCode::input, "NewsML without a news item");
  std::uint32_t ordinal = 0;
  for (const auto* item : items) {
    ++ordinal;
    // A file of one item needs no member: its path is its name.
    const std::string member = items.size() == 1 ? std::string() : item_name(item);
    if (!is_element(item, "newsItem")) {
      Skip skip{member, ordinal, "no news item: " + std::string(local_name(item)), true};
      if (items.size() == 1) return fail(ErrorCode::input, skip.reason);
      if (!sink.on_skip(std::move(skip))) return {};
      continue;
    }
    Article article = is_version_1(item) ? read_newsml1_item(item) : read_news_item(item);
    article.member = member;
    article.ordinal = ordinal;
    article.placed = items.size() > 1 && member.empty();
    if (article.headline.empty() && article.body.empty() && article.captions.empty()) {
      if (items.size() == 1) return fail(ErrorCode::input, "news item without headline and text");
      if (!sink.on_skip({member, ordinal, "news item without headline and text", false})) return {};
      continue;
    }
    if (!sink.on_article(std::move(article))) return {};
  }
  return {};
}

}  // namespace news
