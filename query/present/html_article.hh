// SPDX-License-Identifier: GPL-2.0-or-later
// Whole articles as one page in HTML (--show with --format html): clippings to read, mail or print.
#pragma once

#include <string>
#include <vector>

#include "query/answer/ask.hh"
#include "query/present/printer.hh"

namespace news {

// One of them, without the page around it. `parts` and `words`: what is marked.
std::string html_whole_article(const Article& article, const std::vector<PlanPart>& parts,
                               const std::vector<PartWords>& words, const Page& page);

std::string print_html_articles(const std::vector<ShownArticle>& shown, const Page& page);

}  // namespace news
