// SPDX-License-Identifier: GPL-2.0-or-later
// The tables of rules hold together.
#include "indexer/annotate/rules/rules.hh"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/unit/indexer/annotate/fixture.hh"

namespace news::annotation {
namespace {

constexpr const Rule* kAll[] = {
    &rule::qsv, &rule::qvs, &rule::svq,         &rule::msv,          &rule::mvs, &rule::label,
    &rule::svc, &rule::svm, &rule::acc,         &rule::qs,           &rule::csv, &rule::cvs,
    &rule::vc,  &rule::sq,  &rule::float_quote, &rule::float_clause,
};

TEST(Rules, each_has_a_name_of_its_own_and_a_confidence) {
  std::set<std::string_view> names;
  for (const Rule* row : kAll) {
    EXPECT_TRUE(names.insert(row->name).second) << row->name;
    EXPECT_GT(row->confidence, 0.5) << row->name;
    EXPECT_LT(row->confidence, 1) << row->name;
  }
}

TEST(Rules, a_row_of_the_families_is_one_function) {
  for (const Family& family : kFamilies) {
    EXPECT_EQ((family.article != nullptr) + (family.verb != nullptr) + (family.sentence != nullptr),
              1);
  }
}

TEST(Rules, what_is_named_beside_the_words_has_the_confidence_of_its_rule) {
  const Article article = annotated(
      "\"The dam will fail by June,\" said Jane Doe. The dam will fail, according to Jane Doe.");
  ASSERT_EQ(article.quotes.size(), 2u);
  EXPECT_DOUBLE_EQ(article.quotes[0].confidence, rule::qvs.confidence);
  EXPECT_DOUBLE_EQ(article.quotes[1].confidence, rule::acc.confidence);
}

TEST(Rules, a_clause_without_that_is_surer_after_say_than_after_other_verbs) {
  const auto confidence = [](const char* text) { return annotated(text).quotes.at(0).confidence; };
  EXPECT_GE(confidence("Jane Doe said the dam would fail by June."), 0.9);
  EXPECT_GE(confidence("Jane Doe claimed that the dam would fail by June."), 0.9);
  EXPECT_LT(confidence("Jane Doe claimed the dam would fail by June."), 0.9);
}

TEST(Rules, words_right_behind_attributed_ones_are_nearly_as_sure) {
  const Article article = annotated(
      "\"The dam will fail by June,\" Jane Doe said. \"It has no core.\"\n\n\"We knew it,\" she "
      "said.\n\n\"Nobody asked us.\"");
  ASSERT_EQ(article.quotes.size(), 4u);
  EXPECT_EQ(article.quotes[1].pattern, "FLOAT-Q");
  EXPECT_GE(article.quotes[1].confidence, 0.9);
  EXPECT_LT(article.quotes[3].confidence, 0.9);
}

}  // namespace
}  // namespace news::annotation
