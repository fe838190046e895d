// SPDX-License-Identifier: GPL-2.0-or-later
// An errand that another program of ours does.
#pragma once

#include <string>
#include <vector>

#include "common/result.hh"

namespace news {

// Becomes that program under the name `own`, with these arguments (without a name); looked for
// beside this one, then where it is installed. Returns only when it is not there (usage) or does
// not start.
Status hand_over(const std::string& own, const std::string& program,
                 const std::vector<std::string>& arguments);

}  // namespace news
