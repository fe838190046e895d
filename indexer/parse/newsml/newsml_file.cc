// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "indexer/parse/format_parser.hh"
#include "indexer/parse/newest_versions.hh"
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

// Reads the items of one file, one after the other.
class ItemReader {
 public:
  ItemReader(ArticleSink& sink, const ParseOptions& options, bool alone)
      : sink_(sink), versions_(sink, options.max_article_bytes), now_(options.now), alone_(alone) {}

  // False: stop.
  Result<bool> read(const XmlNode* item, std::uint32_t ordinal) {
    // A file of one item needs no member: its path is its name.
    const std::string member = alone_ ? std::string() : item_name(item);
    if (!is_element(item, "newsItem")) {
      Skip skip{member, ordinal, "no news item: " + std::string(local_name(item)), true};
      if (alone_) return fail(ErrorCode::input, skip.reason);
      return sink_.on_skip(std::move(skip));
    }
    const bool first = is_version_1(item);
    Article article = first ? read_newsml1_item(item) : read_news_item(item);
    article.member = member;
    article.ordinal = ordinal;
    article.placed = !alone_ && member.empty();
    const auto version = first ? version_of_newsml1_item(item) : version_of_item(item);
    const auto release = read_release(
        first ? release_of_newsml1_item(item, article) : release_of_item(item, article), now_);
    if (release.hold != Hold::none) return versions_.add(held(article, release, version), version);
    if (article.headline.empty() && article.body.empty() && article.captions.empty()) {
      if (alone_) return fail(ErrorCode::input, "news item without headline and text");
      return sink_.on_skip({member, ordinal, "news item without headline and text", false});
    }
    return versions_.add(std::move(article), version);
  }

  bool finish() { return versions_.finish(); }

 private:
  ArticleSink& sink_;
  NewestVersions versions_;
  std::int64_t now_;
  bool alone_;
};

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
  // Of a message or package that ends early the last item may be half of one.
  const bool cut = document->cut() && !is_element(document->root(), "newsItem");
  ItemReader reader(sink, options, items.size() == 1 && !cut);
  std::uint32_t ordinal = 0;
  for (const auto* item : items) {
    if (cut && item == items.back()) break;
    const auto more = reader.read(item, ++ordinal);
    if (!more) return fail(more.error());
    if (!*more) return {};
  }
  if (!reader.finish() || !cut) return {};
  return fail(ErrorCode::input,
              fmt::format("truncated: the file ends inside or behind item {}", ordinal + 1));
}

}  // namespace news
