// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/cli/options.hh"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <new>
#include <thread>
#include <utility>

#include "common/cli/option_info.hh"
#include "common/cluster/place.hh"
#include "common/index_library.hh"
#include "common/nearest_name.hh"
#include "common/settings.hh"
#include "common/user_directories.hh"
#include "common/version.hh"

namespace news {
namespace {

// A setter returns what a good value looks like; empty: this one is good.
using Setter = std::string (*)(Options&, const std::string&);

struct IndexOption {
  OptionInfo info;
  Setter set;
  bool configured = true;  // may stand in the configuration file
};

std::string set_mode(Options& options, Mode mode) {
  if (options.mode != Mode::index && options.mode != mode)
    return "only one of --parse, --info, "
           "--verify, --compact, --rollback, --purge";
  options.mode = mode;
  return {};
}

// 4096, 64K, 32M, 1G (powers of 1024).
std::string set_max_size(Options& options, const std::string& text) {
  std::size_t size = 0;
  const char* end = text.data() + text.size();
  auto [rest, error] = std::from_chars(text.data(), end, size);
  unsigned shift = 0;
  if (error == std::errc() && rest + 1 == end) {
    const auto unit = std::string_view("KMGkmg").find(*rest);
    if (unit != std::string_view::npos) {
      shift = 10 * (static_cast<unsigned>(unit) % 3 + 1);
      ++rest;
    }
  }
  if (error != std::errc() || rest != end || size == 0 || size > (std::size_t{1} << 40 >> shift))
    return "a number of bytes, such as 33554432 or 32M";
  options.parse.max_article_bytes = size << shift;
  return {};
}

std::string set_jobs(Options& options, const std::string& text) {
  unsigned jobs = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), jobs);
  if (error != std::errc() || rest != text.data() + text.size() || jobs == 0 || jobs > 1024)
    return "a number of threads from 1 to 1024";
  options.jobs = jobs;
  return {};
}

std::string set_origin(Options& options, const std::string& text) {
  if (!is_origin_name(text)) {
    return "a name of small letters, digits, '-', '_' and '.', that begins with one of the first "
           "two";
  }
  options.origin = text;
  return {};
}

template <unsigned kLeast>
bool is_count(const std::string& text, unsigned& count) {
  const auto* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, count);
  return error == std::errc() && rest == end && count >= kLeast && count <= 1000;
}

std::string set_shards(Options& options, const std::string& text) {
  return is_count<1>(text, options.shards) ? "" : "a number from 1 to 1000";
}

std::string set_replicas(Options& options, const std::string& text) {
  unsigned count = 0;
  if (!is_count<0>(text, count)) return "a number from 0 to 1000";
  options.replicas = count;
  return {};
}

std::string set_wait(Options& options, const std::string& text) {
  double seconds = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc() || rest != text.data() + text.size() || !(seconds >= 0) ||
      !std::isfinite(seconds))
    return "a number of seconds, 0 or more";
  options.wait_seconds = seconds;
  return {};
}

template <class Value>
struct Choice {
  std::string_view name;
  Value value;
};
constexpr Choice<ProgressChoice> kProgress[] = {{"auto", ProgressChoice::automatic},
                                                {"always", ProgressChoice::always},
                                                {"never", ProgressChoice::never}};
constexpr Choice<ReportChoice> kReports[] = {
    {"text", ReportChoice::text}, {"json", ReportChoice::json}, {"none", ReportChoice::none}};

template <const auto& kRows>
ChoiceNames names() {
  ChoiceNames out;
  for (const auto& row : kRows) out.push_back(row.name);
  return out;
}

template <std::string_view (*kText)(Format)>
ChoiceNames input_formats() {
  ChoiceNames out;
  for (const Format format : all_formats()) out.push_back(kText(format));
  return out;
}

// "auto, always or never".
std::string one_of(ChoiceNames (*choices)()) {
  OptionInfo listed;
  listed.help = "{}";
  listed.choices = choices;
  return option_help(listed);
}

std::string set_format(Options& options, const std::string& text) {
  return find_format(text, options.parse.format) ? "" : one_of(input_formats<format_name>);
}

template <auto Member, const auto& kRows>
std::string set_choice(Options& options, const std::string& text) {
  for (const auto& row : kRows) {
    if (row.name != text) continue;
    options.*Member = row.value;
    return {};
  }
  return one_of(names<kRows>);
}

template <auto Member>
std::string set_true(Options& options, const std::string&) {
  options.*Member = true;
  return {};
}

template <auto Member>
std::string set_text(Options& options, const std::string& text) {
  if (text.empty()) return "a value that is not empty";
  options.*Member = text;
  return {};
}

template <auto Member>
std::string add_text(Options& options, const std::string& text) {
  if (text.empty()) return "a value that is not empty";
  (options.*Member).push_back(text);
  return {};
}

template <Mode kMode>
std::string set_mode_to(Options& options, const std::string&) {
  return set_mode(options, kMode);
}

std::string set_purge(Options& options, const std::string& text) {
  options.purge.push_back(text);
  return set_mode(options, Mode::purge);
}

using enum OptionValue;

constexpr std::string_view kToDo = "What to do (default: bring the index up to date)";
constexpr std::string_view kFromInto = "Input and index";
constexpr std::string_view kChanged = "What to change";
constexpr std::string_view kTold = "Run, output and help";

// A new option is a row, a member of Options, and a line of the manual.
constexpr IndexOption kOptions[] = {
    {.info = {.name = "parse",
              .group = kToDo,
              .help = "print one JSON object per article; touch no index"},
     .set = set_mode_to<Mode::parse>,
     .configured = false},
    {.info = {.name = "info", .group = kToDo, .help = "report what the index holds"},
     .set = set_mode_to<Mode::info>,
     .configured = false},
    {.info = {.name = "verify", .group = kToDo, .help = "check every page of the index"},
     .set = set_mode_to<Mode::verify>,
     .configured = false},
    {.info = {.name = "compact", .group = kToDo, .help = "merge all segments into one"},
     .set = set_mode_to<Mode::compact>,
     .configured = false},
    {.info = {.name = "rebuild",
              .group = kToDo,
              .help = "build a new index beside the live one, then swap"},
     .set = set_true<&Options::rebuild>,
     .configured = false},
    {.info = {.name = "rollback", .group = kToDo, .help = "go back to the previous generation"},
     .set = set_mode_to<Mode::rollback>,
     .configured = false},
    {.info = {.name = "purge",
              .value = one,
              .value_name = "ARTICLE",
              .group = kToDo,
              .help = "remove an article for good (id, path, path[member] or URL); repeatable",
              .completes = Completes::file,
              .repeatable = true},
     .set = set_purge,
     .configured = false},
    {.info = {.name = "all",
              .group = kToDo,
              .help = "with --purge: every article that the name fits"},
     .set = set_true<&Options::all>,
     .configured = false},
    {.info = {.name = "dry-run", .group = kToDo, .help = "report what would change; write nothing"},
     .set = set_true<&Options::dry_run>,
     .configured = false},
    {.info = {.name = "db",
              .value = one,
              .value_name = "DIR",
              .group = kFromInto,
              .help = "the folder of the index, or an archive on a cluster",
              .completes = Completes::directory},
     .set = set_text<&Options::db>},
    {.info = {.name = "origin",
              .value = one,
              .value_name = "NAME",
              .group = kFromInto,
              .help = "on a cluster: who writes these articles (default: this host)"},
     .set = set_origin},
    {.info = {.name = "shards",
              .value = one,
              .value_name = "N",
              .group = kFromInto,
              .help = "on a cluster: parts of what is made anew (default 1)"},
     .set = set_shards},
    {.info = {.name = "replicas",
              .value = one,
              .value_name = "N",
              .group = kFromInto,
              .help = "on a cluster: copies of each part (default 1)"},
     .set = set_replicas},
    {.info = {.name = "files-from",
              .value = one,
              .value_name = "FILE",
              .group = kFromInto,
              .help = "read paths from FILE, one per line; - is standard input",
              .completes = Completes::file},
     .set = set_text<&Options::files_from>},
    {.info = {.name = "from0", .group = kFromInto, .help = "the paths of --files-from end in NUL"},
     .set = set_true<&Options::from0>},
    {.info = {.name = "format",
              .value = one,
              .value_name = "F",
              .group = kFromInto,
              .help = "{} (default: auto)",
              .choices = input_formats<format_name>,
              .choice_help = input_formats<format_help>,
              .completes = Completes::choices},
     .set = set_format},
    {.info = {.name = "max-size",
              .value = one,
              .value_name = "BYTES",
              .group = kFromInto,
              .help = "largest article to read, decompressed (32M)"},
     .set = set_max_size},
    {.info = {.name = "exclude",
              .value = one,
              .value_name = "GLOB",
              .group = kFromInto,
              .help = "leave out files and folders of this name; repeatable",
              .repeatable = true},
     .set = add_text<&Options::exclude>},
    {.info = {.name = "mtime-dates",
              .group = kFromInto,
              .help = "give undated articles the date of their file"},
     .set = set_true<&Options::mtime_dates>},
    {.info = {.name = "checksum",
              .group = kChanged,
              .help = "detect changes by content, not by size and time"},
     .set = set_true<&Options::checksum>},
    {.info = {.name = "retry-skipped", .group = kChanged, .help = "retry what was skipped before"},
     .set = set_true<&Options::retry_skipped>},
    {.info = {.name = "no-delete",
              .group = kChanged,
              .help = "keep articles that are gone from files and feeds"},
     .set = set_true<&Options::no_delete>},
    {.info = {.name = "allow-mass-delete",
              .group = kChanged,
              .help = "permit removing more than a fifth of the articles"},
     .set = set_true<&Options::allow_mass_delete>},
    {.info = {.name = "wait",
              .value = one,
              .value_name = "SECS",
              .group = kTold,
              .help = "wait for another writer to finish"},
     .set = set_wait},
    {.info = {.name = "jobs",
              .value = one,
              .value_name = "N",
              .group = kTold,
              .help = "number of threads (default: all cores)"},
     .set = set_jobs},
    {.info = {.name = "progress",
              .value = one,
              .value_name = "WHEN",
              .group = kTold,
              .help = "auto (default), always or never",
              .choices = names<kProgress>,
              .completes = Completes::choices},
     .set = set_choice<&Options::progress, kProgress>},
    {.info = {.name = "report",
              .value = one,
              .value_name = "FORM",
              .group = kTold,
              .help = "summary at the end: text (default), json or none",
              .choices = names<kReports>,
              .completes = Completes::choices},
     .set = set_choice<&Options::report, kReports>},
    {.info = {.name = "quiet", .letter = 'q', .group = kTold, .help = "print only errors"},
     .set = set_true<&Options::quiet>},
    {.info =
         {.name = "verbose", .letter = 'v', .group = kTold, .help = "also name what is ignored"},
     .set = set_true<&Options::verbose>},
};

// What CLI11 answers by itself, and where the defaults stand.
constexpr OptionInfo kConfig{.name = "config",
                             .value = one,
                             .value_name = "FILE",
                             .group = kFromInto,
                             .help = "defaults for these options",
                             .completes = Completes::file};
constexpr OptionInfo kHelp{
    .name = "help", .letter = 'h', .group = kTold, .help = "print this text"};
constexpr OptionInfo kVersionOption{.name = "version",
                                    .letter = 'V',
                                    .group = kTold,
                                    .help = "print the versions of newsindex and Xapian"};

// For packagers: complete-bash, complete-zsh, complete-fish; for the manual: languages. In no help.
constexpr std::string_view kGenerate = "--generate", kComplete = "complete-",
                           kLanguageTable = "languages";

constexpr std::string_view kExamples =
    R"(Read news articles into a full-text index, and keep it up to date.

  newsindex ~/articles                  index a folder; again: only what changed
  newsindex -q --wait 600 /srv/archive  for cron: quiet when all is well
  newsindex --dry-run ~/articles        what would a run do?
  newsindex --parse page.html           the fields of one article as JSON
  find . -newer stamp | newsindex --no-delete --files-from -

Usage: newsindex [OPTIONS] PATH...    files and folders, read to the bottom
)";

constexpr std::string_view kStatuses = R"(
Exit status: 0 all done, 1 done but some inputs were newly skipped (each is
named), 2 wrong command line, or the run was refused, 3 index missing, damaged
or foreign, 4 index of another release, 69 a cluster does not answer, 74 I/O
error or disk full, 75 another writer holds the lock, 77 a cluster does not let
this user write, 130 and 143 stopped by a signal after a clean commit.
newsindex(1) has it all.
)";

std::string help_text() {
  std::vector<OptionInfo> all;
  for (const auto& option : kOptions) all.push_back(option.info);
  all.insert(all.end(), {kConfig, kHelp, kVersionOption});
  std::string out(kExamples);
  for (const auto group : {kToDo, kFromInto, kChanged, kTold}) {
    out += fmt::format("\n{}:\n", group);
    for (const auto& option : all) {
      if (option.group == group) out += help_row(option_names(option), option_help(option));
    }
  }
  return out + std::string(kStatuses);
}

// As CLI11 takes it: "-q,--quiet".
std::string cli_names(const OptionInfo& option) {
  return option.letter == '\0' ? fmt::format("--{}", option.name)
                               : fmt::format("-{},--{}", option.letter, option.name);
}

// "did you mean --parse?", or where to look.
std::string hint_for(const std::string& given) {
  std::string_view name = std::string_view(given).substr(0, given.find('='));
  name.remove_prefix(std::min(name.find_first_not_of('-'), name.size()));
  NearestName nearest(name);
  for (const auto& option : kOptions) nearest.offer(option.info.name);
  if (nearest.best().empty()) return "see newsindex --help";
  return "did you mean --" + std::string(nearest.best()) + "?";
}

// What the command line gave.
using Given = std::vector<std::pair<const IndexOption*, std::string>>;

void register_option(CLI::App& app, const IndexOption& option, Given& given) {
  const std::string group(option.info.group), help = option_help(option.info);
  if (option.info.value == OptionValue::none) {
    app.add_flag_callback(
           cli_names(option.info), [&option, &given] { given.emplace_back(&option, ""); }, help)
        ->group(group);
    return;
  }
  const auto each = [&option, &given](const std::vector<std::string>& values) {
    for (const auto& value : values) given.emplace_back(&option, value);
  };
  app.add_option_function<std::vector<std::string>>(cli_names(option.info), each, help)
      ->type_name(std::string(option.info.value_name))
      ->group(group)
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->allow_extra_args(false);
}

Status take(const Given& given, Options& options) {
  for (const auto& [option, value] : given) {
    const auto wanted = option->set(options, value);
    if (wanted.empty()) continue;
    const auto name = option->info.name;
    return fail(ErrorCode::usage,
                option->info.value == OptionValue::none
                    ? fmt::format("--{}: {}", name, wanted)
                    : fmt::format("--{} takes {}, not '{}'", name, wanted, value),
                "see newsindex --help");
  }
  return {};
}

// The option that a key of the configuration sets; nullptr: none. What a run does is not for a file
// to say.
const IndexOption* configured(std::string_view key) {
  for (const auto& option : kOptions) {
    if (option.configured && option.info.name == key) return &option;
  }
  return nullptr;
}

// The environment goes before the file, the command line before both.
Status configure(const std::string& named, Options& options) {
  const auto settings = read_settings(named, "newsindex");
  if (!settings) return fail(settings.error());
  const char* environment = std::getenv("NEWSINDEX_DB");
  for (const auto& [entry, path] : *settings) {
    const auto& [section, key, values, line] = entry;
    const IndexOption* option = configured(key);
    const auto refuse = [&path = path, number = line](const std::string& what,
                                                      const std::string& hint) {
      return fail(ErrorCode::usage, fmt::format("{}:{}: {}", path, number, what), hint);
    };
    if (option == nullptr) {
      return refuse(fmt::format("newsindex has no setting {}", key), hint_for("--" + key));
    }
    if (key == "db" && environment != nullptr && *environment != '\0') continue;
    for (const auto& value : values) {
      const bool flag = option->info.value == OptionValue::none;
      if (flag && value == "false") continue;
      const auto wanted =
          flag && value != "true" ? "true or false" : option->set(options, flag ? "" : value);
      if (!wanted.empty()) {
        return refuse(fmt::format("{} takes {}, not '{}'", key, wanted, value),
                      "see newsindex --help");
      }
    }
  }
  return {};
}

tl::unexpected<Error> cli_error(const CLI::App& app, const CLI::ParseError& error) {
  for (const auto& extra : app.remaining()) {
    if (extra.size() > 1 && extra[0] == '-') {
      return fail(ErrorCode::usage, fmt::format("unknown option {}", extra), hint_for(extra));
    }
  }
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) !=
      nullptr) {  // "--format: 1 required ..."
    const std::string_view what = error.what();
    return fail(ErrorCode::usage, fmt::format("{} needs a value", what.substr(0, what.find(':'))),
                "see newsindex --help");
  }
  return fail(ErrorCode::usage, error.what(), "see newsindex --help");
}

std::string generated_text(std::string_view what) {
  if (!what.starts_with(kComplete)) return {};
  Completed completed{"newsindex", {}, {}};
  for (const auto& option : kOptions) completed.options.push_back(option.info);
  completed.options.insert(completed.options.end(), {kConfig, kHelp, kVersionOption});
  return completion_script(what.substr(kComplete.size()), completed);
}

Status check(const Options& options) {
  const bool takes_paths = options.mode == Mode::index || options.mode == Mode::parse;
  const bool knows_paths = options.mode == Mode::index && options.rebuild;
  if (takes_paths && !knows_paths && options.paths.empty() && options.files_from.empty()) {
    return fail(ErrorCode::usage, "no PATH given",
                "name a file or a folder, or use --files-from FILE");
  }
  if (!takes_paths && !(options.paths.empty() && options.files_from.empty())) {
    return fail(ErrorCode::usage,
                fmt::format("unexpected argument {}",
                            options.paths.empty() ? "--files-from" : options.paths[0]),
                "this mode takes no PATH");
  }
  if (options.from0 && options.files_from.empty()) {
    return fail(ErrorCode::usage, "--from0 without --files-from", "add --files-from FILE");
  }
  if (options.all && options.mode != Mode::purge) {
    return fail(ErrorCode::usage, "--all without --purge", "newsindex --purge FILE --all");
  }
  const bool of_cluster = !options.origin.empty() || options.shards > 0 || options.replicas;
  if (of_cluster && !is_cluster_place(options.db)) {
    return fail(ErrorCode::usage,
                "--origin, --shards and --replicas are for an archive on a cluster",
                "name it: --db opensearch+https://HOST:9200/ARCHIVE");
  }
  for (const auto& path : options.paths) {
    if (path.empty()) return fail(ErrorCode::usage, "an empty PATH", "name a file or a folder");
  }
  return {};
}

}  // namespace

Result<Options> parse_options(int argc, const char* const* argv) {
  Options options;
  if (argc == 3 && argv[1] == kGenerate) {
    options.mode = argv[2] == kLanguageTable ? Mode::languages : Mode::print;
    if (options.mode == Mode::languages) return options;
    options.print = generated_text(argv[2]);
    if (!options.print.empty()) return options;
    return fail(ErrorCode::usage, "--generate knows no such thing",
                "complete-bash, complete-zsh or complete-fish; languages");
  }
  options.jobs = std::max(1U, std::thread::hardware_concurrency());
  Given given;
  std::string config;
  CLI::App app{"", "newsindex"};
  app.add_option("PATH", options.paths, "files and folders (recursive)")->type_name("");
  for (const auto& option : kOptions) register_option(app, option, given);
  app.add_option(cli_names(kConfig), config, std::string(kConfig.help))
      ->type_name(std::string(kConfig.value_name));
  const auto version = fmt::format("newsindex {} (Xapian {})\n", kVersion, index_library_version());
  app.set_version_flag(cli_names(kVersionOption), version, std::string(kVersionOption.help));
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    options.mode = Mode::print;
    options.print = help_text();
    return options;
  } catch (const CLI::CallForVersion&) {
    options.mode = Mode::print;
    options.print = version;
    return options;
  } catch (const CLI::ParseError& error) {
    return cli_error(app, error);
  } catch (const std::bad_alloc&) {
    throw;  // no fault of the command line's
  } catch (const std::exception& error) {
    return fail(ErrorCode::usage, error.what(), "see newsindex --help");
  }
  if (auto status = configure(config, options); !status) return fail(status.error());
  if (auto status = take(given, options); !status) return fail(status.error());
  if (options.db.empty()) options.db = default_index_directory();
  if (options.db.empty() && options.mode != Mode::parse)
    return fail(ErrorCode::usage, kNoIndexNamed, kNameIndex);
  if (auto status = check(options); !status) return fail(status.error());
  return options;
}

}  // namespace news
