// SPDX-License-Identifier: GPL-2.0-or-later
// What people of other archives have in their fingers (Lexis and Nexis, Factiva, ProQuest, search
// engines): accepted as an operator of ours, or refused with what to write here. Names are matched
// without regard to case unless said otherwise.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "query/language/lexer.hh"

namespace news {

// An operator that takes a number: NEAR/5, w/5, adj5, ATLEAST5.
struct CountedOperator {
  std::string_view name;  // upper-case, what stands before its number
  LexemeKind kind;
  bool slash;  // only with a slash: "W/5"
};
std::span<const CountedOperator> counted_operators();

// w/s, SENTENCE, w/p, SAME (the words in capitals), && and ||.
struct FixedOperator {
  std::string_view name;
  LexemeKind kind;
  Within within = Within::words;
};
// `text` as typed, `name` the same in capitals.
const FixedOperator* fixed_operator(std::string_view text, std::string_view name);

// Why a word as typed cannot be an operator here, and what can; nullptr: nothing is known of it.
struct Refusal {
  std::string_view spelling, instead;
};
const Refusal* refused_operator(std::string_view text, std::string_view name);

// Of NAME(...), name:... and name=...
const Refusal* refused_function(std::string_view name);

// BEFORE, AFTER, SINCE, UNTIL (of before:2023): one end of a range of dates.
std::optional<DateBound> date_bound(std::string_view name);

// A word that would be read as something else than its writer meant: govern$3, budget^2, !budget,
// budget/F50/, date>2023. Empty: it is a word.
std::string_view refused_word(std::string_view word);

}  // namespace news
