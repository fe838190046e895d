// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/cli/options.hh"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <new>
#include <span>
#include <thread>
#include <utility>

#include "common/config_file.hh"
#include "common/index_library.hh"
#include "common/nearest_name.hh"
#include "common/user_directories.hh"
#include "common/version.hh"

namespace news {
namespace {

// A setter returns what a good value looks like; empty: this one is good.
using Setter = std::string (*)(Options&, const std::string&);

struct Entry {
  const char* names;
  const char* value;  // what help calls its value; nullptr: a switch
  Setter set;
  const char* help;
};

// A heading of --help and the options below it.
struct Group {
  const char* name;
  std::span<const Entry> entries;
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

std::string set_wait(Options& options, const std::string& text) {
  double seconds = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc() || rest != text.data() + text.size() || !(seconds >= 0) ||
      !std::isfinite(seconds))
    return "a number of seconds, 0 or more";
  options.wait_seconds = seconds;
  return {};
}

std::string set_format(Options& options, const std::string& text) {
  return find_format(text, options.parse.format)
             ? ""
             : "auto, text, html, json, jsonl, nitf, newsml, ninjs, rss, warc or reuters";
}

std::string set_progress(Options& options, const std::string& text) {
  if (text == "auto")
    options.progress = ProgressChoice::automatic;
  else if (text == "always")
    options.progress = ProgressChoice::always;
  else if (text == "never")
    options.progress = ProgressChoice::never;
  else
    return "auto, always or never";
  return {};
}

std::string set_report(Options& options, const std::string& text) {
  if (text == "text")
    options.report = ReportChoice::text;
  else if (text == "json")
    options.report = ReportChoice::json;
  else if (text == "none")
    options.report = ReportChoice::none;
  else
    return "text, json or none";
  return {};
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

constexpr Entry kTasks[] = {
    {"--parse", nullptr, set_mode_to<Mode::parse>, "print one JSON object an article; no index"},
    {"--info", nullptr, set_mode_to<Mode::info>, "tell what the index holds"},
    {"--verify", nullptr, set_mode_to<Mode::verify>, "check the index, page by page"},
    {"--compact", nullptr, set_mode_to<Mode::compact>, "merge all segments into one"},
    {"--rebuild", nullptr, set_true<&Options::rebuild>,
     "build afresh beside the live index, then swap"},
    {"--rollback", nullptr, set_mode_to<Mode::rollback>, "back to the generation before"},
    {"--purge", "ID-or-PATH", set_purge, "take an article down for good; repeatable"},
    {"--dry-run", nullptr, set_true<&Options::dry_run>, "tell what would change; write nothing"},
};

constexpr Entry kInputs[] = {
    {"--db", "DIR", set_text<&Options::db>, "the index directory"},
    {"--files-from", "FILE", set_text<&Options::files_from>,
     "read PATHs from FILE, one a line; - is standard input"},
    {"--from0", nullptr, set_true<&Options::from0>, "the PATHs of --files-from end in NUL"},
    {"--format", "F", set_format,
     "auto (default), text, html, json, jsonl, nitf, newsml, ninjs, rss, warc, reuters"},
    {"--max-size", "BYTES", set_max_size, "cap on one article, decompressed (default 32M)"},
    {"--exclude", "GLOB", add_text<&Options::exclude>,
     "leave out files and folders of this name; repeatable"},
    {"--mtime-dates", nullptr, set_true<&Options::mtime_dates>,
     "undated articles get their file's date"},
};

constexpr Entry kChanges[] = {
    {"--checksum", nullptr, set_true<&Options::checksum>,
     "find changed files by content, not by time"},
    {"--retry-skipped", nullptr, set_true<&Options::retry_skipped>,
     "try again what was skipped before"},
    {"--no-delete", nullptr, set_true<&Options::no_delete>, "keep articles whose file is gone"},
    {"--allow-mass-delete", nullptr, set_true<&Options::allow_mass_delete>,
     "permit a run that removes very many"},
    {"--wait", "SECS", set_wait, "wait for another writer's lock"},
    {"--jobs", "N", set_jobs, "threads (default: the cores)"},
};

constexpr Entry kTelling[] = {
    {"--progress", "WHEN", set_progress, "auto (default), always or never"},
    {"--report", "FORM", set_report, "summary at the end: text (default), json or none"},
    {"-q,--quiet", nullptr, set_true<&Options::quiet>, "errors only"},
    {"-v,--verbose", nullptr, set_true<&Options::verbose>, "name what is ignored, too"},
};

constexpr Group kGroups[] = {
    {"What to do (by default: bring the index up to date)", kTasks},
    {"From what, into what", kInputs},
    {"What changed", kChanges},
    {"What is told", kTelling},
};

constexpr const char* kExamples =
    R"(Read news articles into a full-text index, and keep it up to date.

  newsindex ~/articles                     index a folder; again: only what is new or changed
  newsindex -q --wait 600 /srv/articles    the line for cron: quiet when all is well
  newsindex --dry-run ~/articles           what would a run do?
  newsindex --parse page.html              the fields of one article as JSON; no index
  find . -newer stamp | newsindex --files-from -
)";

constexpr const char* kStatuses =
    R"(Exit status: 0 all done, 1 done but some inputs were newly skipped (each is named), 2 wrong usage
or refused, 3 the index is missing, damaged or foreign, 4 it is of another release, 74 I/O error or
disk full, 75 another writer holds the lock, 130 and 143 stopped by a signal after a clean commit.
newsindex(1) has it all.)";

// "--jobs" of "-j,--jobs".
std::string_view long_name(std::string_view names) {
  return names.substr(names.find("--"));
}

// "did you mean --parse?", or where to look.
std::string hint_for(const std::string& given) {
  std::string_view name = std::string_view(given).substr(0, given.find('='));
  name.remove_prefix(std::min(name.find_first_not_of('-'), name.size()));
  NearestName nearest(name);
  for (const auto& group : kGroups) {
    for (const auto& entry : group.entries) nearest.offer(long_name(entry.names).substr(2));
  }
  if (nearest.best().empty()) return "see newsindex --help";
  return "did you mean --" + std::string(nearest.best()) + "?";
}

// What the command line gave.
using Given = std::vector<std::pair<const Entry*, std::string>>;

void register_option(CLI::App& app, const char* group, const Entry& entry, Given& given) {
  if (entry.value == nullptr) {
    app.add_flag_callback(
           entry.names, [&entry, &given] { given.emplace_back(&entry, ""); }, entry.help)
        ->group(group);
    return;
  }
  const auto each = [&entry, &given](const std::vector<std::string>& values) {
    for (const auto& value : values) given.emplace_back(&entry, value);
  };
  app.add_option_function<std::vector<std::string>>(entry.names, each, entry.help)
      ->type_name(entry.value)
      ->group(group)
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->allow_extra_args(false);
}

Status take(const Given& given, Options& options) {
  for (const auto& [entry, value] : given) {
    const auto wanted = entry->set(options, value);
    if (wanted.empty()) continue;
    const auto name = long_name(entry->names);
    return fail(ErrorCode::usage,
                entry->value == nullptr ? fmt::format("{}: {}", name, wanted)
                                        : fmt::format("{} takes {}, not '{}'", name, wanted, value),
                "see newsindex --help");
  }
  return {};
}

// The option that a key of the configuration sets; nullptr: none. What a run does is not for a file
// to say.
const Entry* configured(std::string_view key) {
  for (const auto& group : kGroups) {
    if (group.entries.data() == std::data(kTasks)) continue;
    for (const auto& entry : group.entries) {
      if (long_name(entry.names).substr(2) == key) return &entry;
    }
  }
  return nullptr;
}

// The environment goes before the file, the command line before both.
Status configure(const std::string& named, Options& options) {
  const std::string path = named.empty() ? default_config_file() : named;
  const auto entries = read_config_file(path, !named.empty());
  if (!entries) return fail(entries.error());
  const char* environment = std::getenv("NEWSINDEX_DB");
  for (const auto& [section, key, values, line] : *entries) {
    if (section == "newsquery") continue;
    const Entry* entry = configured(key);
    const auto refuse = [&, number = line](const std::string& what, const std::string& hint) {
      return fail(ErrorCode::usage, fmt::format("{}:{}: {}", path, number, what), hint);
    };
    if (entry == nullptr) {
      return refuse(fmt::format("newsindex has no setting {}", key), hint_for("--" + key));
    }
    if (key == "db" && environment != nullptr && *environment != '\0') continue;
    for (const auto& value : values) {
      const bool flag = entry->value == nullptr;
      if (flag && value == "false") continue;
      const auto wanted =
          flag && value != "true" ? "true or false" : entry->set(options, flag ? "" : value);
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

Status check(const Options& options) {
  const bool takes_paths = options.mode == Mode::index || options.mode == Mode::parse;
  if (takes_paths && options.paths.empty() && options.files_from.empty()) {
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
  for (const auto& path : options.paths) {
    if (path.empty()) return fail(ErrorCode::usage, "an empty PATH", "name a file or a folder");
  }
  return {};
}

}  // namespace

Result<Options> parse_options(int argc, const char* const* argv) {
  Options options;
  options.jobs = std::max(1U, std::thread::hardware_concurrency());
  Given given;
  std::string config;
  CLI::App app{kExamples, "newsindex"};
  app.footer(kStatuses);
  app.add_option("PATH", options.paths, "files and folders (recursive)")->type_name("");
  for (const auto& group : kGroups) {
    for (const auto& entry : group.entries) register_option(app, group.name, entry, given);
  }
  app.add_option("--config", config, "defaults for these options")->type_name("FILE");
  const auto version = fmt::format("newsindex {} (Xapian {})\n", kVersion, index_library_version());
  app.set_version_flag("-V,--version", version, "the release, and that of Xapian");
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    options.mode = Mode::print;
    options.print = app.help();
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
