// SPDX-License-Identifier: GPL-2.0-or-later
// A query as understood: a tree that knows for every part where in the query it stood, so that a
// later stage can still point at it. Plain values; prints as an s-expression.
//
//   budget -"prime minister"   ->   (and budget (not (phrase "prime" "minister")))
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "common/date_range.hh"
#include "common/field.hh"

namespace news {

// Bytes of the query, end exclusive.
struct Span {
  std::size_t begin = 0, end = 0;
};

// What NEAR and ADJ keep words in, beside (or instead of) a number of words.
enum class Within { words, sentence, paragraph };

enum class NodeKind {
  word,      // text: one term; exact: this form alone
  pattern,   // text: a term with '*' (any letters) and '?' (one)
  fuzzy,     // text: a term spelled about like this
  phrase,    // children: words, side by side
  value,     // text: a value of an exact field, folded
  missing,   // nothing stands in the field
  date,      // range
  length,    // from `number` to `most` words
  all,       // everything
  both,      // AND of children
  either,    // OR of children
  loose,     // OR of children that are a list of words (--any), not alternatives
  without,   // NOT of the one child
  near,      // children within `number` words of the next, or `within` one sentence, any order
  ordered,   // the same, in order (ADJ)
  at_least,  // child occurs at least `number` times
  first,     // child stands among the first `number` words of the body
  in_field,  // child inside `field`
  alias,     // the first child as written, the others mean the same (aliases)
};

struct Node {
  NodeKind kind = NodeKind::all;
  Span span;
  std::string text;
  bool exact = false;
  bool quoted = false;  // a word in quotation marks: it means itself, no alias
  bool apart = false;   // a word before which a place is left free (Token::apart)
  bool run = false;     // a phrase written in one piece, without blanks or hyphens: it stands where
                        // a word may
  unsigned number = 0, most = 0;
  Within within = Within::words;
  const FieldInfo* field = nullptr;
  DateRange range;
  std::vector<Node> children;
};

// word: budget (all forms) or "budget" (exact); govern*; ~budget; *; (phrase ...); (and ...);
// (or ...); (any ...); (not x); (near 5 ...); (adj 5 ...); (near sentence ...); (adj paragraph
// ...); (atleast 3 x); (first 50 x); (field headline x); (none); (date 20230101 20231231); (words
// 500..800); (value en); (alias "uk" "britain" (phrase "united" "kingdom")).
std::string to_expression(const Node& node);

// Of a NEAR or ADJ: "5", "sentence" or "paragraph".
std::string distance_name(Within within, unsigned number);

}  // namespace news
