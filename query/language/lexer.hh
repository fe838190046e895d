// SPDX-License-Identifier: GPL-2.0-or-later
// A query cut into brackets, quoted phrases, operators, field names and words. Newsroom spellings
// of other systems (w/5, pre/5, HEADLINE(...), ATLEAST5(...)) come out as our own tokens; spellings
// we have no meaning for are refused with the spelling that works here. Linear, no recursion.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "common/date_range.hh"
#include "common/field.hh"
#include "common/result.hh"
#include "query/language/tree.hh"

namespace news {

enum class LexemeKind {
  word,
  phrase,
  open,
  close,
  minus,
  and_,
  or_,
  not_,
  near,
  ordered,
  at_least,
  first,
  field,
  end,
};

struct Lexeme {
  LexemeKind kind = LexemeKind::end;
  Span span;              // with quotation marks; of a field: its name and the colon
  std::string_view text;  // a word as written; a phrase without its marks
  unsigned number = 0;    // of near, ordered, at_least, first
  Within within = Within::words;
  const FieldInfo* field = nullptr;
  std::optional<DateBound> bound = std::nullopt;  // before: and the like are of the field of dates
};

inline constexpr unsigned kUsualDistance = 10;     // of NEAR and ADJ without a number
inline constexpr unsigned kGreatestDistance = 99;  // paragraphs stand 100 apart (index_schema.hh)
inline constexpr unsigned kMostTimes = 1000;       // ATLEAST and FIRST

// The query must be valid UTF-8 and outlive the lexemes; the last one is `end`.
Result<std::vector<Lexeme>> cut_query(std::string_view query);

}  // namespace news
