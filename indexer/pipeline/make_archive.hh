// SPDX-License-Identifier: GPL-2.0-or-later
// The archive that --db names. Each program of ours that indexes links its own (newsindex a folder,
// newsindex-cluster one on a cluster), so that neither loads what the other takes.
#pragma once

#include <memory>

#include "common/result.hh"
#include "indexer/cli/options.hh"
#include "indexer/store/archive.hh"

namespace news {

Result<std::unique_ptr<Archive>> make_archive(const Options& options);

}  // namespace news
