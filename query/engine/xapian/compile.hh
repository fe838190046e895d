// SPDX-License-Identifier: GPL-2.0-or-later
// The one place that makes a Xapian::Query of a plan, node by node. No search runs here: what had
// to be asked beforehand is handed in (prepare.hh).
//
// A plain word is one OP_SYNONYM over its forms in every field that plain words are looked for in;
// what a field weighs above 1 (the headline) is added by AND_MAYBE over the whole. Phrases and NEAR
// are one positional query a field over plain terms (Xapian 1.4 takes nothing but terms and ORs of
// terms inside NEAR and PHRASE). Filters (date:, source:, lang: ...) score nothing. What was asked
// beforehand enters as one posting source each.
#pragma once

#include <xapian.h>

#include <vector>

#include "query/engine/xapian/corpus.hh"
#include "query/engine/xapian/expand.hh"
#include "query/engine/xapian/prepare.hh"
#include "query/plan/plan.hh"

namespace news {

struct Compiled {
  Xapian::Query query;               // matches and scores; dead documents are left out
  std::vector<Xapian::Query> parts;  // what each part of the plan scores; empty: nothing
  Xapian::Query headline;            // what headlines score beside them (headline_cover.hh)
  bool ranked = false;               // something in it scores
};

// `ordered`: false: nothing but what matches is wanted, and what only adds to scores is left out.
// Throws what Xapian throws.
Compiled compile(const Corpus& corpus, const Plan& plan, const PlanWords& words,
                 const Prepared& prepared, bool ordered);

// One part of a plan by itself, as `kind` is asked, dead documents and all; scores as it would
// there.
Xapian::Query compile_part(const Corpus& corpus, const PlanNode& node, AnswerKind kind,
                           const PlanWords& words, const Prepared& prepared);

}  // namespace news
