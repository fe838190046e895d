// SPDX-License-Identifier: GPL-2.0-or-later
// The last steps of every change to an index, the same for a run, a merge, a roll-back and a purge:
// manifest and generation are written and synced, then CURRENT is renamed. Before the rename
// nothing is visible, after it everything.
#pragma once

#include <string>

#include "common/index/generation.hh"
#include "indexer/store/manifest.hh"

namespace news {

// Writes the manifest that a generation's number names; put_in_force() comes next. io.
Status write_manifest(const std::string& directory, ManifestBuilder& manifest, Generation& next);
// The same, of what another generation's holds (number 0: nothing). index_missing: it is damaged.
Status copy_manifest(const std::string& directory, const Generation& from, Generation& next);

// Makes and writes the people's file that a generation's number names, out of its segments as they
// are now and what is in force; put_in_force() does so where it was not done before.
Status write_people(const std::string& directory, Generation& next);

// One that no other index has.
std::string new_uuid();

// Fills what every generation carries: schema, program, time; a uuid if it has none.
void sign(Generation& next);

// Signs it, and puts it in force. Its number must be fresh, its segments complete on disk and its
// manifest written.
Status put_in_force(const std::string& directory, Generation& next);

}  // namespace news
