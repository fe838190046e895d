// SPDX-License-Identifier: GPL-2.0-or-later
// One question from text to answer: parse, compile, match, read the hits, cut the fragments.
#pragma once

#include <string>

#include "common/date_range.hh"
#include "common/result.hh"
#include "query/aliases/alias_table.hh"
#include "query/answer/answer.hh"
#include "query/cli/options.hh"
#include "query/engine/xapian/compile.hh"
#include "query/engine/xapian/corpus.hh"

namespace news {

struct Question {
  std::string query;
  Day today;
  const std::vector<std::uint64_t>* shown = nullptr;  // stories to leave out, sorted; with --new
  const AliasTable* aliases = nullptr;                // nullptr: none
};

// The errors of the query itself are of code usage. Every part of the answer is of one generation.
Result<Answer> ask(const Corpus& corpus, const Options& options, const Question& question);

// A whole article and what the query marks in it.
struct ShownArticle {
  Article article;
  std::vector<Wanted> wanted;
};

// Found by its id or by its path: as it was named when it was indexed, or the end of that, from a
// slash on. usage: none, or several (they are named).
Result<ShownArticle> show(const Corpus& corpus, const Options& options, const Question& question);

}  // namespace news
