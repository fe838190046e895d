// SPDX-License-Identifier: GPL-2.0-or-later
// Takes articles of an origin on a cluster down for good: with all identical copies of its own. The
// archive remembers them, and no run lets them in again. Then the indices are merged until the
// cluster counts no document in them that was taken out, which is the proof: that its nodes have
// overwritten a disk is theirs to promise. What a rebuild left for --rollback goes.
//
// Snapshots hold what they hold. Each that has an index of the origin in it is named, and the
// errand fails (input) until there is none, or they cannot be asked for (denied).
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "common/result.hh"
#include "indexer/cluster/archive.hh"

namespace news {

struct ClusterPurge {
  std::vector<std::string> names;  // ids, or paths of files
  bool all = false;                // every article of a file that holds several
  bool dry_run = false;
  std::optional<double> wait_seconds = {};
};

// In words, what was done. Again, with what is gone already: the proof and the snapshots alone.
Result<std::string> purge_cluster(ClusterArchive& archive, const ClusterPurge& what,
                                  const std::function<void(const std::string&)>& tell);

}  // namespace news
