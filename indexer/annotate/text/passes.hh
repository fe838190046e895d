// SPDX-License-Identifier: GPL-2.0-or-later
// The passes over the text, in their order: words, marks, sentences.
#pragma once

#include <vector>

#include "indexer/annotate/text/story.hh"

namespace news::annotation {

void split_tokens(Story& story, const std::vector<Block>& blocks);  // tokens, paragraphs
void find_single_marks(Story& story);                               // marks of British style
void find_spans(Story& story);                                      // spans
void split_sentences(Story& story);                                 // sentences

}  // namespace news::annotation
