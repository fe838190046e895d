// SPDX-License-Identifier: GPL-2.0-or-later
// An article's text where JSON holds it: a string, a list of paragraphs, {"value"}, or a tree of
// sections and blocks as editors and extraction tools write it (Fundus, Editor.js, ProseMirror,
// Slate, Portable Text, Contentful, Arc). Headings stay headings, pictures' words become captions,
// the rest of what no reader sees is left. Pure, linear; no deeper than parse_json() allows.
#pragma once

#include "common/article.hh"
#include "indexer/parse/body_builder.hh"
#include "indexer/parse/json/json_value.hh"

namespace news {

void add_json_text(const Json& value, BodyBuilder& body, Article& article);

// Whether words of running text stand anywhere in it.
bool holds_prose(const Json& value);

}  // namespace news
