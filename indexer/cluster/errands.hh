// SPDX-License-Identifier: GPL-2.0-or-later
// What is done to the archive of an origin beside a run. Each opens it; what is told is printable.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "common/result.hh"
#include "indexer/cluster/archive.hh"

namespace news {

// What it holds, who writes to it, and what was skipped. `place`: as --db names it.
Result<std::string> cluster_info(ClusterArchive& archive, const std::string& place, bool all);

// Every article that the manifest tells of stands on the cluster once, as it was written, and no
// other does: ids, runs and sums of all; of some hundreds, the stored form against its sum; then
// what readers see, counted. index_missing: it is not so.
Status verify_cluster(ClusterArchive& archive, const std::function<void(const std::string&)>& tell);

// What stood before the last rebuild, or roll-back, in force again; in words. usage: nothing did.
Result<std::string> roll_back_cluster(ClusterArchive& archive, std::optional<double> wait_seconds);

}  // namespace news
