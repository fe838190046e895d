// SPDX-License-Identifier: GPL-2.0-or-later
// Words, and words that stand together, in fields of a cluster. Pure.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "common/field.hh"
#include "common/result.hh"
#include "query/plan/plan.hh"

namespace news {

// Fields of the mapping: those in which words of that field (nullptr: plain ones) are looked for.
// `pooled`: where plain words of articles are counted together, which keeps no places.
std::vector<std::string> dsl_fields(const FieldInfo* field, AnswerKind kind, bool pooled);

// A document holds a word that fits one of the tests.
nlohmann::json any_word(const WordTests& tests, const std::vector<std::string>& fields);

// The sides stand together in one of the fields. usage, without place: a cluster cannot say it.
Result<nlohmann::json> together(const PlanNode& node, const std::vector<std::string>& fields);

// Such words stand there so often, in all of the fields together. usage, without place: the same.
Result<nlohmann::json> at_least(const PlanNode& node, const std::vector<std::string>& fields);

// One of them has to match; of one itself.
nlohmann::json one_of(std::vector<nlohmann::json> queries);

}  // namespace news
