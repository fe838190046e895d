// SPDX-License-Identifier: GPL-2.0-or-later
// How an error in a query is told: what is wrong, the query itself, a caret under the place, and
// what was expected there.
//
//   unknown field "speeker"
//     budget speeker:cleverly
//            ^~~~~~~
//   expected ...
//
// The query is made printable; of a long one only the neighbourhood of the place is shown. The
// caret stands in the right column whatever the width of the characters before it.
#pragma once

#include <string>
#include <string_view>

#include "common/error.hh"
#include "query/language/tree.hh"

namespace news {

// code usage; the hint says what was expected (may be empty).
Error query_error(std::string_view query, Span place, std::string what, std::string expected = {});

}  // namespace news
