// SPDX-License-Identifier: GPL-2.0-or-later
// One JSON object as an article: news-please, CC-News, newspaper, dpa digitalwires, JSON-LD, JSON
// Feed items, WordPress posts and plain {"headline", "body"}: the keys stand in tables in
// json_article.cc. ninjs has its own reader, for its text has roles and its pictures are items.
// Pure.
#pragma once

#include <string>
#include <string_view>

#include "common/article.hh"
#include "indexer/parse/fields/release.hh"
#include "indexer/parse/json/json_value.hh"

namespace news {

bool is_ninjs(const Json& object);
Article read_ninjs(const Json& item);

// What the tables take a key for, whatever its spelling: columns of a table are told by it.
enum class JsonKeyUse { none, headline, text, other };
JsonKeyUse use_of_json_key(std::string_view key);

// Headline and text are both there: an article, not the envelope of several.
bool holds_article(const Json& object);

// Picks the reader. An input error when the object is no article: neither headline nor text, has a
// text that is built in a way we do not read, or is another kind of record (oEmbed, a web
// manifest).
Result<Article> read_json_article(const Json& object);

// Whether the object, which was read as this article, may be published, and which version of what
// it is.
ReleaseFacts release_of_json(const Json& object, const Article& article);
WireVersion version_of_json(const Json& object);

// What the object calls itself (uri, guid, id, url); empty when it does not say.
std::string json_member(const Json& object);

// Of the object's first fields that say so: {"text", "description_text"} and the like as a caption.
void add_json_caption(const Json& media, Article& article);

}  // namespace news
