// SPDX-License-Identifier: GPL-2.0-or-later
// Where stretches of a reading lie in Article::body. For formats other than plain text they
// are the same string; for plain text the body is what is left of the file after clean-up, so both
// are walked side by side, blanks aside.
#pragma once

#include <cstddef>
#include <vector>

#include "common/article.hh"
#include "indexer/annotate/text/reading.hh"

namespace news::annotation {

struct ByteSpan {
  std::size_t begin = 0, end = 0;
};

// Sets body_start and body_end of article.quotes[i] from spans[i] (bytes of reading.text(),
// ascending by begin). Linear in text and body.
void map_into_body(Article& article, const Reading& reading, const std::vector<ByteSpan>& spans);

}  // namespace news::annotation
