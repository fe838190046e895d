// SPDX-License-Identifier: GPL-2.0-or-later
// One question from text to answer: read, plan, find, read the hits, cut the fragments. Asks an
// engine and knows nothing of where the question came from or of how the answer is shown.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/date_range.hh"
#include "common/result.hh"
#include "query/aliases/alias_table.hh"
#include "query/answer/answer.hh"
#include "query/engine/engine.hh"
#include "query/plan/plan.hh"

namespace news {

struct Question {
  std::string query;
  bool any = false;      // one of the words is enough
  bool literal = false;  // every character is text
  Day today;
  const AliasTable* aliases = nullptr;  // nullptr: none
  AnswerKind kind = AnswerKind::articles;
  Restriction restriction;
  // Names of articles that the answers are to be like (Engine::find_article); empty: none.
  std::vector<std::string> like;
  std::string folder;  // the reader's, canonical: paths are told so that they open from there
  FindRequest find;
  std::vector<std::string> compare;  // queries whose facets stand beside those of this one
  bool share = false;                // facets tell the count of all articles (or quotations), too
  std::size_t snippets = 2;          // fragments an article
  bool full = false;                 // whole articles
  bool excerpts = false;             // of long quotations, at most so many as `snippets`
  bool explain = false;
  // Nothing matches: ask for something near it, and tell what was given up (relax.hh).
  bool relax = false;
  bool advise = true;  // say what may be wrong when nothing matches
};

// The errors of the query itself are of code usage, and so is what the engine cannot do.
Result<Answer> ask(Engine& engine, const Question& question);

// A whole article and what the query marks in it.
struct ShownArticle {
  Article article;
  std::vector<PlanPart> parts;
  std::vector<PartWords> words;
};

// `name`: as Engine::find_article takes it.
Result<ShownArticle> show(Engine& engine, const std::string& name, const Question& question);

}  // namespace news
