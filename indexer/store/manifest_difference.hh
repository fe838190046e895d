// SPDX-License-Identifier: GPL-2.0-or-later
// What became of every article between two manifests, counted. The guard of a rebuild and the
// report of a run that failed go by it: by what stands, not by what was meant to.
#pragma once

#include <cstdint>

#include "indexer/store/manifest.hh"

namespace news {

struct ManifestDifference {
  // moved: it left one place of the archive and its content entered at another; neither added nor
  // removed then.
  std::uint64_t added = 0, changed = 0, moved = 0, removed = 0;
};

// Walks both once. Memory: eight bytes an article that is in one of them only.
ManifestDifference difference(const Manifest& before, const Manifest& after);

}  // namespace news
