// SPDX-License-Identifier: GPL-2.0-or-later
// The quotations of a page of articles in one order, the same words in copies of a story as one. An
// article's score is that of its best quotation, so the best quotations lie in the best articles:
// what stands above the last article's score is sure. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "query/engine/opensearch/answer_reader.hh"

namespace news {

struct FoldedQuotation {
  std::size_t hit = 0;  // of the page
  std::uint32_t place = 0;
  double score = 0;
  std::vector<std::pair<std::size_t, std::uint32_t>> copies;  // hit and place
};

struct FoldedQuotations {
  std::vector<FoldedQuotation> quotations;
  std::size_t sure = 0;  // of them, from the first, that no further article could change
};

// `by_score`: else in the order of the articles. `whole`: there are no further articles.
FoldedQuotations fold_quotations(const ClusterPage& page, bool by_score, bool fold, bool whole);

}  // namespace news
