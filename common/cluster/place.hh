// SPDX-License-Identifier: GPL-2.0-or-later
// What --db names of a cluster:
//
//   opensearch+https://news1.example.org:9200,news2.example.org:9200/archive
//
// One or more hosts, any of which answers for all, and the name of the archive there. Plain http
// goes to this machine alone. No user and no password stand in it: a command line is no secret.
// Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/result.hh"

namespace news {

struct ClusterPlace {
  std::vector<std::string> hosts;  // "https://news1.example.org:9200"
  std::string archive;
};

bool is_cluster_place(std::string_view text);

// Whether so an origin may be called: who writes a part of an archive (newsindex --origin).
bool is_origin_name(std::string_view name);

// usage: what is wrong with it.
Result<ClusterPlace> parse_cluster_place(std::string_view text);

}  // namespace news
