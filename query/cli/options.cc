// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/cli/options.hh"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <string_view>

#include "common/user_directories.hh"
#include "common/written_file.hh"
#include "query/cli/command_line.hh"
#include "query/cli/configuration.hh"
#include "query/cli/option_table.hh"

namespace news {
namespace {

using Values = std::map<std::string, std::vector<std::string>, std::less<>>;

// Tokens are "--name" or "--name=value".
bool is_given(const std::vector<std::string>& tokens, std::string_view name) {
  return std::any_of(tokens.begin(), tokens.end(), [name](std::string_view token) {
    token.remove_prefix(2);
    return token.substr(0, token.find('=')) == name;
  });
}

// CLI11 knows the options from the table, those that are given alone: making all of them costs as
// much as opening the index. Values stay text until they are checked below.
Result<Values> collect(const std::vector<std::string>& tokens) {
  if (tokens.empty()) return Values();
  CLI::App app;
  app.set_help_flag();
  Values values;
  std::map<std::string, bool, std::less<>> flags;
  for (const auto& [option, set, configured, decided_by] : option_table()) {
    if (!is_given(tokens, option.name)) continue;
    const std::string name(option.name), dashed = "--" + name;
    auto& texts = values[name];
    if (option.value == OptionValue::none) {
      app.add_flag(dashed, flags[name]);
    } else {
      app.add_option(dashed, texts)
          ->expected(option.value == OptionValue::optional ? 0 : 1, 1)
          ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
          ->allow_extra_args(false);
    }
  }
  try {
    app.parse(std::vector<std::string>(tokens.rbegin(), tokens.rend()));
  } catch (const CLI::ParseError& error) {
    return fail(ErrorCode::usage, error.what(), "newsquery --help lists the options");
  }
  return values;
}

// Puts what was given into the options, in the order of the table. Of what is not repeatable the
// last one counts, as with most tools.
Status take(const Values& values, QueryOptions& out) {
  for (const auto& option : option_table()) {
    const auto found = values.find(option.info.name);
    if (found == values.end()) continue;
    const auto& given = found->second;
    if (option.info.repeatable) {
      for (const auto& value : given) {
        if (auto status = option.set(out, value); !status) return status;
      }
    } else if (auto status = option.set(out, given.empty() ? "" : given.back()); !status) {
      return status;
    }
  }
  return {};
}

// What cannot go together.
class Conflicts {
 public:
  Conflicts(const Values& values, const QueryOptions& options) : values_(values), out_(options) {}

  Status run() {
    if (out_.dated && out_.dates.to < out_.dates.from) {
      return fail(ErrorCode::usage, "--until lies before --since", "the earlier date in --since");
    }
    conflicts();
    return std::move(status_);
  }

 private:
  bool has(std::string_view name) const { return values_.find(name) != values_.end(); }
  bool saving_alone() const { return out_.task == Task::list_saved || has("forget"); }

  static bool names_nothing(const std::vector<std::string>& names) {
    return std::any_of(names.begin(), names.end(), [](const auto& name) { return name.empty(); });
  }

  void conflict(bool wrong, std::string_view what, std::string_view hint) {
    if (wrong && status_) status_ = fail(ErrorCode::usage, std::string(what), std::string(hint));
  }

  void conflicts() {
    const bool saving = has("save") || has("saved") || has("forget");
    conflict(has("save") + has("saved") + has("forget") > 1,
             "--save, --saved and --forget cannot go together", "one of them");
    conflict(has("new") && !out_.saved, "--new needs --saved NAME",
             "newsquery --save NAME QUERY once, then newsquery --saved NAME --new");
    conflict(has("print0") && !out_.format->paths, "--print0 needs --format paths",
             "newsquery --format paths --print0 QUERY");
    conflict(has("json") && has("format") && values_.find("format")->second.back() != "json",
             "--json and --format contradict each other", "one of them");
    conflict(has("aliases") && has("no-aliases"),
             "--aliases and --no-aliases contradict each other", "one of them");
    conflict(
        has("show") && !out_.format->for_reading && !out_.format->whole && !out_.format->is_page,
        "--show prints text, JSON or HTML", "--format text, json, jsonl or html");
    conflict(has("plain") && !has("show"), "--plain needs --show", "newsquery --show ID --plain");
    conflict(has("full") && !out_.format->whole && !out_.format->is_page,
             "--full needs --format jsonl, json or html", "newsquery --full --format jsonl QUERY");
    conflict(has("full") && out_.quotes, "--full prints articles; it cannot go with quotations",
             "one of them");
    conflict(out_.quotes && !out_.format->quotations,
             fmt::format("--format {} prints articles, not {}", out_.format->name,
                         has("people") ? "speakers" : "quotations"),
             fmt::format("leave --{} out", has("people") ? "people" : "quotes"));
    conflict(has("snippets") && has("no-snippets"),
             "--snippets and --no-snippets contradict each other", "one of them");
    conflict(has("count") && has("facet"),
             "--count prints one number alone; it cannot go with --facet",
             "--facet prints the number of matches too");
    for (const std::string option : {"facet", "share", "compare"}) {
      conflict(
          has(option) && !has("plot") && !out_.format->counts,
          fmt::format("--format {} has no place for the counts of --{}", out_.format->name, option),
          "--format csv, tsv or json prints them");
    }
    for (const std::string option : {"share", "compare", "plot"}) {
      conflict(has(option) && (has("count") || has("people") || has("show") || saving_alone()),
               fmt::format("--{} goes with articles or quotations that are counted", option),
               fmt::format("newsquery --facet month --{} ... QUERY", option));
    }
    for (const std::string option : {"quotes", "like", "facet", "show", "count"}) {
      conflict(has("people") && has(option),
               fmt::format("--people lists speakers alone; it cannot go with --{}", option),
               "one of them");
    }
    conflict(has("people") && out_.format->paths, "--format paths prints articles, not speakers",
             "leave --people out");
    conflict(has("months") && !has("people"), "--months needs --people",
             "newsquery --people --months QUERY");
    conflict(has("min-confidence") && !out_.quotes, "--min-confidence needs --quotes or --people",
             "newsquery --quotes --min-confidence 0.9 QUERY");
    conflict(has("speaker-kind") && !has("people") && !has("facet"),
             "--speaker-kind needs --people or --facet speaker",
             "newsquery --people --speaker-kind organisation QUERY");
    conflict(has("quotes") && has("like"), "--like finds articles; it cannot go with --quotes",
             "one of them");
    conflict(has("show") && has("like"), "--show and --like cannot go together", "one of them");
    conflict(has("show") && has("quotes"), "--show prints an article; it cannot go with --quotes",
             "--show marks the quotations by itself");
    conflict(has("show") && saving, "--show cannot go with saved searches", "one of them");
    conflict(has("explain") && !out_.format->for_reading, "--explain prints text alone",
             "leave --format out");
    conflict(out_.saved && !out_.query.empty(),
             "--saved NAME runs the kept query; it takes no other",
             "newsquery --save NAME QUERY keeps a new one");
    conflict((has("forget") || out_.task == Task::list_saved) && !out_.query.empty(),
             "this option takes no query", "leave the query out");
    conflict((has("save") || has("forget")) && out_.name.empty(), "a saved search needs a name",
             "letters, digits, - and _");
    conflict(has("like") && names_nothing(out_.like),
             "--like needs the id or the path of an article",
             "newsquery --format jsonl prints both");
    conflict(has("show") && names_nothing(out_.show),
             "--show needs the id or the path of an article",
             "newsquery --format jsonl prints both");
  }

  const Values& values_;
  const QueryOptions& out_;
  Status status_;
};

// What the configuration says joins the values, each checked by itself so that its line is named.
Status configure(Values& values, Day today) {
  const auto named = values.find("config");
  auto configured = read_configuration(
      named == values.end() ? "" : named->second.back(),
      [&values](std::string_view option) { return values.find(option) != values.end(); });
  if (!configured) return fail(configured.error());
  for (auto& [name, given, path, line] : *configured) {
    QueryOptions scratch;
    scratch.today = today;
    if (const auto status = take({{name, given}}, scratch); !status) {
      return fail_at_line(path, line, status.error().message, status.error().hint);
    }
    values.emplace(name, std::move(given));
  }
  return {};
}

// What is counted unless told, and of what. Counts without a query, or of several, are not of the
// hits of one: those are shown only where their number is given.
void complete_counts(QueryOptions& out) {
  const bool wants_counts = out.share || !out.compare.empty() || !out.plot.empty();
  if (out.facets.empty() && wants_counts) out.facets.push_back({find_facet("month"), kAllValues});
  if (out.facets.empty() || out.saved) return;
  const bool everything = out.query.empty() && out.like.empty() && out.task == Task::search;
  if (everything) {
    out.query = "*";
    out.literal = false;
  }
  if ((everything || !out.compare.empty()) && !out.limited) out.limit = 0;
}

}  // namespace

Result<QueryOptions> read_options(const std::vector<std::string>& arguments, Day today) {
  const auto line = part_command_line(arguments);
  if (!line) return fail(line.error());
  auto values = collect(line->options);
  if (!values) return fail(values.error());
  const auto has = [&values](std::string_view name) { return values->find(name) != values->end(); };

  QueryOptions out;
  out.today = today;
  for (const auto& word : line->words) out.query += (out.query.empty() ? "" : " ") + word;
  if (has("help") || has("version")) {
    out.task = has("help") ? Task::help : Task::version;
    return out;
  }
  out.limited = has("limit");
  if (const auto status = configure(*values, today); !status) return fail(status.error());
  if (const auto status = take(*values, out); !status) return fail(status.error());
  if (const auto status = Conflicts(*values, out).run(); !status) return fail(status.error());
  complete_counts(out);
  if (!has("db")) {
    out.databases = {default_index_directory()};
    if (out.databases.front().empty()) return fail(ErrorCode::usage, kNoIndexNamed, kNameIndex);
  }
  return out;
}

}  // namespace news
