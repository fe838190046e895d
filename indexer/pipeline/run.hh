// SPDX-License-Identifier: GPL-2.0-or-later
// One run of the indexer: the first build, the nightly run over what was added, changed and
// removed,
// --rebuild and --dry-run are this one path.
#pragma once

#include "indexer/cli/options.hh"
#include "indexer/pipeline/report.hh"

namespace news {

// Runs, tells what happened, and gives the exit status.
int run_index(const Options& options);

}  // namespace news
