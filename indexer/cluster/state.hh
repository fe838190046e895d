// SPDX-License-Identifier: GPL-2.0-or-later
// What an origin (names.hh) knows of itself on its cluster, in an index of its own: one document
// `state` that says what is in force, replaced as a whole and only by who has read the one before;
// and blobs, in pieces, that it names: the manifest of a run, and what leaves the archive with it.
//
// Runs have numbers that rise and are never given twice, not after a crash, a rebuild or a
// roll-back. What is in force is a Generation whose number is that of its run and whose one segment
// counts the articles; its `manifest_*` are of the blob.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/generation.hh"
#include "common/result.hh"
#include "indexer/cluster/client.hh"
#include "indexer/cluster/names.hh"

namespace news {

// What readers see, or saw.
struct ClusterVersion {
  std::uint64_t index = 1;   // ClusterNames::index()
  Generation generation;     // number 0: nothing yet
  std::uint64_t pieces = 0;  // of its manifest
};

struct ClusterState {
  ClusterVersion now;
  std::optional<ClusterVersion> before;  // that a rebuild or a roll-back took the place of
  std::uint64_t last_run = 0;            // handed out
  std::uint64_t last_index = 1;          // likewise
  std::vector<std::uint64_t> given_up;   // runs that crashed: what entered with them is no article
  // `now` is decided, and what it asks for (publish.hh) perhaps not done yet: so many pieces name
  // the articles that leave.
  bool publishing = false;
  std::uint64_t leaving_pieces = 0;
};

class StateStore {
 public:
  StateStore(ClusterClient& client, ClusterNames names)
      : client_(client), names_(std::move(names)) {}

  // Makes the index; there already: fine.
  Status create(unsigned replicas);
  // None: no such origin. schema: another release's.
  Result<std::optional<ClusterState>> read();
  // locked: it is not what was read last any more. io, unreachable: perhaps written, perhaps not.
  Status write(const ClusterState& state);

  // Pieces it took. The names: manifest_blob() and leaving_blob().
  Result<std::uint64_t> save_blob(const std::string& name, std::string_view bytes);
  Result<std::string> load_blob(const std::string& name, std::uint64_t pieces);
  void drop_blob(const std::string& name, std::uint64_t pieces);

  const ClusterNames& names() const { return names_; }

 private:
  Result<bool> holds(const std::string& token);

  ClusterClient& client_;
  ClusterNames names_;
  std::optional<std::pair<std::uint64_t, std::uint64_t>> read_as_;  // its place and term
};

std::string manifest_blob(std::uint64_t run);
std::string leaving_blob(std::uint64_t run);

}  // namespace news
