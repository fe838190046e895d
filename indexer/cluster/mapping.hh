// SPDX-License-Identifier: GPL-2.0-or-later
// What an index on a cluster is created with: settings and mapping, made from the field table
// (common/field.hh) and common/cluster_schema.hh. Pure.
#pragma once

#include <string>
#include <string_view>

namespace news {

struct ClusterIndex {
  unsigned shards = 1, replicas = 1;
  std::string_view uuid;  // of the archive
};

// The body of PUT /INDEX, as JSON.
std::string cluster_index_body(const ClusterIndex& index);

}  // namespace news
