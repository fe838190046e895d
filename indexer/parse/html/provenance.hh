// SPDX-License-Identifier: GPL-2.0-or-later
// Where an article comes from: the site's name, section, language and address, as the page states
// them.
#pragma once

#include "common/article.hh"
#include "indexer/parse/html/facts.hh"
#include "indexer/parse/html/html.hh"

namespace news::html {

// Fills source, section, language ("en", "pt-br") and url.
void read_provenance(const PageFacts& facts, const PageContext& context, Article& article);

// What hNews marks and the page has not stated otherwise: the name within "source-org", and the
// place of "dateline".
void read_hnews(const Tree& tree, const Blocks& blocks, Article& article);

}  // namespace news::html
