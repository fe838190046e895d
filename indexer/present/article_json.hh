// SPDX-License-Identifier: GPL-2.0-or-later
// One article as the contract's JSON object (--parse), keys in the order it lists.
#pragma once

#include <string>

#include "common/article.hh"

namespace news {

// Without a line end. Absent scalars are null, absent lists empty.
std::string article_json(const Article& article);

}  // namespace news
