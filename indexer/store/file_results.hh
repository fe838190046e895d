// SPDX-License-Identifier: GPL-2.0-or-later
// Files as a run tells of them, beside what the manifest says that stood before. Pure.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "indexer/store/manifest.hh"
#include "indexer/store/store.hh"

namespace news {

// A file as a manifest tells of it.
FileResult file_told_by(const Manifest& manifest, std::size_t index);

// Worth a publication of its own? That a file is no longer young is not.
bool differs(const Manifest& manifest, const FileResult& result);

// Takes out of the files that stay what they no longer hold; it joins `withdrawn`: what was written
// in this run is in no manifest that would tell of it. `told_before`: of the files that were told
// of already; they are as that said, but for what leaves.
void take_out(std::map<std::string, FileResult>& files, const Manifest& told_before,
              const std::map<std::string, std::vector<std::uint64_t>>& leaving,
              std::vector<ArticleEntry>& withdrawn);

}  // namespace news
