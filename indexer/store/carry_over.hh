// SPDX-License-Identifier: GPL-2.0-or-later
// What a rebuild takes over from the index before, for it could not be read anew: articles of
// PATHs and folders that were not reached, and of files that, or the rest of which, failed. They
// stay as the old segments hold them; everything else of those is dead.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/index/generation.hh"
#include "indexer/store/manifest.hh"

namespace news {

// Into `builder` the files that the rebuild tells of, and those of `old` that it neither tells of
// nor names as gone (canonical paths, sorted). An article entry whose document is below
// `before.next_article` is one carried over. The segments of `before` that hold such are put in
// front of `next.segments`. Returns how many articles they are.
std::uint64_t carry_over(const Generation& before, const Manifest& old, const Manifest& told,
                         const std::vector<std::string>& gone, Generation& next,
                         ManifestBuilder& builder);

}  // namespace news
