// SPDX-License-Identifier: GPL-2.0-or-later
// The archive of one origin on a cluster (names.hh), as a run sees it (indexer/store/archive.hh).
// Nothing is kept on this machine: manifest and generation come from the cluster when it is opened
// and go back there; between them they stand in a folder of their own for temporary files.
//
// open() takes the lease, carries a publication to its end that was broken off, and takes the run
// before, where that crashed, out: what entered with it leaves, and files whose articles it wrote
// over are read again.
#pragma once

#include <memory>
#include <string>

#include "common/result.hh"
#include "indexer/cluster/cluster_store.hh"
#include "indexer/store/archive.hh"

namespace news {

struct ClusterTarget {
  std::string place;  // as --db names it, for messages
  ClusterNames names;
  unsigned shards = 1, replicas = 1;  // of an index that is made
  double patience = 120;              // seconds (client.hh)
};

using MakeTransport = std::function<Result<std::unique_ptr<Transport>>()>;

class ClusterArchive final : public Archive {
 public:
  ClusterArchive(MakeTransport make_transport, ClusterTarget target);
  ~ClusterArchive() override;
  ClusterArchive(const ClusterArchive&) = delete;
  ClusterArchive& operator=(const ClusterArchive&) = delete;

  Result<WritableIndex> open(const OpenForWriting& how) override;
  void add_known(const WritableIndex& index, CopyFinder& copies) override;
  Result<std::unique_ptr<Store>> make_store(PublisherOptions how, const WritableIndex& index,
                                            CopyFinder& copies) override;
  Result<IsItem> find_wire_items(const WritableIndex& index, const WantsItem& wanted) override;
  Standing standing_now(const WritableIndex& before) override;
  void tidy() override;
  void sweep(const Generation& now, const WritableIndex& before) override;

  // For errands beside a run, once it is open; one that changed nothing gives back its number.
  Status end_unchanged();
  std::uint64_t run() const { return run_; }
  const std::string& folder() const { return folder_; }
  ClusterClient& client() { return *client_; }
  StateStore& states() { return *states_; }
  ClusterState& state() { return state_; }
  std::string index_now() const { return target_.names.index(state_.now.index); }

 private:
  Result<std::unique_ptr<ClusterClient>> make_client() const;
  Status begin(const OpenForWriting& how);
  Status begin_archive();
  Status make_index(std::uint64_t number);
  Result<std::string> uuid_of_archive();
  Status begin_run();
  Result<std::vector<std::uint64_t>> take_out_crashed();
  Result<Manifest> load_manifest();
  Result<Manifest> mark_dirty(const Manifest& manifest, const std::vector<std::uint64_t>& dirty);

  const MakeTransport make_transport_;
  const ClusterTarget target_;
  std::string folder_;
  std::unique_ptr<ClusterClient> client_;
  std::unique_ptr<StateStore> states_;
  std::unique_ptr<Lease> lease_;
  ClusterState state_;
  std::uint64_t run_ = 0, building_ = 0;
  ClusterStore* store_ = nullptr;  // the run's
  std::atomic<bool> copies_failed_ = false;
};

}  // namespace news
