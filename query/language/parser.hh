// SPDX-License-Identifier: GPL-2.0-or-later
// From a query as typed to its tree. The grammar, loosest first:
//
//   either   = both { OR both }
//   both     = { [AND] without }            words side by side are ANDed
//   without  = [NOT | -] near
//   near     = primary { (NEAR/n | ADJ/n | w/s | pre/s | w/p | pre/p) primary }
//   primary  = "(" either ")" | field value | (ATLEAST/n | FIRST/n) primary | phrase | word | *
//   value    = word | phrase | "(" either ")"
//
// A word with inner punctuation (NATO-standard) is the phrase of its parts. A capital makes a word
// exact, so do quotation marks. Punctuation without a letter is dropped between words and an error
// where a word must stand. Broken UTF-8 and NUL separate words. Every error has exit status 2 and
// shows its place (query_error.hh). Linear in the query; brackets nest at most kDeepest deep.
#pragma once

#include <string>
#include <string_view>

#include "common/date_range.hh"
#include "common/result.hh"
#include "query/language/tree.hh"

namespace news {

// Sides of one NEAR or ADJ: which word takes which place has to be tried where sides share words.
inline constexpr std::size_t kMostSides = 20;
// Signs of one run among them: no further apart than paragraphs are.
inline constexpr std::size_t kLongestRun = 100;
inline constexpr unsigned kDeepest = 100;

struct QuerySyntax {
  bool any = false;      // words side by side are alternatives; capitals mean nothing
  bool literal = false;  // every character is text
  Day today;
};

struct ParsedQuery {
  std::string text;  // the query with broken bytes repaired: what spans point into
  Node tree;
};

Result<ParsedQuery> parse_query(std::string_view query, const QuerySyntax& options);

}  // namespace news
