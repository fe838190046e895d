// SPDX-License-Identifier: GPL-2.0-or-later
// An article with its quotations as one document of a cluster (common/cluster_schema.hh). Made of
// the very terms, places and values that the embedded index would hold (indexer/store/document.hh),
// so that both answer alike. Pure; linear; an analyser a thread.
#pragma once

#include <string>
#include <string_view>

#include "common/analyser.hh"
#include "common/article.hh"

namespace news {

// `group`: key of its near-copies, the oldest one where bridges lead to it. JSON without line ends.
std::string cluster_document(const Article& article, std::string_view group, Analyser& analyser);

}  // namespace news
