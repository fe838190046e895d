// SPDX-License-Identifier: GPL-2.0-or-later
// Requests over libcurl: to the hosts of a place in turn, until one answers, and to no other.
// Redirects are not followed and no proxy is asked. Who asks stands in the environment or in netrc,
// never in an argument (newsquery(1), CLUSTERS). One thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "common/cluster/place.hh"
#include "common/cluster/transport.hh"

namespace news {

// usage: what the environment says of user, password or certificates is wrong.
Result<std::unique_ptr<Transport>> make_curl_transport(const ClusterPlace& place);

}  // namespace news
