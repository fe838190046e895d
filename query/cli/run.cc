// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/cli/run.hh"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <utility>

#include "common/absolute_path.hh"
#include "common/hand_over.hh"
#include "common/index_library.hh"
#include "common/unicode.hh"
#include "common/version.hh"
#include "query/aliases/alias_file.hh"
#include "query/answer/ask.hh"
#include "query/cli/options.hh"
#include "query/cli/output.hh"
#include "query/cli/terminal_links.hh"
#include "query/engine/open.hh"
#include "query/language/parser.hh"
#include "query/language/remarks.hh"
#include "query/present/article_page.hh"
#include "query/present/chart.hh"
#include "query/present/html_article.hh"
#include "query/present/layout.hh"
#include "query/present/printer.hh"
#include "query/present/relaxed_line.hh"
#include "query/saved/saved_search.hh"

namespace news {
namespace {

constexpr int kMatched = 0, kNothing = 1;

void tell(const std::string& text) {
  std::fputs(text.c_str(), stderr);
}

int report(const Error& error) {
  tell("newsquery: " + printable(error.message, true) + "\n");
  Page page;
  if (is_terminal(STDERR_FILENO)) page.width = screen_size(STDERR_FILENO).columns;
  const std::string hint = printable(error.hint, true);
  for (std::size_t at = 0; at < hint.size();) {
    const auto end = std::min(hint.find('\n', at), hint.size());
    tell(wrap(std::string_view(hint).substr(at, end - at), page, "  ", 2));
    at = end + 1;
  }
  return exit_status(error.code);
}

Page page_of(const QueryOptions& options) {
  Page page;
  page.terminal = is_terminal(STDOUT_FILENO);
  page.color = use_color(options.color, STDOUT_FILENO);
  page.raw = options.raw;
  page.print0 = options.print0;
  page.today = iso_day(options.today);
  page.plain = options.plain;
  page.links = page.terminal && page.color && knows_links();
  if (std::array<char, 256> name{};
      page.links && ::gethostname(name.data(), name.size() - 1) == 0) {
    page.host = name.data();
  }
  if (page.terminal) page.width = screen_size(STDOUT_FILENO).columns;
  return page;
}

// False: its reader left before it had all.
Result<bool> put(const QueryOptions& options, const Page& page, const std::string& text) {
  const bool reading = options.format->for_reading && page.terminal && options.pager;
  return reading ? page_output(text) : write_output(text);
}

// What may have been meant otherwise; only where somebody has just typed it.
std::string remark(const QueryOptions& options) {
  if (options.quiet || options.saved || options.any || options.literal) return {};
  std::string text;
  repair_utf8(options.query, text);
  return remark_on(text);
}

// Nothing matched: what may be the reason, for a person.
std::string reason(const QueryOptions& options, const Answer& answer) {
  if (!answer.suggestion.empty()) return "  Did you mean: " + printable(answer.suggestion) + "\n";
  std::string absent;
  for (const auto& word : answer.absent) absent += (absent.empty() ? "" : ", ") + printable(word);
  if (!absent.empty()) absent = "  no article holds: " + absent + "\n";
  const bool words = answer.query.find('"') == std::string::npos &&
                     answer.query.find(' ') != std::string::npos && !options.any &&
                     !options.literal;
  if (const auto remarked = remark(options); !remarked.empty()) {
    return absent + "  " + remarked + '\n';
  }
  if (!words || !absent.empty()) return absent;
  return "  every word must match; one is enough with --any. For a phrase keep the\n"
         "  double quotes from the shell: newsquery 'speaker:\"james cleverly\"'\n";
}

void tell_remark(const QueryOptions& options) {
  if (const auto text = remark(options); !text.empty()) tell("newsquery: " + text + '\n');
}

bool holds_nothing(const QueryOptions& options) {
  Question everything;
  everything.query = "*";
  everything.find.limit = 0;
  everything.advise = false;
  const auto answer =
      ask_engine(options.databases, [&](Engine& engine) { return ask(engine, everything); });
  return answer && answer->matches == 0;
}

void advise(const QueryOptions& options, const Answer& answer) {
  if (options.count) tell_remark(options);
  if (options.quiet || options.fresh || options.count) return;
  if (answer.suggestion.empty() && holds_nothing(options)) {
    tell("newsquery: the index holds no article\n  newsindex PATH... fills it\n");
    return;
  }
  tell("newsquery: nothing matched\n" + reason(options, answer));
}

struct Answered {
  Answer answer;
  std::string uuid;  // of the index that answered
};

// What --new showed of this index before.
Result<std::vector<std::uint64_t>> shown_before(const QueryOptions& options,
                                                const std::string& uuid, bool first_try) {
  auto seen = load_seen(options.name);
  if (!seen) return fail(seen.error());
  const bool replaced = !seen->uuid.empty() && seen->uuid != uuid;
  if (first_try && replaced) {
    tell("newsquery: the index was replaced since this search last ran: all is new\n");
  }
  if (first_try && seen->outdated) {
    tell("newsquery: another release kept what this search showed: all is new\n");
  }
  if (replaced) return std::vector<std::uint64_t>();
  return std::move(seen->stories);
}

// What a program reads, or what counts and marks, is of the question as it was written.
bool may_relax(const QueryOptions& options) {
  if (options.quiet || options.count || options.fresh) return false;
  if (options.relax != Relax::automatic) return options.relax == Relax::always;
  return options.format->for_reading && is_terminal(STDOUT_FILENO);
}

// A page that is kept has counts unless told others: a line of time and the sources. What is new
// since yesterday needs none.
bool has_usual_counts(const QueryOptions& options) {
  return options.format->is_page && options.facets.empty() && !options.fresh && !options.people &&
         !options.count && !options.quiet;
}

// Of days, months and years those that show most on a page, and nothing that tells nothing.
void keep_telling_counts(Answer& answer) {
  const auto size_of = [&answer](std::size_t facet) { return answer.facets[facet].values.size(); };
  constexpr std::size_t kMostDays = 62, kMostMonths = 180;
  const auto* kept = size_of(0) <= kMostDays ? "day" : size_of(1) <= kMostMonths ? "month" : "year";
  std::erase_if(answer.facets, [kept](const Facet& facet) {
    const bool times = facet.period != Period::none;
    return facet.distinct < 2 || (times && facet.name != kept);
  });
}

// What goes to another program: it cannot see that there is more. Counts in a table take the place
// of the hits.
bool tells_where_it_stops(const QueryOptions& options) {
  return !options.format->for_reading && !options.format->is_page && !options.quiet &&
         !options.count && options.limit > 0 && options.limit < kAll &&
         (options.facets.empty() || !options.format->counts || options.format->prints_count);
}

void tell_where_it_stopped(const QueryOptions& options, const Answer& answer) {
  if (!tells_where_it_stops(options)) return;
  const auto shown = answer.articles.size() + answer.quotations.size() + answer.quoted.size() -
                     answer.above - answer.beneath;
  const auto all = answer.people ? answer.all_quoted : answer.results;
  if (shown == 0 || answer.offset + shown >= all) return;
  tell(fmt::format("newsquery: {} of {} results; -n all prints every one\n", shown, all));
}

Question question_of(const QueryOptions& options, const AliasTable& aliases, Day today) {
  Question out;
  out.query = options.query;
  out.any = options.any;
  out.literal = options.literal;
  out.today = today;
  out.aliases = &aliases;
  out.kind = options.quotes ? AnswerKind::quotations : AnswerKind::articles;
  if (options.dated) out.restriction.days = options.dates;
  out.restriction.least_confidence = options.least_confidence;
  if (options.people && out.query.empty()) out.query = "*";
  out.find.people = options.people;
  out.find.kinds = options.kinds;
  out.like = options.like;
  out.folder = current_folder();
  out.find.limit = options.quiet ? 1 : options.count ? 0 : options.limit;
  out.find.offset = options.count ? 0 : options.offset;
  out.find.sort = options.sort;
  out.find.exact = !options.quiet &&
                   (options.count || options.format->prints_count || tells_where_it_stops(options));
  out.full = options.full;
  out.excerpts = options.format->for_reading;
  out.find.fold = !options.copies && !options.count;  // the count is that of all matches
  out.find.facets = options.facets;
  if (has_usual_counts(options)) {
    for (const auto* name : {"day", "month", "year"}) {
      out.find.facets.push_back({find_facet(name), kAllValues});
    }
    out.find.facets.push_back({find_facet("source"), kManyNames});
  }
  out.compare = options.compare;
  out.share = options.share;
  out.find.facts = options.format->facts && !options.count;
  out.snippets = options.format->fragments ? options.snippets : 0;
  out.explain = options.explain;
  out.advise = !options.quiet && !options.count;
  out.relax = may_relax(options);
  return out;
}

Result<Answered> find_answer(const QueryOptions& options, const AliasTable& aliases, Day today) {
  if (options.fresh && options.databases.size() > 1) {
    return fail(ErrorCode::usage, "--new reads one index at a time", "one --db");
  }
  bool first_try = true;
  auto question = question_of(options, aliases, today);
  return ask_engine(options.databases, [&](Engine& engine) -> Result<Answered> {
    const auto uuid = engine.index();
    if (options.fresh) {
      auto shown = shown_before(options, uuid, std::exchange(first_try, false));
      if (!shown) return fail(std::move(shown.error()));
      question.restriction.shown = std::move(*shown);
    }
    auto answer = ask(engine, question);
    if (!answer) return fail(std::move(answer.error()));
    return Answered{std::move(*answer), uuid};
  });
}

// Nothing of a --literal query has another name.
Result<AliasTable> aliases_for(const QueryOptions& options) {
  if (options.no_aliases || options.literal) return AliasTable();
  return load_aliases(options.aliases);
}

int search(const QueryOptions& options, Day today) {
  const auto aliases = aliases_for(options);
  if (!aliases) return report(aliases.error());
  auto answered = find_answer(options, *aliases, today);
  if (!answered) return report(answered.error());
  answered->answer.months = options.months;
  if (has_usual_counts(options)) keep_telling_counts(answered->answer);
  const Answer& answer = answered->answer;
  const bool relaxed = answer.relaxed != Relaxation::none;
  const bool matched = answer.matches > 0 && (!relaxed || answer.has_more_than_asked());
  const bool printed = !options.quiet && !(options.fresh && !matched);
  bool shown = false;
  if (relaxed && !options.format->for_reading) tell("newsquery: " + relaxed_line(answer) + "\n");
  if (printed) {
    const Page page = page_of(options);
    std::string text;
    if (options.explain) text = "read as: " + answer.plan + "\n\n";
    text += options.count ? fmt::format("{}\n", answer.matches)
                          : options.format->make(page)->print(answer);
    const auto taken = put(options, page, text);
    if (!taken) return report(taken.error());
    shown = *taken;
    tell_where_it_stopped(options, answer);
  }
  if (!options.plot.empty()) {
    if (const auto status = write_file(options.plot, chart_file(answer)); !status) {
      return report(status.error());
    }
  }
  // Only now: a run that is cut short, or whose reader left, shows its matches again.
  if (options.fresh && shown && !answer.stories.empty()) {
    auto added = add_seen(options.name, answered->uuid, std::move(answered->answer.stories));
    if (!added) return report(added.error());
  }
  if (answer.matches == 0) {
    advise(options, answer);
  } else {
    tell_remark(options);
  }
  return matched ? kMatched : kNothing;
}

std::string as_shown(const QueryOptions& options, const std::vector<ShownArticle>& shown,
                     const Page& page) {
  if (options.format->is_page) return print_html_articles(shown, page);
  std::string text;
  for (const auto& one : shown) {
    if (options.format->whole) {
      text += json_article(one.article);
    } else {
      text += (text.empty() ? "" : "\n\n") + print_article(one, page);
    }
  }
  return text;
}

// All of them, or none.
int show_articles(const QueryOptions& options, Day today) {
  const auto aliases = aliases_for(options);
  if (!aliases) return report(aliases.error());
  const auto question = question_of(options, *aliases, today);
  const auto shown =
      ask_engine(options.databases, [&](Engine& engine) -> Result<std::vector<ShownArticle>> {
        std::vector<ShownArticle> out;
        for (const auto& name : options.show) {
          auto one = show(engine, name, question);
          if (!one) return fail(std::move(one.error()));
          out.push_back(std::move(*one));
        }
        return out;
      });
  if (!shown) return report(shown.error());
  const Page page = page_of(options);
  const auto status = put(options, page, as_shown(options, *shown, page));
  return status ? kMatched : report(status.error());
}

int save(const QueryOptions& options, const std::vector<std::string>& arguments, Day today) {
  const auto parsed =
      parse_query(options.query, {.any = options.any, .literal = options.literal, .today = today});
  if (!parsed) return report(parsed.error());
  SavedSearch search{options.name, {}};
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--") {
      search.arguments.insert(search.arguments.end(), arguments.begin() + static_cast<long>(i),
                              arguments.end());
      break;
    }
    if (arguments[i] == "--save") {
      ++i;
    } else if (!arguments[i].starts_with("--save=")) {
      search.arguments.push_back(arguments[i]);
    }
  }
  const auto status = save_search(search);
  if (!status) return report(status.error());
  tell_remark(options);
  return kMatched;
}

int list_saved() {
  std::string text;
  for (const auto& search : list_searches()) {
    text += search.name;
    char before = 0x09;
    for (const auto& argument : search.arguments) {
      text += before + printable(argument);
      before = 0x20;
    }
    if (search.arguments.empty()) text += "\t(damaged)";
    text += '\n';
  }
  if (const auto status = write_output(text); !status) return report(status.error());
  return text.empty() ? kNothing : kMatched;
}

// The kept arguments stand before those of this call, which add to them.
Result<QueryOptions> with_saved(const QueryOptions& options,
                                const std::vector<std::string>& arguments, Day today) {
  const auto search = load_search(options.name);
  if (!search) return fail(search.error());
  std::vector<std::string> joined, words;
  bool skip = false;
  for (const auto& argument : arguments) {
    if (skip) {
      skip = false;
    } else if (argument == "--saved") {
      skip = true;
    } else if (!argument.starts_with("--saved=") && argument != "--new") {
      joined.push_back(argument);
    }
  }
  joined.insert(joined.end(), search->arguments.begin(), search->arguments.end());
  auto merged = read_options(joined, today);
  if (!merged) return merged;
  merged->name = options.name;
  merged->fresh = options.fresh;
  if (merged->fresh && !merged->limited) merged->limit = kAll;
  merged->saved = true;
  return merged;
}

}  // namespace

std::string version_text() {
  return fmt::format("newsquery {} (Xapian {})\n", kVersion, index_library_version());
}

int run_query(const std::vector<std::string>& arguments) {
  std::signal(SIGPIPE, SIG_IGN);
  const Day today = local_today();
  auto options = read_options(arguments, today);
  if (!options) return report(options.error());
  if (options->saved) {
    options = with_saved(*options, arguments, today);
    if (!options) return report(options.error());
  }
  if (options->task == Task::show || options->task == Task::search) {
    const auto other = program_for(options->databases);
    if (!other) return report(other.error());
    if (!other->empty()) return report(hand_over("newsquery", *other, arguments).error());
  }
  switch (options->task) {
    case Task::help:
    case Task::version: {
      const auto status = write_output(options->task == Task::help ? help_text() : version_text());
      return status ? kMatched : report(status.error());
    }
    case Task::generate: {
      const auto text = generated_text(options->generated);
      if (text.empty()) {
        return report({ErrorCode::usage, "--generate knows no such thing",
                       "complete-bash, complete-zsh or complete-fish"});
      }
      const auto status = write_output(text);
      return status ? kMatched : report(status.error());
    }
    case Task::show:
      return show_articles(*options, today);
    case Task::save:
      return save(*options, arguments, today);
    case Task::list_saved:
      return list_saved();
    case Task::forget: {
      const auto status = forget_search(options->name);
      return status ? kMatched : report(status.error());
    }
    case Task::search:
      return search(*options, today);
  }
  return kMatched;
}

}  // namespace news
