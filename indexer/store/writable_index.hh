// SPDX-License-Identifier: GPL-2.0-or-later
// An index directory opened for a change: locked, litter of crashed runs swept away, the generation
// in force and its manifest read.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/index/generation.hh"
#include "indexer/store/index_lock.hh"
#include "indexer/store/manifest.hh"
#include "indexer/store/manifest_difference.hh"

namespace news {

struct WritableIndex {
  std::optional<IndexLock> lock;       // none: opened for looking only
  Generation generation;               // number 0: none yet
  std::optional<Generation> previous;  // what --rollback goes back to
  Manifest manifest;
  // afresh only: there is an index, and why it cannot be read; and then, whether what was taken out
  // of it for good is known nevertheless.
  std::optional<Error> unreadable;
  bool purged_known = true;
};

struct OpenForWriting {
  std::optional<double> wait_seconds;
  bool look_only = false;  // --dry-run: no lock, nothing written
  bool afresh = false;     // --rebuild: damage and another schema are no hindrance
  bool must_exist = false;
};

// What is in force now in the directory that was opened as `before`, and what has become of the
// articles since; `before` itself when that cannot be read.
struct Standing {
  Generation generation;
  ManifestDifference since;
};
Standing standing_now(const std::string& directory, const WritableIndex& before);

// What --rollback goes back to: the newest generation before that of this number, in force, that
// can be read and whose files are all there. A higher number was never in force: its run crashed.
// `now` is the one in force, where it can be read; one from before a purge, which would bring back
// what was taken out, is not given then.
std::optional<Generation> generation_before(const std::string& directory, std::uint64_t number,
                                            const Generation* now);

// Makes the directory if need be. index_missing: damaged, or full of something else; schema;
// locked; io.
Result<WritableIndex> open_for_writing(const std::string& directory, const OpenForWriting& how);

}  // namespace news
