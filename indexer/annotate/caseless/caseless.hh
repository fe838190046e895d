// SPDX-License-Identifier: GPL-2.0-or-later
// Who said what in Chinese, Japanese, Korean and Arabic, where no capital tells a name and (but for
// Korean and Arabic) no blank parts words: rules that read the letters of a sentence, not its
// tokens. A quotation in marks, the verb of saying beside it, and the name before or behind that:
// a family name known to the language, or one that the article said whole before. Convention: who
// was not understood is nobody; the speaker before goes on only where no other is named. Linear.
#pragma once

#include <cstddef>
#include <string_view>

#include "indexer/annotate/text/story.hh"

namespace news::annotation {

// Are there such rules for this language (primary subtag)?
bool is_told_without_case(std::string_view code);

// Fills tokens, entities, mentions and statements from the paragraphs in `blocks`, which lie below
// `limit`; the story holds nothing but its text before.
void attribute_without_case(Story& story, const std::vector<Block>& blocks, std::size_t limit,
                            std::string_view code);

}  // namespace news::annotation
