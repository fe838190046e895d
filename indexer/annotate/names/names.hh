// SPDX-License-Identifier: GPL-2.0-or-later
// Who and what the article names.
#pragma once

#include "indexer/annotate/text/story.hh"

namespace news::annotation {

void find_names(Story& story);  // the pass: mentions, entities

}  // namespace news::annotation
