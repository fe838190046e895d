// SPDX-License-Identifier: GPL-2.0-or-later
// The archive that a run brings up to date: a folder (pipeline/make_archive.cc), or a cluster
// (indexer/cluster/archive.hh). It is opened for one run, which asks it for what stood before, gets
// a store of it, and lets it tidy up. What is told of it is a generation and a manifest, whatever
// the engine.
//
// Of one thread, but for its store, and for what add_known() has the finder ask.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "indexer/copies/copy_finder.hh"
#include "indexer/store/publisher.hh"
#include "indexer/store/store.hh"
#include "indexer/store/writable_index.hh"

namespace news {

class Archive {
 public:
  virtual ~Archive() = default;

  // Nothing of it is there, and to open it would make it.
  virtual bool is_unmade() const { return false; }
  // locked: another writer. Nobody else writes to it until this object goes.
  virtual Result<WritableIndex> open(const OpenForWriting& how) = 0;
  // What finds near-copies among the articles that stand.
  virtual void add_known(const WritableIndex& index, CopyFinder& copies) = 0;
  // Of `how` the folder is the archive's business.
  virtual Result<std::unique_ptr<Store>> make_store(PublisherOptions how,
                                                    const WritableIndex& index,
                                                    CopyFinder& copies) = 0;

  // Says of an article of the manifest whether it is a version of an item on a wire that is
  // wanted; empty: none is.
  using IsItem = std::function<bool(const ArticleEntry&)>;
  using WantsItem = std::function<bool(std::uint64_t key, std::uint64_t version)>;
  virtual Result<IsItem> find_wire_items(const WritableIndex& index, const WantsItem& wanted) = 0;

  // What is in force after a run that failed.
  virtual Standing standing_now(const WritableIndex& before) = 0;
  // After a run that succeeded, and after one that did not. Best effort.
  virtual void tidy() = 0;
  virtual void sweep(const Generation& now, const WritableIndex& before) = 0;
};

}  // namespace news
