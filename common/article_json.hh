// SPDX-License-Identifier: GPL-2.0-or-later
// One article as the JSON object of newsindex-format(5) (--parse, --show), keys in that order.
#pragma once

#include <string>

#include "common/article.hh"
#include "common/json_writer.hh"

namespace news {

// Without a line end. Absent scalars are null, absent lists empty.
std::string article_json(const Article& article);

// The keys of its text alone, into an object that is open: captions, credits, headings, body.
void write_article_text(JsonWriter& json, const Article& article);
// And of who says what in it: quotes.
void write_article_quotes(JsonWriter& json, const Article& article);

}  // namespace news
