// SPDX-License-Identifier: GPL-2.0-or-later
// One article laid out for reading (--show): head, paragraphs, headings apart, captions and credits
// behind the text, quotations underlined and followed by who said them, in marks that no text of
// the article stands in (‹Jane Doe›), hits marked.
#pragma once

#include <string>

#include "query/answer/ask.hh"
#include "query/present/printer.hh"

namespace news {

std::string print_article(const ShownArticle& shown, const Page& page);

}  // namespace news
