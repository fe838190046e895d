// SPDX-License-Identifier: GPL-2.0-or-later
// Reuters-21578: SGML without a root, a thousand <REUTERS> elements a file, Latin-1, references to
// control characters. Not read as XML or HTML: either would fold its tags. Pure.
//
// Convention: body paragraphs begin with four blanks; the "Reuter" that signs off is no text; the
// dateline gives the place and is no text either; BRIEF items hold a headline and filler.
#pragma once

#include <string_view>

#include "common/article.hh"

namespace news {

// `record`: one <REUTERS ...>...</REUTERS>, bytes as they stand.
Article read_reuters(std::string_view record);

}  // namespace news
