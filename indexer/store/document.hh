// SPDX-License-Identifier: GPL-2.0-or-later
// An article, and each of its quotations, as documents: terms by the field table and the one
// analyser, boolean terms and value slots by common/index_schema.hh, data by
// common/stored_article.hh. Pure but for the writer they go to; an analyser a thread.
//
// Positions: each field counts its own from 1; paragraphs, captions, headings and names of a field
// stand kParagraphGap apart.
#pragma once

#include <cstdint>
#include <string>

#include "common/analyser.hh"
#include "common/article.hh"
#include "common/speaker_index.hh"
#include "indexer/store/batch_writer.hh"
#include "indexer/store/body_words.hh"

namespace news {

// What the index, not the article, knows of it.
struct Placement {
  std::uint32_t document = 0;   // id of the article's document
  std::uint64_t story = 0;      // what it is told as new by (stories.hh)
  std::string_view group = {};  // key of its near-copies
};

// `data`: the article as encode_article() gives it. Does not finish the document. Leaves the words
// of the body in `words`.
void write_article(const Article& article, const Placement& placement, std::string_view data,
                   Analyser& analyser, BatchWriter& out, BodyWords& words);

// `index`: which of article.quotes. `speakers`: of the article. `words`: as write_article() left
// them.
void write_quote(const Article& article, std::size_t index, const Placement& placement,
                 const SpeakerIndex& speakers, BodyWords& words, Analyser& analyser,
                 BatchWriter& out);

}  // namespace news
