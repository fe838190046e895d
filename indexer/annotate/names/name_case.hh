// SPDX-License-Identifier: GPL-2.0-or-later
// Names in capitals, as transcripts and wire headlines print them, in the case that people write.
#pragma once

#include <string>
#include <string_view>

namespace news::annotation {

// "JEAN-PIERRE" -> "Jean-Pierre", "O'BRIEN" -> "O'Brien", "MCCARTHY" -> "McCarthy", "THE PRESIDENT"
// -> "The President". A name with a small letter, or of one word of three letters or fewer (an
// acronym), stays as it is.
std::string in_name_case(std::string_view name);

}  // namespace news::annotation
