// SPDX-License-Identifier: GPL-2.0-or-later
// The one table of fields: what the indexer writes, what the query language accepts, what help, the
// manual and completion print. Nothing else may spell a field name or a term prefix.
#pragma once

#include <span>
#include <string_view>

namespace news {

enum class Field {
  body,
  headline,
  byline,
  caption,
  credit,
  heading,
  lead,
  speaker,
  said,
  source,
  section,
  place,
  language,
  url,
  path,
  id,
  date,
  words,
};

enum class FieldKind {
  text,       // words with positions under the prefix; words, phrases, NEAR, wildcards
  exact,      // one boolean term a value, folded (language, id)
  date,       // boolean day, month and year terms
  number,     // a range of the length of the article (words)
  quotation,  // answered by the quotations database (said)
};

struct FieldInfo {
  Field field;
  std::string_view name;     // as in "headline:budget"
  std::string_view aliases;  // blank-separated
  std::string_view prefix;   // of its terms; "" is the body
  FieldKind kind;
  bool in_plain;          // does a word without a field look here?
  double weight;          // of a plain word found here, against 1 in the body
  std::string_view help;  // one line
};

// All fields in the order help lists them; never empty, static storage.
std::span<const FieldInfo> field_table();
const FieldInfo& field_info(Field field);

// By name or alias, any case; nullptr: no such field.
const FieldInfo* find_field(std::string_view name);

// The name (not alias) that a mistyped one may stand for; empty when none is near.
std::string_view nearest_field(std::string_view name);

}  // namespace news
