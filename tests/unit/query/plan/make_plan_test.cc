// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/plan/make_plan.hh"

#include <gtest/gtest.h>

#include "query/aliases/alias_table.hh"

namespace news {
namespace {

constexpr Day kToday{2024, 3, 31};

Result<Plan> plan_of(std::string_view query, AnswerKind kind = AnswerKind::articles,
                     bool any = false) {
  auto parsed = parse_query(query, {.any = any, .literal = false, .today = kToday});
  if (!parsed) return fail(parsed.error());
  return make_plan(*parsed, kind);
}

std::string planned(std::string_view query, AnswerKind kind = AnswerKind::articles,
                    bool any = false) {
  const auto plan = plan_of(query, kind, any);
  return plan ? to_expression(*plan) : plan.error().message;
}

TEST(Planning, decides_the_forms_and_the_field_of_each_word) {
  EXPECT_EQ(planned("budget"), "budget");
  EXPECT_EQ(planned("Budget \"gap\" wom?n ~deficit"), "(and \"budget\" \"gap\" wom?n ~deficit)");
  EXPECT_EQ(planned("headline:budget"), "(in headline budget)");
  // Names of people, papers and places have no other forms.
  EXPECT_EQ(planned("speaker:powers"), "(in speaker \"powers\")");
  EXPECT_EQ(planned("source:(evening bell)"), "(and (in source \"evening\") (in source \"bell\"))");
  EXPECT_EQ(planned("lang:en date:2023 words:500..800"),
            "(and (value lang en) (days 20230101 20231231) (words 500..800))");
}

TEST(Planning, keeps_places_and_counts) {
  EXPECT_EQ(planned("\"prime minister\""), "(phrase \"prime\" \"minister\")");
  EXPECT_EQ(planned("(vote OR ballot) NEAR/5 count"), "(near 5 (or vote ballot) count)");
  EXPECT_EQ(planned("headline:(vote ADJ/2 count)"), "(in headline (adj 2 vote count))");
  EXPECT_EQ(planned("ATLEAST/3 budget"), "(atleast 3 budget)");
}

TEST(Planning, takes_what_is_excluded_out_of_the_parts_that_are_marked) {
  const auto plan = plan_of("budget -minister NOT (tax OR \"sales tax\")");
  ASSERT_TRUE(plan);
  EXPECT_EQ(to_expression(*plan),
            "(and budget (not minister) (not (or tax (phrase \"sales\" \"tax\"))))");
  ASSERT_EQ(plan->parts.size(), 1u);
  EXPECT_EQ(plan->parts[0].text, "budget");
  EXPECT_EQ(planned("* -minister"), "(and * (not minister))");
}

TEST(Planning, asks_a_word_once_that_is_written_twice) {
  EXPECT_EQ(planned("vote votes Vote"), "(and vote \"vote\")");
  const auto plan = plan_of("vote OR votes OR tax");
  ASSERT_TRUE(plan);
  EXPECT_EQ(to_expression(*plan), "(or vote tax)");
  EXPECT_EQ(plan->root.children.at(0).times_said, 2u);
  EXPECT_EQ(plan->root.children.at(1).times_said, 1u);
}

TEST(Planning, joins_who_and_what_of_one_group_on_one_quotation) {
  EXPECT_EQ(planned("visa speaker:cleverly said:rules"),
            "(and visa (same-quotation (in speaker \"cleverly\") (in said rules)))");
  EXPECT_EQ(planned("(said:visa) (said:rules)"), "(same-quotation (in said visa) (in said rules))");
  EXPECT_EQ(planned("said:visa OR said:rules"),
            "(or (same-quotation (in said visa)) (same-quotation (in said rules)))");
  EXPECT_EQ(planned("speaker:cleverly visa"), "(and visa (in speaker \"cleverly\"))");
  EXPECT_NE(planned("speaker:a speaker:b said:c").find("two speakers cannot say the same words"),
            std::string::npos);
  const auto plan = plan_of("said:visa");
  ASSERT_EQ(plan->parts.size(), 1u);
  EXPECT_EQ(plan->parts[0].field, &field_info(Field::said));
}

TEST(Planning, asks_quotations_for_their_own_fields_and_articles_for_theirs) {
  constexpr auto kQuotations = AnswerKind::quotations;
  EXPECT_EQ(planned("visa speaker:cleverly headline:budget", kQuotations),
            "(and visa (in speaker \"cleverly\") (of-articles (in headline budget)))");
  EXPECT_EQ(planned("said:visa source:bell date:2023", kQuotations),
            "(and (in said visa) (in source \"bell\") (days 20230101 20231231))");
}

TEST(Planning, ranks_the_words_of_a_list_as_such_and_no_others) {
  const auto plan = plan_of("tax (rent AND \"b\") headline:vote", AnswerKind::articles, true);
  ASSERT_TRUE(plan) << plan.error().message;
  const auto& list = plan->root;
  ASSERT_EQ(list.kind, PlanNode::Kind::listed);
  EXPECT_TRUE(list.children.at(0).in_list);
  EXPECT_FALSE(list.children.back().in_list);
  EXPECT_EQ(plan_of("tax rent", AnswerKind::quotations, true)->root.kind, PlanNode::Kind::any);
}

TEST(Planning, pools_names_that_mean_the_same_and_keeps_their_phrases_apart) {
  AliasTable table;
  table.add_group(AliasKind::words,
                  {*AliasTable::read_member("Britain"), *AliasTable::read_member("U.K."),
                   *AliasTable::read_member("United Kingdom")});
  auto parsed = parse_query("Britain", {.any = false, .literal = false, .today = kToday});
  ASSERT_TRUE(parsed);
  apply_aliases(parsed->tree, parsed->text, table);
  const auto plan = make_plan(*parsed, AnswerKind::articles);
  ASSERT_TRUE(plan);
  EXPECT_EQ(to_expression(*plan),
            "(or (phrase \"united\" \"kingdom\") (alias \"britain\" \"uk\"))");
}

TEST(Planning, refuses_more_words_than_can_be_asked) {
  std::string query;
  for (std::size_t i = 0; i <= kMostLeaves; ++i) query += "w" + std::to_string(i) + " OR ";
  EXPECT_NE(planned(query + "last").find("more than 2000 words"), std::string::npos);
}

TEST(Planning, prints_restrictions_beside_the_query) {
  auto plan = plan_of("budget");
  ASSERT_TRUE(plan);
  plan->restriction.days = DateRange{{2023, 1, 1}, {2023, 1, 31}};
  plan->restriction.shown.emplace();
  EXPECT_EQ(to_expression(*plan), "(and budget (days 20230101 20230131) (new))");
}

}  // namespace
}  // namespace news
