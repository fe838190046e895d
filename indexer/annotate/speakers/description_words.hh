// SPDX-License-Identifier: GPL-2.0-or-later
// What kind of description a speaker without a name is: one that names again somebody known, or one
// that brings in somebody new.
#pragma once

#include "indexer/annotate/text/story.hh"

namespace news::annotation {

// a, another, one: somebody new
bool is_indefinite(const Story& story, Index i);

// "The union that represents the drivers" is no body named before.
bool restricted(const Story& story, const Subject& subject);

// "The professor", "the woman" alone: what the one who has just spoken is.
bool is_calling(const Story& story, const Subject& subject);

// "The retired nurse", "the former mayor"
bool is_epithet(const Story& story, const Subject& subject);

// "the company", "the agency": a body named before, not an office of its own (police, court)
bool names_a_firm(const Story& story, Index i);

}  // namespace news::annotation
