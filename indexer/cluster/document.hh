// SPDX-License-Identifier: GPL-2.0-or-later
// An article with its quotations as one document of a cluster (common/cluster_schema.hh). Made of
// the very terms, places and values that the embedded index would hold (indexer/store/document.hh),
// so that both answer alike. Pure; linear; an analyser a thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "common/analyser.hh"
#include "common/article.hh"

namespace news {

struct ClusterPlacement {
  std::string_view group = {};  // key of its near-copies, the oldest one where bridges lead to it
  std::string_view signature = {};  // encoded
  std::uint64_t story = 0, sum = 0;
  std::uint64_t entered = 0, run = 0;
};

// `data`: encode_article(). JSON without line ends.
std::string cluster_document(const Article& article, const std::string& data,
                             const ClusterPlacement& placement, Analyser& analyser);

// ClusterPlacement::sum of such data.
std::uint64_t cluster_sum(const std::string& data);

}  // namespace news
