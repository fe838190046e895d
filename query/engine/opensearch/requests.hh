// SPDX-License-Identifier: GPL-2.0-or-later
// The bodies of requests for what a plan matches, out of its query (compile_dsl.hh). Pure.
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>

#include "query/engine/engine.hh"
#include "query/engine/opensearch/compile_dsl.hh"

namespace news {

// As deep as the server pages.
inline constexpr std::size_t kDeepest = 10000;
// Groups that are counted in one request.
inline constexpr std::size_t kGroupsAtOnce = 10000;

// A page of articles; its copies beside each, and the first of the groups counted, where they are
// folded.
nlohmann::json articles_request(const Dsl& dsl, const FindRequest& request);

// The next groups, behind the last of the page before.
nlohmann::json groups_request(const Dsl& dsl, const nlohmann::json& after);

// The first `articles` articles with their quotations that match, and the count of these.
nlohmann::json quotations_request(const Dsl& dsl, SortOrder sort, std::size_t articles);

}  // namespace news
