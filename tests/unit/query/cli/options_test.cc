// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/cli/options.hh"

#include <gtest/gtest.h>

#include "common/field.hh"
#include "query/cli/option_table.hh"

namespace news {
namespace {

constexpr Day kToday{2024, 3, 31};
using Words = std::vector<std::string>;

QueryOptions read(const Words& arguments) {
  const auto options = read_options(arguments, kToday);
  EXPECT_TRUE(options) << options.error().message;
  return options.value_or(QueryOptions{});
}

std::string wrong(const Words& arguments) {
  const auto options = read_options(arguments, kToday);
  if (options) return "accepted";
  EXPECT_EQ(options.error().code, ErrorCode::usage);
  EXPECT_FALSE(options.error().hint.empty()) << options.error().message;
  return options.error().message;
}

TEST(CommandLine, joins_the_words_of_the_query) {
  EXPECT_EQ(read({"budget", "deficit OR gap"}).query, "budget deficit OR gap");
}

TEST(CommandLine, takes_a_dash_behind_the_first_word_as_an_exclusion) {
  EXPECT_EQ(read({"budget", "-minister"}).query, "budget -minister");
  EXPECT_EQ(read({"budget", "-headline:x"}).query, "budget -headline:x");
  EXPECT_EQ(read({"budget", "-no"}).query, "budget -no");
}

TEST(CommandLine, takes_exactly_a_short_option_anywhere_as_an_option) {
  const auto options = read({"budget", "-n5", "-minister", "-q"});
  EXPECT_EQ(options.query, "budget -minister");
  EXPECT_EQ(options.limit, 5u);
  EXPECT_TRUE(options.quiet);
  EXPECT_EQ(read({"budget", "-n", "7"}).limit, 7u);
  EXPECT_EQ(read({"budget", "-h"}).task, Task::help);
  EXPECT_EQ(read({"-V"}).task, Task::version);
}

TEST(CommandLine, ends_options_at_two_dashes) {
  EXPECT_EQ(read({"--", "-minister"}).query, "-minister");
  EXPECT_EQ(read({"--any", "--", "--count", "x"}).query, "--count x");
}

TEST(CommandLine, refuses_a_leading_exclusion_and_says_how_to_write_it) {
  const auto options = read_options({"-minister"}, kToday);
  ASSERT_FALSE(options);
  EXPECT_EQ(options.error().message, "there is no option -minister");
  EXPECT_NE(options.error().hint.find("newsquery -- -minister"), std::string::npos);
}

TEST(CommandLine, names_the_nearest_option) {
  const auto options = read_options({"--limt", "5", "x"}, kToday);
  ASSERT_FALSE(options);
  EXPECT_EQ(options.error().hint, "did you mean --limit?");
  EXPECT_EQ(read_options({"--qu", "x"}, kToday).error().hint, "did you mean --quotes?");
}

TEST(CommandLine, takes_no_option_for_the_nearest_of_a_single_letter) {
  const auto hint = read_options({"-x", "harbour"}, kToday).error().hint;
  EXPECT_NE(hint.find("newsquery -- -x"), std::string::npos) << hint;
  EXPECT_EQ(hint.find("did you mean"), std::string::npos) << hint;
}

TEST(CommandLine, says_what_an_option_takes_that_is_given_nothing) {
  for (const auto& arguments :
       {std::vector<std::string>{"--show="}, {"--show", ""}, {"--db", ""}}) {
    const auto options = read_options(arguments, kToday);
    ASSERT_FALSE(options);
    EXPECT_NE(options.error().message.find("needs a value"), std::string::npos)
        << options.error().message;
  }
}

TEST(QueryOptions, has_the_contracts_defaults) {
  const auto options = read({"x"});
  EXPECT_EQ(options.limit, 10u);
  EXPECT_EQ(options.offset, 0u);
  EXPECT_EQ(options.sort, SortOrder::relevance);
  EXPECT_EQ(options.format->name, "text");
  EXPECT_FALSE(options.any || options.literal || options.copies || options.dated);
}

TEST(QueryOptions, reads_every_value) {
  const auto options =
      read({"--db",  "a",        "--db=b",    "--sort",          "newest", "--format",
            "csv",   "--facet",  "speaker:5", "--facet",         "month",  "--snippets",
            "4",     "--offset", "20",        "--color",         "always", "--pager",
            "never", "--since",  "2023",      "--until=2024-02", "x"});
  EXPECT_EQ(options.databases, (Words{"a", "b"}));
  EXPECT_EQ(options.sort, SortOrder::newest);
  EXPECT_EQ(options.format->name, "csv");
  ASSERT_EQ(options.facets.size(), 2u);
  EXPECT_EQ(options.facets[0].count, 5u);
  EXPECT_EQ(options.facets[1].facet->name, "month");
  EXPECT_EQ(options.facets[1].count, kAllValues);
  EXPECT_EQ(options.snippets, 4u);
  EXPECT_EQ(options.offset, 20u);
  EXPECT_EQ(options.color, ColorChoice::always);
  EXPECT_FALSE(options.pager);
  EXPECT_TRUE(options.dated);
  EXPECT_EQ(iso_day(options.dates.from), "2023-01-01");
  EXPECT_EQ(iso_day(options.dates.to), "2024-02-29");
}

TEST(QueryOptions, counts_days_back_from_today) {
  EXPECT_EQ(iso_day(read({"--since", "7d", "x"}).dates.from), "2024-03-24");
  EXPECT_EQ(iso_day(read({"--until", "1w", "x"}).dates.to), "2024-03-24");
  EXPECT_EQ(iso_day(read({"--until", "yesterday", "x"}).dates.to), "2024-03-30");
}

TEST(QueryOptions, runs_lists_keeps_and_forgets_searches) {
  EXPECT_EQ(read({"--saved"}).task, Task::list_saved);
  EXPECT_EQ(read({"--saved", "--json"}).task, Task::list_saved);
  const auto run = read({"--saved", "desk", "--new"});
  EXPECT_TRUE(run.saved && run.fresh);
  EXPECT_EQ(run.name, "desk");
  EXPECT_EQ(read({"--save", "desk", "budget"}).task, Task::save);
  EXPECT_EQ(read({"--forget", "desk"}).task, Task::forget);
}

TEST(QueryOptions, refuses_wrong_values_with_what_was_expected) {
  EXPECT_EQ(wrong({"--sort", "date", "x"}), "--sort cannot be \"date\"");
  EXPECT_EQ(wrong({"--format", "xml", "x"}), "--format cannot be \"xml\"");
  EXPECT_EQ(wrong({"--facet", "colour", "x"}), "--facet cannot be \"colour\"");
  EXPECT_EQ(wrong({"--facet", "source:x", "x"}), "--facet \"x\" is not a number");
  EXPECT_EQ(wrong({"--limit", "-3", "x"}), "--limit \"-3\" is not a number");
  EXPECT_EQ(wrong({"--limit=99999999999999999999", "x"}),
            "--limit \"99999999999999999999\" is not a number");
  EXPECT_EQ(wrong({"--since", "2023-02-30", "x"}), "2023-02 has no day 30");
  EXPECT_EQ(wrong({"--color", "blue", "x"}), "--color cannot be \"blue\"");
  EXPECT_EQ(wrong({"--limit"}), "--limit needs a value");
  EXPECT_EQ(wrong({"--count=3", "x"}), "--count takes no value");
}

TEST(QueryOptions, refuses_options_that_contradict_each_other) {
  EXPECT_EQ(wrong({"--new", "x"}), "--new needs --saved NAME");
  EXPECT_EQ(wrong({"--print0", "x"}), "--print0 needs --format paths");
  EXPECT_EQ(wrong({"--json", "--format", "csv", "x"}), "--json and --format contradict each other");
  EXPECT_EQ(wrong({"--count", "--facet", "source", "x"}),
            "--count prints one number alone; it cannot go with --facet");
  EXPECT_EQ(wrong({"--since", "2024", "--until", "2023", "x"}), "--until lies before --since");
  EXPECT_EQ(wrong({"--saved", "a", "budget"}),
            "--saved NAME runs the kept query; it takes no other");
}

TEST(Help, names_every_option_and_every_field) {
  const auto help = help_text();
  for (const auto& [option, set, configured, decided_by] : option_table()) {
    const bool shown = help.find("--" + std::string(option.name)) != std::string::npos;
    EXPECT_EQ(shown, !option.group.empty()) << option.name;
  }
  for (const auto& field : field_table()) {
    EXPECT_NE(help.find("\n  " + std::string(field.name)), std::string::npos) << field.name;
  }
}

}  // namespace
}  // namespace news
