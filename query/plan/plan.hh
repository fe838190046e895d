// SPDX-License-Identifier: GPL-2.0-or-later
// A query with everything about it decided but what the index holds: which fields each word is
// looked for in and in which forms, what is excluded, which names mean the same, what is asked of
// quotations and what of articles. Plain values: no index was read, any engine can answer it
// (query/engine/engine.hh), and --explain prints it.
//
//   budget headline:uk -"prime minister"
//   (and budget (in headline (alias "britain" "uk")) (not (phrase "prime" "minister")))
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "common/date_range.hh"
#include "common/field.hh"
#include "query/plan/word_test.hh"

namespace news {

enum class AnswerKind { articles, quotations };

// How the words of a phrase, ADJ or NEAR stand.
enum class Placing { side_by_side, ordered, any_order };

using WordTests = std::vector<WordTest>;  // one of them has to fit

inline constexpr std::size_t kNoPart = std::numeric_limits<std::size_t>::max();

struct PlanNode {
  enum class Kind {
    everything,     // every document
    words,          // the one side: a word that fits, all that fit counting as one word
    together,       // the sides stand together as `placing`, `number` and `within` say
    first,          // words of the one side stand among the first `number` of the body
    at_least,       // words of the one side stand there `number` times or more
    value,          // text: a value of an exact field, folded
    missing,        // the field holds nothing
    days,           // range
    length,         // from `number` to `most` words
    all,            // every child and none of `excluded`; without children: everything else
    any,            // one of the children
    listed,         // the same of a list of words (--any), whose words are weighed one by one
    said_together,  // of an article: one quotation matches all children
    of_articles,    // of a quotation: its article matches the one child
  };
  Kind kind = Kind::everything;
  Span span;
  const FieldInfo* field = nullptr;  // words, together, at_least, value: nullptr: a plain word
  std::vector<WordTests> sides;
  Placing placing = Placing::side_by_side;
  // together: places from one side to the next at the most; side by side: 1, and one more for each
  // place that is left free between two of the words.
  unsigned number = 0, most = 0;
  Within within = Within::words;
  std::string text;  // words: as typed, of a single word
  DateRange range;
  bool scored = true;
  bool in_list = false;     // a word of a list is ranked as such
  unsigned times_said = 0;  // as one of alternatives: how often the query says the word; 0: it is
                            // no alternative
  std::size_t part = kNoPart;  // of Plan::parts; kNoPart: excluded, or no word
  std::vector<PlanNode> children, excluded;
};

// A part of the query that can be seen in a text: what to mark, and what to blame for no answer.
struct PlanPart {
  enum class Kind { words, first, side_by_side, ordered, near };
  Kind kind = Kind::words;
  unsigned number = 0;  // places apart, or the first so many, as of its node
  Within within = Within::words;
  const FieldInfo* field = nullptr;  // nullptr: any plain field
  std::vector<WordTests> sides;
  Span span;
  std::string text;  // as an expression
};

// Restrictions from outside the query.
struct Restriction {
  std::optional<DateRange> days;
  double least_confidence = 0;  // of quotations
  // Stories (common/stories.hh) to leave out, sorted, with --new; absent: without it.
  std::optional<std::vector<std::uint64_t>> shown;
};

// --like: the words that tell articles from others, each with its weight, and those articles, which
// are no answer.
struct Likeness {
  struct Word {
    std::string word;
    double weight = 0;
    std::size_t part = kNoPart;
  };
  std::vector<std::uint64_t> articles;  // the engine's handles of them
  std::vector<Word> words;
};

struct Plan {
  AnswerKind kind = AnswerKind::articles;
  std::string text;  // of the query: what spans point into
  PlanNode root;
  std::vector<PlanPart> parts;
  Restriction restriction;
  std::optional<Likeness> likeness;
};

// As an s-expression:
//   budget (all forms), "budget" (itself), govern*, ~budget, *; (alias "uk" "britain");
//   (none byline); (phrase ...), (adj 5 ...), (near 5 ...), (near sentence ...), (adj paragraph
//   ...), (atleast 3 ...), (first 50 ...); (in headline ...); (value lang en); (days 20230101
//   20231231); (words 500..800); (and ...), (or ...), (any ...), (not ...); (same-quotation ...);
//   (of-articles ...); (new); (like ...)
std::string to_expression(const Plan& plan);

}  // namespace news
