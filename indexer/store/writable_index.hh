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

namespace news {

struct WritableIndex {
  std::optional<IndexLock> lock;       // none: opened for looking only
  Generation generation;               // number 0: none yet
  std::optional<Generation> previous;  // what --rollback goes back to
  Manifest manifest;
};

struct OpenForWriting {
  std::optional<double> wait_seconds;
  bool look_only = false;  // --dry-run: no lock, nothing written
  bool afresh = false;     // --rebuild: damage and another schema are no hindrance
  bool must_exist = false;
};

// Makes the directory if need be. index_missing: damaged, or full of something else; schema;
// locked; io.
Result<WritableIndex> open_for_writing(const std::string& directory, const OpenForWriting& how);

}  // namespace news
