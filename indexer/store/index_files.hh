// SPDX-License-Identifier: GPL-2.0-or-later
// Files of the index directory, so written that a crash or a power cut leaves the old or the new
// and nothing between: everything is synced before the name that makes it visible. Errors are `io`
// and name the file and the system's reason. After one of them nothing may be published.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/generation.hh"
#include "common/result.hh"

namespace news {

// Written beside, synced, renamed over `path`. The folder is not synced: see sync_folder().
Status write_file(const std::string& path, std::string_view bytes);
// The last half of it, for what was written piece by piece to beside(path).
Status put_in_place(const std::string& path);
std::string beside(const std::string& path);
Status sync_folder(const std::string& folder);
Status make_folder(const std::string& folder);  // with its parents; there already: fine

// Syncs every file below the folder, then the folders, and gives each file's size and hash, names
// relative to the folder, sorted.
Result<std::vector<FileSum>> seal_folder(const std::string& folder);

// Gone afterwards, or an error; not there: fine. Never follows a link.
Status remove_tree(const std::string& path);

// What stands in a folder, sorted; as much of it as can be seen.
std::vector<std::string> names_in(const std::string& folder);
// All of it, or an error; nothing where there is no such folder.
Result<std::vector<std::string>> list_folder(const std::string& folder);

std::uint64_t hash_bytes(std::string_view bytes);  // XXH3-64
// Size and hash of a file's bytes; `name` is the path.
Result<FileSum> sum_file(const std::string& path);

// Makes DIR/CURRENT name a generation whose files are complete and synced: the one step that
// publishes.
Status set_current(const std::string& directory, std::uint64_t number);
// The stub with which any Xapian tool opens DIR.
Status write_stub(const std::string& directory, const Generation& generation);

// Numbers of the generation files that are there, rising.
std::vector<std::uint64_t> list_generations(const std::string& directory);

std::string scratch_folder(const std::string& directory);  // DIR/scratch

}  // namespace news
