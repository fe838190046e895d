// SPDX-License-Identifier: GPL-2.0-or-later
// Where the words of a part of the query are looked for and how: what a field means to compile.cc.
#pragma once

#include <vector>

#include "common/field.hh"
#include "query/engine/xapian/compile.hh"
#include "query/engine/xapian/terms.hh"

namespace news {

struct Scope {
  const FieldInfo* field = nullptr;  // nullptr: plain
  std::vector<Target> targets;
  bool forms = true;  // a lower-case word stands for all its forms
  bool scored = true;
  bool listed = false;  // words of a list, ranked by word_list.hh
  double factor = 1;    // of a word's score
};

// Of a word without a field.
Scope plain_scope(AnswerKind kind);
Scope field_scope(const FieldInfo& info);

// Scores nothing: provenance.
bool is_filter(Field field);

// Does a quotation carry the field itself?
bool of_quotations(Field field);

}  // namespace news
