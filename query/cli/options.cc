// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/cli/options.hh"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <charconv>
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
  for (const auto& option : option_table()) {
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

Result<std::size_t> read_number(std::string_view option, std::string_view text) {
  constexpr std::size_t kMost = 1'000'000'000;
  std::size_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size() ||
      number > kMost) {
    return fail(ErrorCode::usage,
                fmt::format("--{} \"{}\" is not a number", option, printable(text)),
                "a whole number from 0 to 1000000000");
  }
  return number;
}

tl::unexpected<Error> no_such(std::string_view option, std::string_view text,
                              const std::string& names) {
  return fail(ErrorCode::usage, fmt::format("--{} cannot be \"{}\"", option, printable(text)),
              fmt::format("--{} takes one of: {}", option, names));
}

template <class Choice, std::size_t kCount>
Result<Choice> choose(std::string_view option, std::string_view text,
                      const std::array<std::pair<std::string_view, Choice>, kCount>& choices) {
  std::string names;
  for (const auto& [name, choice] : choices) {
    if (name == text) return choice;
    names += (names.empty() ? "" : ", ") + std::string(name);
  }
  return no_such(option, text, names);
}

template <class Rows>
std::string names_of(const Rows& rows) {
  std::string out;
  for (const auto& row : rows) out += (out.empty() ? "" : ", ") + std::string(row.name);
  return out;
}

Result<FacetRequest> read_facet(std::string_view text) {
  const auto colon = text.find(':');
  const auto name = text.substr(0, colon);
  const auto* facet = find_facet(name);
  if (facet == nullptr) return no_such("facet", name, names_of(facet_table()));
  FacetRequest request{facet, facet->date_digits == 0 ? kManyNames : kManyDates};
  if (colon != std::string_view::npos) {
    const auto count = read_number("facet", text.substr(colon + 1));
    if (!count) return fail(count.error());
    request.count = *count;
  }
  return request;
}

Result<const OutputFormat*> read_format(std::string_view text) {
  const auto* format = find_output_format(text);
  if (format == nullptr) return no_such("format", text, names_of(output_formats()));
  return format;
}

// Reads what was given into the options, one method a kind of value; the first error stays.
class Reader {
 public:
  Reader(const Values& values, Options& out) : values_(values), out_(out) {}

  bool has(std::string_view name) const { return values_.find(name) != values_.end(); }

  // The last one given counts, as with most tools.
  std::string last(std::string_view name) const {
    const auto found = values_.find(name);
    return found == values_.end() || found->second.empty() ? "" : found->second.back();
  }

  template <class T>
  void keep(Result<T> value, T& into) {
    if (value) {
      into = *value;
    } else if (status_) {
      status_ = fail(value.error());
    }
  }

  void numbers() {
    if (has("limit")) keep(read_number("limit", last("limit")), out_.limit);
    if (has("offset")) keep(read_number("offset", last("offset")), out_.offset);
    if (has("snippets")) keep(read_number("snippets", last("snippets")), out_.snippets);
    if (has("no-snippets")) out_.snippets = 0;
  }

  void choices() {
    using Sorts = std::array<std::pair<std::string_view, SortOrder>, 3>;
    using Colors = std::array<std::pair<std::string_view, ColorChoice>, 3>;
    using Pagers = std::array<std::pair<std::string_view, bool>, 2>;
    static constexpr Sorts kSorts = {{{"relevance", SortOrder::relevance},
                                      {"newest", SortOrder::newest},
                                      {"oldest", SortOrder::oldest}}};
    static constexpr Colors kColors = {{{"auto", ColorChoice::automatic},
                                        {"always", ColorChoice::always},
                                        {"never", ColorChoice::never}}};
    static constexpr Pagers kPagers = {{{"auto", true}, {"never", false}}};
    if (has("sort")) keep(choose("sort", last("sort"), kSorts), out_.sort);
    if (has("json")) out_.format = find_output_format("json");
    if (has("format")) keep(read_format(last("format")), out_.format);
    if (has("color")) keep(choose("color", last("color"), kColors), out_.color);
    if (has("pager")) keep(choose("pager", last("pager"), kPagers), out_.pager);
    const auto facets = values_.find("facet");
    if (facets == values_.end()) return;
    for (const auto& text : facets->second) keep(read_facet(text), out_.facets.emplace_back());
  }

  void dates(Day today) {
    out_.dated = has("since") || has("until");
    const std::string since = last("since"), until = last("until");
    DateRange range;
    if (has("since")) {
      keep(parse_date(since, today), range);
      out_.dates.from = range.from;
    }
    if (has("until")) {
      const bool ago = !until.empty() && until.find('-') == std::string::npos && until.back() > '9';
      keep(parse_date(until, today), range);
      out_.dates.to = ago ? range.from : range.to;
    }
    if (status_ && out_.dated && out_.dates.to < out_.dates.from) {
      status_ =
          fail(ErrorCode::usage, "--until lies before --since", "the earlier date in --since");
    }
  }

  void flags() {
    out_.any = has("any");
    out_.literal = has("literal");
    out_.quotes = has("quotes");
    out_.copies = has("copies");
    out_.count = has("count");
    out_.print0 = has("print0");
    out_.explain = has("explain");
    out_.raw = has("raw");
    out_.quiet = has("quiet");
    out_.fresh = has("new");
    out_.aliases = last("aliases");
    out_.no_aliases = has("no-aliases");
    out_.like = last("like");
    out_.show = last("show");
  }

  void tasks() {
    if (has("show")) out_.task = Task::show;
    if (has("save")) out_.task = Task::save;
    if (has("forget")) out_.task = Task::forget;
    for (const auto* option : {"save", "saved", "forget"}) {
      if (has(option)) out_.name = last(option);
    }
    if (has("saved")) {
      out_.saved = !out_.name.empty();
      if (!out_.saved) out_.task = Task::list_saved;
    }
    if (has("version")) out_.task = Task::version;
    if (has("help")) out_.task = Task::help;
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
    conflict(has("json") && has("format") && out_.format->name != "json",
             "--json and --format contradict each other", "one of them");
    conflict(has("aliases") && has("no-aliases"),
             "--aliases and --no-aliases contradict each other", "one of them");
    conflict(has("show") && (has("json") || !out_.format->for_reading), "--show prints text alone",
             "newsindex --parse prints an article as JSON");
    conflict(has("snippets") && has("no-snippets"),
             "--snippets and --no-snippets contradict each other", "one of them");
    conflict(has("count") && has("facet"),
             "--count prints one number alone; it cannot go with --facet",
             "--facet prints the number of matches too");
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
    conflict(has("like") && out_.like.empty(), "--like needs the id or the path of an article",
             "newsquery --format jsonl prints both");
    conflict(has("show") && out_.show.empty(), "--show needs the id or the path of an article",
             "newsquery --format jsonl prints both");
  }

  Status take_status() { return std::move(status_); }

 private:
  const Values& values_;
  Options& out_;
  Status status_;
};

// What the configuration says joins the values, each checked by itself so that its line is named.
Status configure(Values& values) {
  const auto named = values.find("config");
  auto configured = read_configuration(
      named == values.end() ? "" : named->second.back(),
      [&values](std::string_view option) { return values.find(option) != values.end(); });
  if (!configured) return fail(configured.error());
  for (auto& [name, given, path, line] : *configured) {
    Values one{{name, given}};
    Options scratch;
    Reader reader(one, scratch);
    reader.numbers();
    reader.choices();
    if (const auto status = reader.take_status(); !status) {
      return fail_at_line(path, line, status.error().message, status.error().hint);
    }
    values.emplace(name, std::move(given));
  }
  return {};
}

}  // namespace

Result<Options> read_options(const std::vector<std::string>& arguments, Day today) {
  const auto line = part_command_line(arguments);
  if (!line) return fail(line.error());
  auto values = collect(line->options);
  if (!values) return fail(values.error());

  Options out;
  for (const auto& word : line->words) out.query += (out.query.empty() ? "" : " ") + word;
  Reader reader(*values, out);
  reader.tasks();
  if (out.task == Task::help || out.task == Task::version) return out;
  out.limited = reader.has("limit");
  if (const auto status = configure(*values); !status) return fail(status.error());
  reader.flags();
  reader.numbers();
  reader.choices();
  reader.dates(today);
  reader.conflicts();
  if (const auto status = reader.take_status(); !status) return fail(status.error());
  const auto given = values->find("db");
  if (given == values->end()) {
    out.databases = {default_index_directory()};
    if (out.databases.front().empty()) return fail(ErrorCode::usage, kNoIndexNamed, kNameIndex);
  } else {
    // A saved search may name the index that the call names too.
    for (const auto& name : given->second) {
      if (std::find(out.databases.begin(), out.databases.end(), name) == out.databases.end())
        out.databases.push_back(name);
    }
  }
  return out;
}

}  // namespace news
