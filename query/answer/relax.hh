// SPDX-License-Identifier: GPL-2.0-or-later
// What to ask instead of a question that nothing matches, nearest to it first: the same with the
// words respelled that no article holds; the best answers that hold some of its words; said:
// without its speaker:. What was written as an operator is meant as written: a query with a
// quotation mark is not respelled, and one with an operator, a field, a bracket or a dash keeps
// asking for every word. And what to put beside an answer of few results. Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "query/answer/answer.hh"
#include "query/answer/ask.hh"
#include "query/language/parser.hh"

namespace news {

struct RelaxedQuestion {
  Relaxation relaxation = Relaxation::none;
  Question question;
};

// `respelled`: what suggest() says; empty: nothing is to be respelled.
std::vector<RelaxedQuestion> relaxed_questions(const Question& question, const ParsedQuery& parsed,
                                               const std::string& respelled);

// Where a list of words has fewer results than these, a better one may lack a word.
inline constexpr std::size_t kFewResults = 10;

// So many headlines may stand above a page that is full, beside its own hits.
inline constexpr std::size_t kMostOverAPage = 3;

// The same list, of which some words are enough, for what is to stand beside the answer. nullopt:
// the answer is of no such list, is not ranked, or is no first page.
std::optional<Question> question_beside(const Question& question, const ParsedQuery& parsed,
                                        const Answer& answer);

// Adds what `near` has and `answer` has not. Above it: where a headline holds most of the words
// (somebody wrote one of a headline wrong) and none of the answer does as well. Beneath it: the
// rest, up to `limit` hits in all, where fewer than kFewResults match; a page that is full keeps
// its hits, so that the next one begins where it ends.
void put_beside(Answer& answer, Answer near, std::size_t limit);

}  // namespace news
