// SPDX-License-Identifier: GPL-2.0-or-later
// The last steps of every change to an index, the same for a run, a merge, a roll-back and a purge:
// manifest and generation are written and synced, then CURRENT is renamed. Before the rename
// nothing is visible, after it everything.
#pragma once

#include <string>

#include "common/index/generation.hh"
#include "indexer/build/manifest.hh"

namespace news {

// Fills what every generation carries (schema, program, time, the manifest's hash; a uuid if it has
// none). Its number must be fresh and its segments complete on disk.
Status put_in_force(const std::string& directory, Generation& next, const std::string& manifest);

// The bytes of a generation's manifest.
Result<std::string> read_manifest(const std::string& directory, const Generation& generation);

}  // namespace news
