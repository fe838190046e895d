// SPDX-License-Identifier: GPL-2.0-or-later
// One writer an origin (names.hh), whichever host it runs on: a document `lock` that names its
// owner and is written anew every ten seconds while he lives. Who finds one that is not his waits
// until it has not changed for a minute and a half, by his own clock and no other, and takes it
// then; or at once, where its owner is a process of this machine that is no more. So a crash holds
// up the next run for that long at most, and clocks that differ do no harm.
//
// A lease that could not be written anew for a minute is lost, and its owner must stop: lost() says
// so before anybody else can take it.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "common/result.hh"
#include "indexer/cluster/client.hh"
#include "indexer/cluster/names.hh"

namespace news {

class Lease {
 public:
  // `heart`: for the thread that keeps it. locked says who holds it: waits for him up to
  // `wait_seconds`, and not beyond a stop.
  static Result<std::unique_ptr<Lease>> take(std::unique_ptr<ClusterClient> heart,
                                             const ClusterNames& names,
                                             std::optional<double> wait_seconds);
  virtual ~Lease() = default;  // gives it back
  virtual bool lost() const = 0;
};

// Who holds an origin, in words; empty: nobody.
Result<std::string> lease_holder(ClusterClient& client, const ClusterNames& names);

}  // namespace news
