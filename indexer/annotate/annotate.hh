// SPDX-License-Identifier: GPL-2.0-or-later
// Who said what: fills Article::quotes and Article::speakers from its blocks and its text, by rules
// (no model, no network). Pure, linear in the text, never fails; an article without quotations
// keeps both lists empty, and nobody is invented: a quotation of unknown speaker has none.
#pragma once

#include "common/article.hh"

namespace news {

void annotate(Article& article);

}  // namespace news
