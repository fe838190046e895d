// SPDX-License-Identifier: GPL-2.0-or-later
// Whole articles as one page in HTML (--show with --format html): clippings to read, mail or print.
#pragma once

#include <string>
#include <vector>

#include "query/answer/ask.hh"
#include "query/present/printer.hh"

namespace news {

std::string print_html_articles(const std::vector<ShownArticle>& shown, const Page& page);

}  // namespace news
