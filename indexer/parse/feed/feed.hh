// SPDX-License-Identifier: GPL-2.0-or-later
// RSS 0.9x to 2.0 and 1.0 (RDF), Atom, and the WordPress export (WXR), item by item. Pure.
//
// Conventions: the full text (content:encoded, Atom content) beats the summary; an Atom entry
// without an author has its feed's (RFC 4287); WordPress attachments, menus and drafts are no
// articles,
// and an author's login stands for the name the export shows. An item's member is its link, else
// its guid or id.
#pragma once

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/article.hh"
#include "indexer/parse/fields/release.hh"
#include "indexer/parse/xml/xml_document.hh"

namespace news {

// What the feed says of itself, for all its items.
struct FeedHead {
  std::string title, language, author;
  std::unordered_map<std::string, std::string> authors;  // WordPress: login, name shown
};
FeedHead read_feed_head(const XmlNode* root);

struct FeedItem {
  Article article;       // without ordinal
  std::string skip;      // not empty: it is no article, and why
  ReleaseFacts release;  // an agency's feed says it of each item; WordPress plans posts ahead
  WireVersion version;
};
FeedItem read_feed_item(const XmlNode* item, const FeedHead& head);

}  // namespace news
