// SPDX-License-Identifier: GPL-2.0-or-later
// What is done to an index besides indexing. Each prints what it did and gives the exit status.
#pragma once

#include "indexer/cli/options.hh"

namespace news {

// One segment without dead documents; the generation before is let go, so its room is free at once.
int run_compact(const Options& options);

// The generation before, published again under a new number; a second roll-back undoes the first.
// Works where the one in force is damaged.
int run_rollback(const Options& options);

// Takes articles out for good: by id, or all of a file by its path. Their documents are taken out
// of the segments, other generations are let go, and no later run lets them in again.
int run_purge(const Options& options);

// What the index holds: generations, segments, sizes, versions, counts by source and year, skips.
int run_info(const Options& options);

// Reads everything and compares it with what was written: hashes of all files, then every stored
// article and quotation against the manifest, counts and terms. In a child process under a time
// limit, for Xapian may crash or hang on a damaged file.
int run_verify(const Options& options);

}  // namespace news
