// SPDX-License-Identifier: GPL-2.0-or-later
// Phrase, ADJ and NEAR in quotations and leads, whose words have no positions of their own there,
// NEAR of sides that share a word, chains that reach further than the gap between paragraphs, what
// stands in one sentence or paragraph and what stands among the first words: a posting source that
// looks at the candidates an AND of the words found (word_places.hh says where). It matches what
// Xapian's OP_PHRASE and OP_NEAR would if they had, gives each side of NEAR a place of its own,
// which OP_NEAR misses now and then, and never leaves a paragraph.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "query/engine/xapian/word_places.hh"
#include "query/plan/plan.hh"

namespace news {

// Whether one position can be taken from each list such that they stand within `window` words of
// one paragraph, in order or (any_order) in any, each once. Lists are sorted. Places more than
// kParagraphGap apart, with none between them, count as of two paragraphs: no two words that may
// follow one another in a chain are so far apart. Linear in the places where no two lists share any
// but are the same; else a matching is tried a place, so that the number of lists must be small
// (kMostSides of the language). A place of `ends` is where a run ends that begins at a place of a
// list: it keeps a paragraph together.
bool stand_together(std::span<const std::span<const std::uint32_t>> lists, Placing placing,
                    std::uint32_t window, std::span<const std::uint32_t> ends = {});

// Whether all lists have a place of their own, in order or in any, in one of the stretches that
// `ends` part: sorted places, each the last of a stretch. Linear in the places as above.
bool stand_within(std::span<const std::span<const std::uint32_t>> lists, Placing placing,
                  std::span<const std::uint32_t> ends);

// A window that only the paragraph bounds.
inline constexpr unsigned kAnyDistance = 1U << 31;

struct PlacedWords {
  PlacesOf kind = PlacesOf::quotations;
  std::string prefix;  // of the words in the database that is asked; of `own` they bring it along
  // Words that fit at each place; a run of several (WordTest) has the prefix before each.
  std::vector<std::vector<std::string>> sides;
  Placing placing = Placing::side_by_side;
  unsigned window = 0;
  // Terms that stand where a sentence or paragraph ends that all must stand in; none: `window`
  // counts.
  std::vector<std::string> ends = {};
  // Not 0: the one side must stand among the first so many words instead; `ends` are those of
  // paragraphs.
  unsigned first = 0;
  // Not 0: of two sides, from the last word of one to the first of the other at the most so many
  // places, instead of `window`. Less than kParagraphGap.
  unsigned apart = 0;
};

// Matches every document in which the words stand so, scores nothing. Meant to be ANDed with the
// words: alone it looks at every document. The corpus outlives it.
Xapian::Query placed_words_query(const Corpus& corpus, PlacedWords words);

}  // namespace news
