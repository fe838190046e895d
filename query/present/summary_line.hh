// SPDX-License-Identifier: GPL-2.0-or-later
// How much an answer holds, in words: "12 results (15 articles with copies); 1 to 10 shown".
#pragma once

#include <string>

#include "query/answer/answer.hh"

namespace news {

std::string summary_line(const Answer& answer);

// "1 article", "3 articles"; quotations where the answer is of those.
std::string counted(std::uint64_t count, bool quotes);

}  // namespace news
