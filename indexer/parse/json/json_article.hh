// SPDX-License-Identifier: GPL-2.0-or-later
// One JSON object as an article: news-please, CC-News, newspaper, dpa digitalwires, JSON-LD, JSON
// Feed items, WordPress posts and plain {"headline", "body"}: the keys stand in tables in
// json_article.cc. ninjs has its own reader, for its text has roles and its pictures are items.
// Pure.
#pragma once

#include <string>

#include "common/article.hh"
#include "indexer/parse/json/json_value.hh"

namespace news {

bool is_ninjs(const Json& object);
Article read_ninjs(const Json& item);

// Picks the reader. An input error when the object is no article: neither headline nor text.
Result<Article> read_json_article(const Json& object);

// What the object calls itself (uri, guid, id, url); empty when it does not say.
std::string json_member(const Json& object);

// Of the object's first fields that say so: {"text", "description_text"} and the like as a caption.
void add_json_caption(const Json& media, Article& article);

}  // namespace news
