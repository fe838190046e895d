// SPDX-License-Identifier: GPL-2.0-or-later
// A plan as a query of OpenSearch's own language, node by node. What an index there holds says
// common/cluster_schema.hh. Pure: no server is asked, and every plan is answered with a query or
// with an error of code usage that shows the place which a cluster cannot answer. What cannot be
// said exactly is refused, never said about.
#pragma once

#include <nlohmann/json.hpp>

#include "common/result.hh"
#include "query/plan/plan.hh"

namespace news {

struct Dsl {
  nlohmann::json articles;    // the query of articles
  nlohmann::json quotations;  // of quotations: what one has to match inside such an article; null
  bool ranked = false;        // some of it scores
};

// Of quotations, `articles` holds what is asked of their articles and not of themselves.
Result<Dsl> compile_dsl(const Plan& plan);

}  // namespace news
