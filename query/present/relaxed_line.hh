// SPDX-License-Identifier: GPL-2.0-or-later
// The line that stands over an answer, or the part of one, to another question than the one that
// was asked: what was given up, and for what. Printable, without a line end; empty where nothing
// was given up.
#pragma once

#include <string>

#include "query/answer/answer.hh"

namespace news {

std::string relaxed_line(const Answer& answer);

// As JSON names it: "spelling", "all", "speaker"; empty: nothing was given up.
std::string_view relaxation_name(Relaxation relaxation);

}  // namespace news
