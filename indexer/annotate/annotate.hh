// SPDX-License-Identifier: GPL-2.0-or-later
// Who said what: fills Article::quotes and Article::speakers from its blocks and its text, by rules
// (no model, no network). Pure, linear in the text, never fails; an article without quotations
// keeps both lists empty, and nobody is invented: a quotation of unknown speaker has none. The
// rules are those of the article's language (Article::language, `likely` where that is empty); for
// one that has none, those of English find the quotations in marks.
#pragma once

#include <string_view>

#include "common/article.hh"

namespace news {

void annotate(Article& article, std::string_view likely = {});

// Are there rules of attribution for the language of this tag ("fr", "fr-CA")?
bool knows_speakers(std::string_view tag);

}  // namespace news
