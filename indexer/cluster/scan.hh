// SPDX-License-Identifier: GPL-2.0-or-later
// Documents of an index of a cluster that match, page by page in the order of their ids. For the
// one who writes to it: nobody else changes it meanwhile. What was not refreshed is not seen.
#pragma once

#include <cstdint>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.hh"
#include "indexer/cluster/client.hh"

namespace news {

struct ScannedDocument {
  std::uint64_t id = 0;
  const nlohmann::json& hit;

  std::uint64_t number(std::string_view field) const;  // of the fields asked for; 0: none
  std::string text(std::string_view field) const;
  std::string bytes(std::string_view field) const;  // of those of the source, out of base64
};

struct ScanRequest {
  nlohmann::json query;
  std::vector<std::string_view> fields = {};  // doc values
  std::vector<std::string_view> source = {};
};

Status scan_documents(ClusterClient& client, const std::string& index, const ScanRequest& request,
                      const std::function<Status(const ScannedDocument&)>& visit);

// How many match.
Result<std::uint64_t> count_documents(ClusterClient& client, const std::string& index,
                                      const nlohmann::json& query);
// What was written is seen from now on.
Status refresh(ClusterClient& client, const std::string& index);

}  // namespace news
