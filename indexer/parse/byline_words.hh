// SPDX-License-Identifier: GPL-2.0-or-later
// Words by which names, jobs, agencies and parts of a page are told apart. All lower case, ASCII.
#pragma once

#include "indexer/parse/word_set.hh"

namespace news {

extern const WordSet kNameParticles;  // de, van, bin
extern const WordSet kNotInNames;  // words that no person's name holds: articles, page parts, desks
extern const WordSet kJobNouns;    // editor, correspondent
extern const WordSet kDesks;       // senior, political: the first word of a job
extern const WordSet kAgencyLetters;  // ap, afp
extern const WordSet kOutletWords;    // news, times: the last word of an outlet's name

}  // namespace news
