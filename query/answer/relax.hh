// SPDX-License-Identifier: GPL-2.0-or-later
// What to ask instead of a question that nothing matches, nearest to it first: the same with the
// words respelled that no article holds; the best answers that hold some of its words; said:
// without its speaker:. What was written as an operator is meant as written: a query with a
// quotation mark is not respelled, and one with an operator, a field, a bracket or a dash keeps
// asking for every word. Pure.
#pragma once

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

}  // namespace news
