// SPDX-License-Identifier: GPL-2.0-or-later
// The running text of NITF and XHTML inside XML: paragraphs, headings, lists and tables (a row is a
// paragraph, its cells a blank apart) into a BodyBuilder, media into captions. A <header> (title,
// date, slug line, byline once more) is no body. Pure; depth bounded by the parser.
#pragma once

#include "common/article.hh"
#include "indexer/parse/body_builder.hh"
#include "indexer/parse/xml/xml_document.hh"

namespace news {

// `node` is the element that holds the text: body.content, body, DataContent.
void add_xml_body(const XmlNode* node, BodyBuilder& body, Article& article);

}  // namespace news
