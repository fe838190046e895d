// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "common/field.hh"
#include "common/index_schema.hh"
#include "common/version.hh"
#include "query/cli/option_table.hh"
#include "query/cli/options.hh"

namespace news {
namespace {

constexpr std::string_view kExamples =
    R"(Search an index of news articles that newsindex made.

  newsquery budget deficit                           both words, in any form
  newsquery '"interest rates" (mortgage OR rent) -election'
  newsquery 'speaker:"james cleverly"' --since 2023
  newsquery --quotes speaker:cleverly said:visa      who said what
  newsquery --any 'what did the bank say about housing costs'
  newsquery headline:strike --facet source --facet month
  newsquery inflation --compare recession --share    share of articles, by month
  newsquery -n all --format paths --print0 budget | xargs -0 less

The shell removes double quotes, so put a query with a phrase in single quotes.

Usage: newsquery [OPTIONS] QUERY...
)";

constexpr std::string_view kLanguage = R"(
Query language (newsindex-query(7) has it all):
  budget deficit      both words         "prime minister"  as written, together
  strike OR walkout   one of them        budget -minister  not that word (NOT)
  Cleverly            that form only     govern*  wom?n    letters, one letter
  ~cleverley          spelled like this  ATLEAST/3 budget  three times or more
  a NEAR/5 b          within five words  a ADJ/5 b         in this order
  a w/s b             in one sentence    a w/p b           in one paragraph
  *gate  a*b          letters anywhere   FIRST/50 budget   in the first words
  before:2023-05      date:"last week"   byline:none       without byline
  field:word  field:"a phrase"  field:(a OR b)             *  everything

Fields:
)";

constexpr std::string_view kComplete = "complete-";

}  // namespace

std::string generated_text(std::string_view what) {
  if (!what.starts_with(kComplete)) return {};
  Completed completed{"newsquery", {}, {}};
  for (const auto& option : option_table()) {
    if (!option.info.group.empty()) completed.options.push_back(option.info);
  }
  for (const auto& field : field_table())
    completed.operands.push_back(std::string(field.name) + ':');
  return completion_script(what.substr(kComplete.size()), completed);
}

std::string help_text() {
  std::string out(kExamples);
  std::string_view group;
  for (const auto& [option, set, configured, decided_by] : option_table()) {
    if (option.group.empty()) continue;
    if (option.group != group) out += fmt::format("\n{}:\n", option.group);
    group = option.group;
    out += help_row(option_names(option), option_help(option));
  }
  out += kLanguage;
  for (const auto& field : field_table()) {
    std::string names(field.name);
    if (!field.aliases.empty()) names += fmt::format(" ({})", field.aliases);
    out += help_row(names, field.help);
  }
  out += R"(
Exit status: 0 something matched, 1 nothing matched, 2 the query or an option is
wrong, 3 no index, 4 index of another release, 75 the index kept changing: try
again; of a cluster 69 no answer, 77 not let in.
)";
  return out;
}

}  // namespace news
