// SPDX-License-Identifier: GPL-2.0-or-later
// The one table of fields: what the indexer writes, what the query language accepts, what help, the
// manual and completion print, and how a field is searched, counted and marked. Nothing else may
// spell a field name or a term prefix. Rows that contradict themselves do not compile.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

namespace news {

struct Article;

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
inline constexpr std::size_t kFields = 18;

enum class FieldKind {
  text,       // words with positions under the prefix; words, phrases, NEAR, wildcards
  exact,      // one boolean term a value, folded (language, id)
  date,       // boolean day, month and year terms
  number,     // a range of the length of the article (words)
  quotation,  // answered by the quotations database (said)
};

// Which names of the alias file stand for one another in a field.
enum class FieldAliases : std::uint8_t { none, words, outlets };

using FieldSet = std::uint32_t;  // a bit a field
constexpr FieldSet fields(std::initializer_list<Field> list) {
  FieldSet out = 0;
  for (const auto field : list) out |= FieldSet{1} << static_cast<unsigned>(field);
  return out;
}

inline constexpr unsigned kNoSlot = ~0U;

// What an article holds of a field, in its order; views into the article.
using FieldValues = std::vector<std::string_view>;

struct FieldInfo {
  Field field;
  std::string_view name;     // as in "headline:budget"
  std::string_view aliases;  // blank-separated
  std::string_view prefix;   // of its terms; "" is the body
  FieldKind kind;
  std::string_view help;       // one line
  bool in_plain = false;       // does a word without a field look here?
  double weight = 1;           // of a plain word found here, against 1 in the body
  bool names = false;          // of people, papers, places: powers is no form of power
  bool counted = true;         // terms have a frequency; else they have no share in the length
  bool filter = false;         // provenance: scores nothing
  bool prose = false;          // the index tells where its sentences and paragraphs end
  bool of_quotations = false;  // a quotation carries it itself
  FieldAliases aliased = FieldAliases::none;
  FieldSet marked_in = 0;         // whose texts its words are marked in, beside its own
  unsigned slot = kNoSlot;        // value slot of an article (index_schema.hh)
  unsigned quote_slot = kNoSlot;  // of a quotation
  // Its texts in an article; nullptr: the body's, or none (indexer/store/document.cc).
  FieldValues (*values)(const Article&) = nullptr;
  FieldValues (*slot_values)(const Article&) = nullptr;  // of its slot; nullptr: the same
  unsigned facet = 0;  // place among the names --facet takes; 0: none

  bool is_marked_in(Field text) const { return text == field || (marked_in & fields({text})) != 0; }
};

// All fields in the order help lists them; never empty, static storage.
std::span<const FieldInfo> field_table();
const FieldInfo& field_info(Field field);

// By name or alias, any case; nullptr: no such field.
const FieldInfo* find_field(std::string_view name);

// The name (not alias) that a mistyped one may stand for; empty when none is near.
std::string_view nearest_field(std::string_view name);

}  // namespace news
