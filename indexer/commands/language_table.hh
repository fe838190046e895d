// SPDX-License-Identifier: GPL-2.0-or-later
// newsindex --generate languages: language by language what works, read from the tables that make
// it work, as the rows of the table in newsindex-languages(7). tests/cli/test_manual.py holds the
// page to it.
#pragma once

#include <string>

namespace news {

// Rows of tbl(1): name, code, whether the text tells it, forms of words, cutting, speakers, dates.
std::string language_table();

}  // namespace news
