// SPDX-License-Identifier: GPL-2.0-or-later
// From what the engine counts by a field to a table that can be shown: the silent times between,
// other queries side by side, and the number of all articles that a share is a part of.
#pragma once

#include "query/answer/ask.hh"

namespace news {

// What the engine is to find so that break_down() has all it needs.
FindRequest counting(const Question& question);

// Turns the facets of the answer, as found by counting(), into those that were asked for. Asks the
// engine about the queries beside the question, and about everything for a share. Of times every
// one from the first match to the last is there, or from --since to --until where these are given.
Status break_down(Engine& engine, const Question& question, Answer& answer);

// Adds the times between that hold nothing. `facet` holds nothing but values and times.
void fill_silences(Facet& facet);

}  // namespace news
