// SPDX-License-Identifier: GPL-2.0-or-later
// NITF 3.x (IPTC News Industry Text Format), alone or inside a NewsML item. Pure.
//
// Convention: hl1 is the headline, hl2 of the hedline and head/title only stand in for it; the
// byline is without its byttl and its agency; the day is the issue's, then the release's, the
// story's, the publication's.
#pragma once

#include "common/article.hh"
#include "indexer/parse/body_builder.hh"
#include "indexer/parse/xml/xml_document.hh"

namespace news {

// Fills what `nitf` (the <nitf> element) states and `article` does not hold yet; its text goes to
// `body`.
void read_nitf(const XmlNode* nitf, Article& article, BodyBuilder& body);

}  // namespace news
