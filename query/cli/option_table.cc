// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/cli/option_table.hh"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "common/terminal.hh"

namespace news {
namespace {

using enum OptionValue;

// -- values

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
                              const ChoiceNames& names) {
  return fail(ErrorCode::usage, fmt::format("--{} cannot be \"{}\"", option, printable(text)),
              fmt::format("--{} takes one of: {}", option, fmt::join(names, ", ")));
}

template <class Value>
struct Choice {
  std::string_view name;
  Value value;
};
constexpr Choice<SortOrder> kSorts[] = {{"relevance", SortOrder::relevance},
                                        {"newest", SortOrder::newest},
                                        {"oldest", SortOrder::oldest}};
constexpr Choice<ColorChoice> kColors[] = {{"auto", ColorChoice::automatic},
                                           {"always", ColorChoice::always},
                                           {"never", ColorChoice::never}};
constexpr Choice<Relax> kRelaxings[] = {
    {"auto", Relax::automatic}, {"always", Relax::always}, {"never", Relax::never}};
constexpr Choice<bool> kPagers[] = {{"auto", true}, {"never", false}};
// What a date is often given as; any other is as good.
constexpr Choice<int> kDates[] = {{"today", 0}, {"yesterday", 1}, {"7d", 7},
                                  {"2w", 14},   {"3m", 91},       {"1y", 365}};

template <class Rows>
ChoiceNames names_of(const Rows& rows) {
  ChoiceNames out;
  for (const auto& row : rows) out.push_back(row.name);
  return out;
}
template <const auto& kRows>
ChoiceNames names() {
  return names_of(kRows);
}
ChoiceNames format_names() {
  return names_of(output_formats());
}
ChoiceNames facet_names() {
  return names_of(facet_table());
}

// -- setters

template <auto kMember>
Status set_true(QueryOptions& options, const std::string&) {
  options.*kMember = true;
  return {};
}

template <auto kMember>
Status set_text(QueryOptions& options, const std::string& text) {
  options.*kMember = text;
  return {};
}

template <auto kMember>
Status add_text(QueryOptions& options, const std::string& text) {
  (options.*kMember).push_back(text);
  return {};
}

template <auto kMember, const auto& kOption>
Status set_number(QueryOptions& options, const std::string& text) {
  const auto number = read_number(kOption, text);
  if (!number) return fail(number.error());
  options.*kMember = *number;
  return {};
}

Status set_limit(QueryOptions& options, const std::string& text) {
  if (text == "all") {
    options.limit = kAll;
    return {};
  }
  const auto number = read_number("limit", text);
  if (!number)
    return fail(ErrorCode::usage, number.error().message, number.error().hint + ", or all");
  options.limit = *number;
  return {};
}

template <auto kMember, const auto& kRows, const auto& kOption>
Status set_choice(QueryOptions& options, const std::string& text) {
  for (const auto& row : kRows) {
    if (row.name != text) continue;
    options.*kMember = row.value;
    return {};
  }
  return no_such(kOption, text, names_of(kRows));
}

template <Task kTask>
Status set_task(QueryOptions& options, const std::string&) {
  options.task = kTask;
  return {};
}

template <Task kTask, auto kMember>
Status set_task_of(QueryOptions& options, const std::string& text) {
  options.task = kTask;
  options.*kMember = text;
  return {};
}

Status add_shown(QueryOptions& options, const std::string& text) {
  options.task = Task::show;
  options.show.push_back(text);
  return {};
}

Status nothing(QueryOptions&, const std::string&) {
  return {};
}

// A saved search may name the index that the call names too.
Status add_database(QueryOptions& options, const std::string& name) {
  auto& all = options.databases;
  if (std::find(all.begin(), all.end(), name) == all.end()) all.push_back(name);
  return {};
}

Status set_since(QueryOptions& options, const std::string& text) {
  options.dated = true;
  const auto range = parse_date(text, options.today);
  if (!range) return fail(range.error());
  options.dates.from = range->from;
  return {};
}

Status set_until(QueryOptions& options, const std::string& text) {
  options.dated = true;
  const bool ago = !text.empty() && text.find('-') == std::string::npos && text.back() > '9';
  const auto range = parse_date(text, options.today);
  if (!range) return fail(range.error());
  options.dates.to = ago ? range->from : range->to;
  return {};
}

Status add_facet(QueryOptions& options, const std::string& text) {
  const auto colon = text.find(':');
  const auto name = text.substr(0, colon);
  const auto* facet = find_facet(name);
  if (facet == nullptr) return no_such("facet", name, facet_names());
  FacetRequest request{facet, facet->period == Period::none ? kManyNames : kAllValues};
  if (colon != std::string::npos) {
    const auto count = read_number("facet", text.substr(colon + 1));
    if (!count) return fail(count.error());
    request.count = *count;
    request.told = true;
  }
  options.facets.push_back(request);
  return {};
}

Status add_compared(QueryOptions& options, const std::string& text) {
  constexpr std::size_t kMostCompared = 7;  // as many bars and lines as can be told apart
  options.compare.push_back(text);
  if (options.compare.size() <= kMostCompared) return {};
  return fail(ErrorCode::usage, fmt::format("--compare takes at most {} queries", kMostCompared),
              "ask twice");
}

// A name of another ending may be a word of the query.
Status set_plot(QueryOptions& options, const std::string& text) {
  options.plot = text;
  if (text.size() > 4 && text.ends_with(".svg")) return {};
  return fail(ErrorCode::usage,
              fmt::format("--plot draws SVG; \"{}\" does not end so", printable(text)),
              "newsquery --facet month --plot chart.svg QUERY");
}

constexpr Choice<SpeakerKind> kKinds[] = {{"person", SpeakerKind::person},
                                          {"organisation", SpeakerKind::organisation},
                                          {"role", SpeakerKind::role},
                                          {"crowd", SpeakerKind::crowd}};

Status add_kind(QueryOptions& options, const std::string& text) {
  for (const auto& kind : kKinds) {
    if (kind.name != text) continue;
    options.kinds.add(kind.value);
    return {};
  }
  return no_such("speaker-kind", text, names<kKinds>());
}

Status set_confidence(QueryOptions& options, const std::string& text) {
  const auto read =
      std::from_chars(text.data(), text.data() + text.size(), options.least_confidence);
  if (read.ec == std::errc() && read.ptr == text.data() + text.size() &&
      options.least_confidence >= 0 && options.least_confidence <= 1)
    return {};
  return fail(ErrorCode::usage,
              fmt::format("--min-confidence \"{}\" is no confidence", printable(text)),
              "a number from 0 to 1: 0.9");
}

Status set_people(QueryOptions& options, const std::string&) {
  options.people = options.quotes = true;
  return {};
}

Status set_format(QueryOptions& options, const std::string& text) {
  const auto* format = find_output_format(text);
  if (format == nullptr) return no_such("format", text, format_names());
  options.format = format;
  return {};
}

Status set_json(QueryOptions& options, const std::string&) {
  return set_format(options, "json");
}

Status set_no_snippets(QueryOptions& options, const std::string&) {
  options.snippets = 0;
  return {};
}

// Without a name: a list of them.
Status set_saved(QueryOptions& options, const std::string& text) {
  options.name = text;
  options.saved = !text.empty();
  if (!options.saved) options.task = Task::list_saved;
  return {};
}

// -- the table

constexpr std::string_view kOffset = "offset", kSnippets = "snippets", kSort = "sort",
                           kColor = "color", kPager = "pager", kRelax = "relax";
constexpr std::string_view kSavedNames = "newsquery --saved";
using Q = QueryOptions;

constexpr QueryOption kOptions[] = {
    {.info = {.name = "db",
              .value = one,
              .value_name = "DIR",
              .group = "Where",
              .help = "the index; repeat it to search several as one",
              .completes = Completes::directory,
              .repeatable = true},
     .set = add_database,
     .configured = true,
     .decided_by = "NEWSINDEX_DB"},
    {.info = {.name = "config",
              .value = one,
              .value_name = "FILE",
              .group = "Where",
              .help = "defaults for these options",
              .completes = Completes::file},
     .set = nothing},
    {.info = {.name = "since",
              .value = one,
              .value_name = "DATE",
              .group = "What",
              .help =
                  "from this day on: 2023, 2023-01, 2023-01-19, today, yesterday, 7d, 2w, 3m, 1y",
              .choices = names<kDates>,
              .completes = Completes::choices},
     .set = set_since},
    {.info = {.name = "until",
              .value = one,
              .value_name = "DATE",
              .group = "What",
              .help = "up to and including this day",
              .choices = names<kDates>,
              .completes = Completes::choices},
     .set = set_until},
    {.info = {.name = "any",
              .group = "What",
              .help = "match any of the words, best matches first; for long or loose questions"},
     .set = set_true<&Q::any>},
    {.info = {.name = "literal", .group = "What", .help = "read every character of QUERY as text"},
     .set = set_true<&Q::literal>},
    {.info = {.name = kRelax,
              .value = one,
              .value_name = "WHEN",
              .group = "What",
              .help = "when nothing matches, search for something near: auto (text on a terminal), "
                      "always or never",
              .choices = names<kRelaxings>,
              .completes = Completes::choices},
     .set = set_choice<&Q::relax, kRelaxings, kRelax>,
     .configured = true},
    {.info = {.name = "aliases",
              .value = one,
              .value_name = "FILE",
              .group = "What",
              .help = "read names that mean the same, such as U.K. = Britain, from FILE (default: "
                      "aliases in the configuration folder)",
              .completes = Completes::file},
     .set = set_text<&Q::aliases>,
     .configured = true,
     .decided_by = "no-aliases NEWSINDEX_ALIASES"},
    {.info = {.name = "no-aliases", .group = "What", .help = "use no aliases"},
     .set = set_true<&Q::no_aliases>},
    {.info = {.name = "quotes",
              .group = "What",
              .help = "search quotations: who said what, verb, article, date"},
     .set = set_true<&Q::quotes>},
    {.info = {.name = "people",
              .group = "What",
              .help = "list who is quoted in what matches (without QUERY in everything): names, "
                      "offices, days, quotations"},
     .set = set_people},
    {.info = {.name = "speaker-kind",
              .value = one,
              .value_name = "KIND",
              .group = "What",
              .help = "only speakers of this kind: {}; repeatable (default: person; for --facet "
                      "organisation, too)",
              .choices = names<kKinds>,
              .completes = Completes::choices,
              .repeatable = true},
     .set = add_kind},
    {.info = {.name = "min-confidence",
              .value = one,
              .value_name = "X",
              .group = "What",
              .help = "only quotations this certain, 0 to 1 (with --quotes or --people)"},
     .set = set_confidence},
    {.info = {.name = "like",
              .value = one,
              .value_name = "ARTICLE",
              .group = "What",
              .help = "similar articles to this one (id, path, path[member] or URL); repeatable",
              .completes = Completes::file,
              .repeatable = true},
     .set = add_text<&Q::like>},
    {.info = {.name = "copies",
              .group = "What",
              .help = "do not fold near-duplicates into one result"},
     .set = set_true<&Q::copies>},
    {.info = {.name = "limit",
              .letter = 'n',
              .value = one,
              .value_name = "N",
              .group = "How much",
              .help = "print at most N results (10), or all"},
     .set = set_limit,
     .configured = true},
    {.info = {.name = kOffset,
              .value = one,
              .value_name = "N",
              .group = "How much",
              .help = "skip the first N (0)"},
     .set = set_number<&Q::offset, kOffset>},
    {.info = {.name = kSort,
              .value = one,
              .value_name = "ORDER",
              .group = "How much",
              .help = "{}",
              .choices = names<kSorts>,
              .completes = Completes::choices},
     .set = set_choice<&Q::sort, kSorts, kSort>,
     .configured = true},
    {.info = {.name = "count",
              .group = "How much",
              .help = "print only the exact number of matches"},
     .set = set_true<&Q::count>},
    {.info = {.name = "facet",
              .value = one,
              .value_name = "FIELD[:N]",
              .group = "How much",
              .help = "count the top N (10) values of {} over all matches, or without QUERY over "
                      "all articles; repeatable",
              .choices = facet_names,
              .completes = Completes::choices,
              .repeatable = true},
     .set = add_facet},
    {.info = {.name = "share",
              .group = "How much",
              .help = "add to each count its share of all articles of that time or value (default: "
                      "--facet month)"},
     .set = set_true<&Q::share>},
    {.info = {.name = "compare",
              .value = one,
              .value_name = "QUERY",
              .group = "How much",
              .help = "count another query beside this one (default: --facet month); repeatable",
              .repeatable = true},
     .set = add_compared},
    {.info = {.name = "plot",
              .value = one,
              .value_name = "FILE.svg",
              .group = "How much",
              .help = "draw the counts as a chart (default: --facet month)",
              .completes = Completes::file},
     .set = set_plot},
    {.info = {.name = "months",
              .group = "How much",
              .help = "draw a bar for each month of each speaker (with --people)"},
     .set = set_true<&Q::months>},
    {.info = {.name = "show",
              .value = one,
              .value_name = "ARTICLE",
              .group = "Reading",
              .help = "print a whole article (id, path, path[member] or URL) for reading, hits and "
                      "speakers marked; repeatable",
              .completes = Completes::file,
              .repeatable = true},
     .set = add_shown},
    {.info = {.name = "plain",
              .group = "Reading",
              .help = "with --show: the text as it is, without speaker names added"},
     .set = set_true<&Q::plain>},
    {.info = {.name = "format",
              .value = one,
              .value_name = "FORMAT",
              .group = "Reading",
              .help = "{}",
              .choices = format_names,
              .completes = Completes::choices},
     .set = set_format,
     .configured = true,
     .decided_by = "json explain show"},
    {.info = {.name = "json", .group = "Reading", .help = "the same as --format json"},
     .set = set_json},
    {.info = {.name = "full",
              .group = "Reading",
              .help = "print whole articles: body, captions and quotations (with --format jsonl, "
                      "json or html)"},
     .set = set_true<&Q::full>},
    {.info = {.name = "print0",
              .group = "Reading",
              .help = "end each path with NUL (with --format paths)"},
     .set = set_true<&Q::print0>},
    {.info = {.name = kSnippets,
              .value = one,
              .value_name = "N",
              .group = "Reading",
              .help = "excerpts of each article, or of a long quotation (2)"},
     .set = set_number<&Q::snippets, kSnippets>,
     .configured = true,
     .decided_by = "no-snippets"},
    {.info = {.name = "no-snippets",
              .group = "Reading",
              .help = "no excerpts; with --quotes, whole quotations"},
     .set = set_no_snippets},
    {.info = {.name = kColor,
              .value = one,
              .value_name = "WHEN",
              .group = "Reading",
              .help = "{}",
              .choices = names<kColors>,
              .completes = Completes::choices},
     .set = set_choice<&Q::color, kColors, kColor>,
     .configured = true,
     .decided_by = "NO_COLOR CLICOLOR_FORCE"},
    {.info = {.name = kPager,
              .value = one,
              .value_name = "WHEN",
              .group = "Reading",
              .help = "auto (if the answer is longer than the screen) or never",
              .choices = names<kPagers>,
              .completes = Completes::choices},
     .set = set_choice<&Q::pager, kPagers, kPager>,
     .configured = true},
    {.info = {.name = "raw",
              .group = "Reading",
              .help = "print texts unchanged: control bytes on the terminal, and in CSV cells that "
                      "look like formulas"},
     .set = set_true<&Q::raw>},
    {.info = {.name = "explain",
              .group = "Reading",
              .help = "print how the query was read, and the score of each hit by term"},
     .set = set_true<&Q::explain>},
    {.info = {.name = "quiet",
              .letter = 'q',
              .group = "Reading",
              .help = "print nothing; only set the exit status"},
     .set = set_true<&Q::quiet>},
    {.info = {.name = "save",
              .value = one,
              .value_name = "NAME",
              .group = "Saved searches",
              .help = "save this query as NAME"},
     .set = set_task_of<Task::save, &Q::name>},
    {.info = {.name = "saved",
              .value = optional,
              .value_name = "NAME",
              .group = "Saved searches",
              .help = "run the saved search NAME; without NAME list all",
              .completes = Completes::output_of,
              .words_of = kSavedNames},
     .set = set_saved},
    {.info = {.name = "forget",
              .value = one,
              .value_name = "NAME",
              .group = "Saved searches",
              .help = "delete this saved search",
              .completes = Completes::output_of,
              .words_of = kSavedNames},
     .set = set_task_of<Task::forget, &Q::name>},
    {.info = {.name = "new",
              .group = "Saved searches",
              .help = "with --saved: only what --new has not shown before, without a limit"},
     .set = set_true<&Q::fresh>},
    {.info = {.name = "help", .letter = 'h', .group = "Help", .help = "print this text"},
     .set = set_task<Task::help>},
    {.info = {.name = "version",
              .letter = 'V',
              .group = "Help",
              .help = "print the versions of newsquery and Xapian"},
     .set = set_task<Task::version>},
    // For packagers: complete-bash, complete-zsh, complete-fish.
    {.info = {.name = "generate", .value = one, .value_name = "WHAT"},
     .set = set_task_of<Task::generate, &Q::generated>},
};

}  // namespace

std::span<const QueryOption> option_table() {
  return kOptions;
}

const QueryOption* find_option(std::string_view name) {
  for (const auto& option : kOptions) {
    if (option.info.name == name) return &option;
  }
  return nullptr;
}

const QueryOption* find_option(char letter) {
  for (const auto& option : kOptions) {
    if (option.info.letter != '\0' && option.info.letter == letter) return &option;
  }
  return nullptr;
}

}  // namespace news
