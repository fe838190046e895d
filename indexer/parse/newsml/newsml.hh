// SPDX-License-Identifier: GPL-2.0-or-later
// NewsML-G2 (IPTC 2.x: newsItem, newsMessage) and NewsML 1.2. Every news item is an article; items
// that are none (packages, concepts, events) are told as expected skips. Pure.
//
// Convention: of a text item, a description in the role of caption is its slug and headline once
// more and no caption; of a picture item the descriptions are the caption and nothing is body.
#pragma once

#include "common/article.hh"
#include "indexer/parse/fields/release.hh"
#include "indexer/parse/xml/xml_document.hh"

namespace news {

Article read_news_item(const XmlNode* item);     // NewsML-G2: <newsItem>
Article read_newsml1_item(const XmlNode* item);  // NewsML 1.x: <NewsItem>

// Whether the item may be published, and which version of what it is.
ReleaseFacts release_of_item(const XmlNode* item, const Article& article);
ReleaseFacts release_of_newsml1_item(const XmlNode* item, const Article& article);
WireVersion version_of_item(const XmlNode* item);
WireVersion version_of_newsml1_item(const XmlNode* item);

}  // namespace news
