// SPDX-License-Identifier: GPL-2.0-or-later
// Which folder is an index of ours, and what in it we may remove. A folder counts as one only by
// content that we wrote: a generation file, or, before there is the first, the mark that was
// written before anything else into a folder that was empty. Names prove nothing: others, too, have
// a `lock`, a CURRENT and `segments`.
//
// Only names that we make are removed, and only in a folder that is ours: numbered segments,
// generations and manifests, half-written files of ours, and what runs put into the scratch folder.
#pragma once

#include <string>
#include <vector>

#include "common/index/generation.hh"
#include "common/result.hh"

namespace news {

enum class FolderHolds { nothing, index, other };

// Nothing: it is not there, or is empty but for a lock nobody signed or a mark cut short. io: it
// cannot be listed, so nobody knows.
Result<FolderHolds> folder_holds(const std::string& directory);

// index_missing when something else lives there. To be asked before anything is touched.
Status check_folder(const std::string& directory);

// Makes the folder, with its parents, and the mark in it, synced. For one that holds nothing; any
// number of processes at once.
Status mark_folder(const std::string& directory);

// Removes what neither the generation in force nor one of `keep` needs. The lock must be held.
// Best effort: what cannot be removed stays for next time.
void sweep(const std::string& directory, std::vector<Generation> keep);

// The segments that stand there, named by a generation or not: "segments/000017".
std::vector<std::string> segments_in(const std::string& directory);

// What runs put there goes; the folder, too, when it is empty then.
void clear_scratch(const std::string& directory);

}  // namespace news
