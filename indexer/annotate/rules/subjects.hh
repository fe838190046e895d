// SPDX-License-Identifier: GPL-2.0-or-later
// Who can be the subject of a speech verb: people, bodies and documents can; times, bare
// determiners and nobody cannot, and a verb form that is also a noun asks for more.
#pragma once

#include "indexer/annotate/rules/scene.hh"

namespace news::annotation {

// `group`: the first token of the verb's group, with its auxiliaries and adverbs.
bool may_speak(const Scene& scene, const Hit& hit, const SpeechVerb& verb, Index group);

// Does a quotation close right before token `begin`, a comma aside?
bool after_quotation(const Scene& scene, Index begin);

}  // namespace news::annotation
