// SPDX-License-Identifier: GPL-2.0-or-later
#include <string>
#include <string_view>
#include <utility>

#include "indexer/parse/body_builder.hh"
#include "indexer/parse/feed/feed.hh"
#include "indexer/parse/field_text.hh"
#include "indexer/parse/fields/byline.hh"
#include "indexer/parse/fields/date.hh"

namespace news {
namespace {

// A child by prefix and name: content:encoded and media:content are not content.
const XmlNode* named(const XmlNode* node, std::string_view prefix, std::string_view name) {
  for (const auto* at = first_child(node); at != nullptr; at = next_sibling(at)) {
    if (!is_element(at, name)) continue;
    const std::string own = prefix_of(at);
    if (own == prefix || (prefix.empty() && own.starts_with("atom"))) return at;
  }
  return nullptr;
}

std::string named_text(const XmlNode* node, std::string_view prefix, std::string_view name) {
  return plain_text(raw_text_of(named(node, prefix, name)));
}

// Atom: rel absent or "alternate", href; RSS: its text.
std::string link_of(const XmlNode* item) {
  for (const auto* link : children(item, "link")) {
    const std::string prefix = prefix_of(link);
    if (!prefix.empty() && !prefix.starts_with("atom")) continue;
    const std::string rel = attribute(link, "rel");
    std::string target = attribute(link, "href");
    if (target.empty()) target = text_of(link);
    if (!target.empty() && (rel.empty() || rel == "alternate")) return target;
  }
  return {};
}

std::string section_of(const XmlNode* item) {
  std::string first;
  for (const auto* category : children(item, "category")) {
    std::string value = plain_text(raw_text_of(category));
    if (value.empty()) value = attribute(category, "label");
    if (value.empty()) value = attribute(category, "term");
    if (value.empty()) continue;
    // WordPress tells sections from tags.
    const std::string domain = attribute(category, "domain");
    if (domain != "post_tag" && domain != "tag") return value;
    if (first.empty()) first = std::move(value);
  }
  return first.empty() ? named_text(item, "dc", "subject") : first;
}

void read_byline(const XmlNode* item, const FeedHead& head, Article& article) {
  BylineReader names(article.language, {head.title});
  for (const auto* at = first_child(item); at != nullptr; at = next_sibling(at)) {
    const bool creator = is_element(at, "creator");
    if (!creator && !is_element(at, "author")) continue;
    const std::string prefix = prefix_of(at);
    if (prefix == "media" || prefix == "wp") continue;
    const auto* name = child(at, "name");
    std::string text = plain_text(raw_text_of(name != nullptr ? name : at));
    if (const auto shown = head.authors.find(text); shown != head.authors.end())
      text = shown->second;
    names.add(text);
  }
  if (!names.names_somebody()) names.add(head.author);
  article.byline = names.names();
}

void read_media(const XmlNode* node, Article& article) {
  for (const auto* at = first_child(node); at != nullptr; at = next_sibling(at)) {
    if (prefix_of(at) != "media") continue;
    if (is_element(at, "group") || is_element(at, "content")) read_media(at, article);
    if (!is_element(at, "description")) continue;
    Caption caption{plain_text(raw_text_of(at)), named_text(node, "media", "credit")};
    if (!caption.text.empty()) add_caption(std::move(caption), article);
  }
}

void read_text(const XmlNode* item, Article& article) {
  BodyBuilder body;
  for (const auto& [prefix, name] :
       {std::pair<std::string_view, std::string_view>{"content", "encoded"},
        {"", "content"},
        {"xhtml", "body"},
        {"", "description"},
        {"", "summary"},
        {"excerpt", "encoded"},
        {"itunes", "summary"},
        {"dc", "description"}}) {
    const auto* node = named(item, prefix, name);
    if (node == nullptr || !body.empty()) continue;
    // Atom's XHTML stands there as elements; all else is escaped or in CDATA.
    const bool elements = first_child(node) != nullptr;
    body.add_html(elements ? markup_of(node) : raw_text_of(node), article);
  }
  body.finish(article);
}

std::string reason_to_skip(const XmlNode* item) {
  const std::string type = named_text(item, "wp", "post_type");
  if (!type.empty() && type != "post" && type != "page") return "WordPress " + type;
  const std::string status = named_text(item, "wp", "status");
  if (status == "draft" || status == "auto-draft" || status == "trash" || status == "private" ||
      status == "pending") {
    return "WordPress " + status;
  }
  return {};
}

// The agency's own elements beside Atom's.
void read_release_facts(const XmlNode* item, const std::string& id, FeedItem& found) {
  found.release.status = text_of(find(item, "PublishingStatus"));
  found.release.headline = found.article.headline;
  if (const auto* embargo = find(item, "EmbargoedUntil"); embargo != nullptr) {
    found.release.embargo = true;
    found.release.embargo_ends = text_of(embargo);
  }
  if (named_text(item, "wp", "status") == "future") {
    found.release.embargo = true;
    found.release.embargo_ends = named_text(item, "wp", "post_date_gmt");
    if (found.release.embargo_ends.empty())
      found.release.embargo_ends = named_text(item, "wp", "post_date");
  }
  if (found.release.status.empty()) return;
  found.version = {id, found.article.source,
                   read_version(text_of(find(item, "ManagementSequenceNumber")))};
}

std::string date_of(const XmlNode* item, std::string_view language) {
  for (const auto& [prefix, name] : {std::pair<std::string_view, std::string_view>{"", "pubDate"},
                                     {"", "published"},
                                     {"dc", "date"},
                                     {"", "issued"},
                                     {"", "created"},
                                     {"wp", "post_date"},
                                     {"", "updated"},
                                     {"", "modified"}}) {
    if (auto day = read_date(named_text(item, prefix, name), language); !day.empty()) return day;
  }
  return {};
}

}  // namespace

FeedHead read_feed_head(const XmlNode* root) {
  const auto* channel = is_element(root, "feed") ? root : find(root, "channel");
  if (channel == nullptr) channel = root;
  FeedHead head;
  head.title = named_text(channel, "", "title");
  head.language = named_text(channel, "", "language");
  if (head.language.empty()) head.language = named_text(channel, "dc", "language");
  if (head.language.empty()) head.language = attribute(root, "lang");
  if (const auto* author = named(channel, "", "author")) {
    head.author = text_of(child(author, "name"));
  }
  if (same_words(head.author, head.title)) head.author.clear();
  for (const auto* author : find_all(channel, "author")) {
    if (prefix_of(author) != "wp") continue;
    auto login = text_of(child(author, "author_login"));
    auto shown = text_of(child(author, "author_display_name"));
    if (!login.empty() && !shown.empty())
      head.authors.insert_or_assign(std::move(login), std::move(shown));
  }
  return head;
}

FeedItem read_feed_item(const XmlNode* item, const FeedHead& head) {
  FeedItem found;
  Article& article = found.article;
  article.headline = named_text(item, "", "title");
  if (article.headline.empty()) article.headline = named_text(item, "dc", "title");
  article.url = link_of(item);
  const auto* guid = named(item, "", "guid");
  const std::string id = text_of(guid != nullptr ? guid : named(item, "", "id"));
  if (article.url.empty() && id.find("://") != std::string::npos &&
      attribute(guid, "isPermaLink") != "false") {
    article.url = id;
  }
  article.member = article.url.empty() ? id : article.url;
  article.language = attribute(item, "lang");
  if (article.language.empty()) article.language = named_text(item, "dc", "language");
  if (article.language.empty()) article.language = head.language;
  read_byline(item, head, article);
  article.date = date_of(item, article.language);
  article.section = section_of(item);
  const auto* source = named(item, "", "source");
  article.source =
      text_of(source != nullptr && child(source, "title") ? child(source, "title") : source);
  if (article.source.empty()) article.source = head.title;
  read_media(item, article);
  read_text(item, article);
  found.skip = reason_to_skip(item);
  read_release_facts(item, id, found);
  return found;
}

}  // namespace news
