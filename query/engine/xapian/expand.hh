// SPDX-License-Identifier: GPL-2.0-or-later
// From the tests of a plan to the words of the index that fit them.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "common/result.hh"
#include "query/engine/engine.hh"
#include "query/engine/xapian/corpus.hh"
#include "query/plan/plan.hh"

namespace news {

inline constexpr std::size_t kMostWords = 1000;  // that a pattern may stand for

// Sorted, folded, without prefix; may be empty. usage, without place: the pattern stands for too
// many words.
Result<std::vector<std::string>> expand(const Corpus& corpus, const WordTest& test);

// The nearest word of the index, of equally near ones the most frequent.
NearWord near_word_of(const Corpus& corpus, const FieldInfo* field, const WordTest& test);

// The words of every side of a plan, of what is excluded too. The plan outlives it.
class PlanWords {
 public:
  // usage, the place shown.
  static Result<PlanWords> find(const Corpus& corpus, const Plan& plan);

  // Of a side that stands in the plan; sorted, each once.
  const std::vector<std::string>& of(const WordTests& side) const { return words_.at(&side); }

  // Of each part of the plan; leaves the rest behind.
  std::vector<PartWords> take_parts(const Corpus& corpus) &&;

 private:
  explicit PlanWords(const Plan& plan) : plan_(plan) {}
  Status add(const Corpus& corpus, const PlanNode& node);
  void take(const PlanNode& node, std::vector<PartWords>& out);

  const Plan& plan_;
  std::unordered_map<const WordTests*, std::vector<std::string>> words_;
};

}  // namespace news
