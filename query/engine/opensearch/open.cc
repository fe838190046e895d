// SPDX-License-Identifier: GPL-2.0-or-later
// What --db opens in the program that answers for clusters.
#include "query/engine/open.hh"

#include "common/cluster/curl_transport.hh"
#include "common/cluster/place.hh"
#include "query/engine/opensearch/opensearch_engine.hh"

namespace news {

Result<std::string> program_for(const std::vector<std::string>& places) {
  if (places.size() == 1 && is_cluster_place(places.front())) return std::string();
  return fail(ErrorCode::usage, "an archive on a cluster is asked alone", "one --db");
}

Status with_engine(const std::vector<std::string>& places,
                   const std::function<Status(Engine&)>& ask) {
  const auto place = parse_cluster_place(places.front());
  if (!place) return fail(place.error());
  auto transport = make_curl_transport(*place);
  if (!transport) return fail(transport.error());
  auto engine = OpenSearchEngine::open(std::move(*transport), place->archive);
  if (!engine) return fail(engine.error());
  return ask(*engine);
}

}  // namespace news
