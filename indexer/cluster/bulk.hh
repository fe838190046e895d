// SPDX-License-Identifier: GPL-2.0-or-later
// Documents on their way to an index of a cluster, many in a request. Each carries its id and the
// number of its run as an external version: so it may be sent again after any doubt, and what an
// older run still sends loses against it. What the cluster puts off (429, 503, no answer) is sent
// again with patience (client.hh), the documents put off alone.
//
// One thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.hh"
#include "indexer/cluster/client.hh"

namespace news {

class BulkSender {
 public:
  // `index`: their names; `run`: their version.
  BulkSender(ClusterClient& client, std::string index, std::uint64_t run)
      : client_(client), index_(std::move(index)), run_(run) {}

  // Sends when enough has come together. `document`: JSON without line ends.
  Status put(std::uint64_t id, std::string_view document);
  Status remove(std::uint64_t id);  // not there: fine
  // All that was given stands on the cluster, or an error: locked when a newer version stands there
  // already, io when a disk is full or a document is refused.
  Status flush();

 private:
  struct Line {
    std::uint64_t id = 0;
    std::string text;  // one line, or two
  };
  struct Outcome {
    std::vector<Line> put_off;
    Error last;  // why
  };

  Status add(std::uint64_t id, std::string text);
  Result<Outcome> send(std::vector<Line> lines);
  Status judge(const nlohmann::json& item, const Line& line) const;

  ClusterClient& client_;
  std::string index_;
  std::uint64_t run_;
  std::vector<Line> lines_;
  std::size_t bytes_ = 0;
};

}  // namespace news
