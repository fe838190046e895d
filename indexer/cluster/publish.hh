// SPDX-License-Identifier: GPL-2.0-or-later
// How a run is seen by readers. Every article carries the run that it entered with, and the alias
// that readers ask (names.hh) admits those up to the run in force: it is moved on by one request,
// so the new articles of a run appear all at once. Articles that changed are seen as they are
// written, and those that left go one by one right after.
//
// First the state says what is in force (state.hh); then carry_out() does what follows from it, as
// often as it takes: a run that is killed between is carried to its end by the next.
#pragma once

#include <cstdint>
#include <vector>

#include "common/result.hh"
#include "indexer/cluster/client.hh"
#include "indexer/cluster/state.hh"
#include "indexer/store/manifest.hh"

namespace news {

// Points the alias to `state.now`, and to nothing else of this origin.
Status move_alias(ClusterClient& client, const ClusterNames& names, const ClusterState& state);

// Ids as a blob, and back.
std::string encode_ids(const std::vector<std::uint64_t>& ids);
std::vector<std::uint64_t> decode_ids(std::string_view bytes);

// Writes the manifest to a file of this machine, and what is told of it into `next`: its sum, and
// the counts of all articles, as one segment.
Result<Manifest> seal_manifest(ManifestBuilder& builder, const std::string& path, Generation& next);

// What `state.publishing` asks for; nothing is published then any more.
Status carry_out(ClusterClient& client, StateStore& states, ClusterState& state);

}  // namespace news
