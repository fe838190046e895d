// SPDX-License-Identifier: GPL-2.0-or-later
// "The minister", "the councillor", "the retired judge": which person the article has described by
// that word. Convention: the last person named with it wins, one whose other describing words agree
// ("the NDP leader") before one described by the noun alone; abbreviated ranks count as the words
// they stand for (Coun. is a councillor, Const. a constable). Looks a bounded way back.
#pragma once

#include "indexer/annotate/text/story.hh"

namespace news::annotation {

// The entity that `subject` ("the" or a possessive, words, and the role at its end) stands for,
// named before it; kNone: nobody was described so.
Index person_in_role(const Story& story, const Subject& subject);

// The same for a lead that names nobody yet ("Ontario's health minister says ..."): the first
// person named soon after with that role and no other party or place in the title.
Index named_later(const Story& story, const Subject& subject);

}  // namespace news::annotation
