// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/run.hh"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>
#include <set>

#include "common/absolute_path.hh"
#include "common/terminal.hh"
#include "indexer/cli/inputs.hh"
#include "indexer/cli/journal.hh"
#include "indexer/pipeline/change_plan.hh"
#include "indexer/pipeline/make_archive.hh"
#include "indexer/pipeline/progress.hh"
#include "indexer/pipeline/removal.hh"
#include "indexer/pipeline/worker.hh"
#include "indexer/store/archive.hh"
#include "indexer/store/left_behind.hh"
#include "indexer/store/stop_signal.hh"
#include "indexer/store/writable_index.hh"

namespace news {
namespace {

using Clock = std::chrono::steady_clock;

// A stop may take two seconds, however busy the machine is. The threads have to end what they are
// at, then segments are made of what they wrote; a few syncs later all is in force.
constexpr double kSecondsToEnd = 0.8, kSecondsToSeal = 1.2;

bool threads_are_late() {
  return seconds_since_stop().value_or(0) > kSecondsToEnd;
}

// The index may stand inside an indexed folder; its own files are no articles.
void leave_out_index(ScanResult& scanned, const std::string& directory) {
  const auto inside = canonical_path(directory);
  scanned.files.keep_if([&](std::size_t i) { return !scanned.files.is_below(i, inside); });
}

std::vector<std::string> gone_paths(const Manifest& manifest,
                                    const std::vector<std::size_t>& gone) {
  std::vector<std::string> paths;
  paths.reserve(gone.size());
  for (const auto index : gone) paths.emplace_back(manifest.file(index).path);
  std::sort(paths.begin(), paths.end());
  return paths;
}

constexpr const char* kKept = "; its articles stay in the index (is a disk not mounted?)";

bool holds_below(const Manifest& manifest, const std::string& folder) {
  const auto begin = folder + '/';
  const auto first = manifest.lower_bound(begin);
  return first < manifest.size() && manifest.path(first).starts_with(begin);
}

// What the scan itself could not read, into the report and the manifest. A file among them that has
// articles keeps them.
std::vector<FileResult> problem_results(const ScanResult& scanned, const ChangePlan& plan,
                                        const Manifest& manifest, RunReport& report) {
  std::vector<FileResult> results;
  for (const auto index : plan.problems) {
    const auto& problem = scanned.problems[index];
    const auto old = manifest.find(problem.canonical);
    bool known = false;
    FileResult result{problem.canonical, {}, kFailed, {}, {{{}, problem.reason}}};
    if (old) {
      const auto skips = manifest.skips(*old);
      known = std::any_of(skips.begin(), skips.end(),
                          [&](const auto& skip) { return skip.reason == problem.reason; });
      const auto articles = manifest.file(*old).articles;
      result.articles.assign(articles.begin(), articles.end());
    }
    // A PATH that is not there is told every time: a mount may be missing.
    const bool missing = problem.reason.starts_with("no such");
    const bool holds =
        missing && (holds_below(manifest, problem.canonical) ||
                    std::binary_search(plan.turned_off.begin(), plan.turned_off.end(), index));
    report.skipped.push_back({problem.path, {}, problem.reason + (holds ? kKept : ""), known});
    if (!missing) results.push_back(std::move(result));
  }
  return results;
}

void tell_still_skipped(const ChangePlan& plan, const Manifest& manifest, RunReport& report) {
  for (const auto index : plan.still_skipped) {
    const std::string path(manifest.file(index).path);
    for (const auto& skip : manifest.skips(index)) {
      report.skipped.push_back({path, std::string(skip.member), std::string(skip.reason), true});
    }
  }
}

void tell_generation(const Generation& generation, RunReport& report) {
  report.generation = generation.number;
  report.articles = generation.live_articles();
  report.quotes = generation.live_quotes();
}

void tell_published(const Store& store, RunReport& report) {
  tell_generation(store.generation(), report);
  report.published = store.published();
  report.carried = store.carried_over();
  const auto& left = store.left();
  report.left_over = left.added + left.changed + left.moved;
  report.added -= std::min(report.added, left.added);
  report.changed -= std::min(report.changed, left.changed);
  report.moved -= std::min(report.moved, left.moved);
}

// --dry-run: as many as are counted. Of a file that is gone those that stand nowhere else, by what
// of them no other article took up; one without articles was skipped, and counts for none.
void tell_would_leave(const Manifest& manifest, const ChangePlan& plan, const Removal& removal,
                      MovedArticles& moved, RunReport& report) {
  for (const auto index : plan.gone) {
    const auto file = manifest.file(index);
    const auto left = std::count_if(
        file.articles.begin(), file.articles.end(),
        [&moved](const ArticleEntry& article) { return moved.take(article.content_hash); });
    if (file.articles.empty()) {
      report.would.push_back(fmt::format("forget {}, which was skipped", file.path));
    } else if (left > 0) {
      report.would.push_back(fmt::format("remove {}", file.path) +
                             (left > 1 ? fmt::format(" ({} articles)", left) : ""));
    }
  }
  for (const auto& path : removal.removed_from()) {
    report.would.push_back("remove an article of " + path);
  }
}

// After a failure, and a rebuild that is not put in force: what stands on disk counts, not what was
// read.
void tell_what_stands(Archive& archive, const WritableIndex& before, RunReport& report) {
  const auto now = archive.standing_now(before);
  tell_generation(now.generation, report);
  report.published = now.generation.number != before.generation.number;
  report.added = now.since.added;
  report.changed = now.since.changed;
  report.moved = now.since.moved;
  report.removed = now.since.removed;
  report.carried = report.left_over = 0;
}

struct Outcome {
  RunReport report;
  Status status;
};

class Run {
 public:
  explicit Run(Options options) : options_(std::move(options)), signal_(watch_stop_signals()) {}

  Outcome go() {
    const auto begun = Clock::now();
    Outcome outcome;
    outcome.report.directory = options_.db;
    outcome.report.dry_run = options_.dry_run;
    outcome.status = steps(outcome.report);
    auto& skipped = outcome.report.skipped;
    mark_named(skipped);
    std::stable_sort(skipped.begin(), skipped.end(),
                     [](const SkipLine& a, const SkipLine& b) { return a.path < b.path; });
    std::stable_sort(outcome.report.held.begin(), outcome.report.held.end(),
                     [](const HeldLine& a, const HeldLine& b) { return a.path < b.path; });
    std::sort(outcome.report.would.begin(), outcome.report.would.end());
    outcome.report.stopped_by = signal_;
    outcome.report.seconds = std::chrono::duration<double>(Clock::now() - begun).count();
    return outcome;
  }

  // Some go on, with what is held here: the process has to end without taking it down.
  bool threads_left() const { return left_threads_ || (store_ && store_->left_thread()); }

 private:
  void mark_named(std::vector<SkipLine>& skipped) const {
    std::set<std::string> named(options_.paths.begin(), options_.paths.end());
    for (const auto& path : options_.paths) named.insert(canonical_path(path));
    for (auto& skip : skipped) skip.named = named.contains(skip.path);
  }

  // What threads that were left behind may still look at is a member: it stays until the end.
  Status steps(RunReport& report) {
    OpenForWriting how;
    how.wait_seconds = options_.wait_seconds;
    how.look_only = options_.dry_run;
    how.afresh = options_.rebuild;
    how.must_exist = options_.paths.empty() && options_.files_from.empty();
    auto archive = make_archive(options_);
    if (!archive) return fail(archive.error());
    archive_ = std::move(*archive);
    if (no_path_is_there()) return tell_none_is_there(report);
    auto index = archive_->open(how);
    if (!index) return fail(index.error());
    index_ = std::move(*index);
    tell_generation(index_.generation, report);
    if (auto known = take_known_paths(); !known) return known;
    if (auto done = scan(); !done) return done;
    if (signal_ != 0) return {};  // half a scan: what it does not name may be there
    leave_out_index(scanned_, options_.db);
    const PlanOptions wanted{options_.checksum,
                             options_.retry_skipped,
                             options_.no_delete,
                             options_.rebuild,
                             reading_flags(options_.parse, options_.mtime_dates),
                             options_.parse.max_article_bytes};
    plan_ = plan_changes(scanned_, index_.manifest, wanted, index_.generation.links);
    report.files = scanned_.files.size();
    report.ignored = scanned_.ignored.size();
    if (options_.verbose) report.ignored_names = scanned_.ignored;
    report.unchanged = plan_.unchanged_articles;
    if (auto known = nothing_unknown(); !known) return known;
    if (!index_.purged_known) {
      report.warnings.push_back(options_.db +
                                ": what was taken out for good (--purge) cannot be read any more: "
                                "it comes back where its files still stand; take it out again");
    }
    tell_still_skipped(plan_, index_.manifest, report);
    // No new file, so nothing of it has moved: refuse before any work.
    const bool anything_new = std::any_of(plan_.tasks.begin(), plan_.tasks.end(),
                                          [](const FileTask& task) { return !task.old; });
    if (const auto refused = refusal(plan_.gone_articles); refused && !anything_new) {
      return fail(*refused);
    }
    return build(report);
  }

  // In the first run of all. A name that was mistyped makes no index.
  bool no_path_is_there() const {
    if (!archive_->is_unmade() || options_.paths.empty() || !options_.files_from.empty()) {
      return false;
    }
    return std::all_of(options_.paths.begin(), options_.paths.end(), [](const std::string& path) {
      struct stat info {};
      return path != kStandardInput && stat(path.c_str(), &info) != 0 && errno == ENOENT;
    });
  }

  Status tell_none_is_there(RunReport& report) {
    report.no_index = true;
    if (auto done = scan(); !done) return done;
    for (const auto& problem : scanned_.problems) {
      report.skipped.push_back({problem.path, {}, problem.reason, false});
    }
    return {};
  }

  // Of a rebuild those alone that are among its PATHs, there or not.
  std::vector<std::string> roots_that_stay() const {
    auto roots = index_.generation.roots;
    if (!options_.rebuild) return roots;
    std::erase_if(roots, [this](const std::string& root) {
      const auto& named = scanned_.roots;
      return std::find(named.begin(), named.end(), canonical_path(root)) == named.end();
    });
    return roots;
  }

  // A rebuild without a PATH is one of all that was indexed.
  Status take_known_paths() {
    if (!options_.rebuild || !options_.paths.empty() || !options_.files_from.empty()) return {};
    options_.paths = known_paths(index_.generation.roots, index_.generation.links, index_.manifest);
    if (!options_.paths.empty()) return {};
    return fail(ErrorCode::usage,
                "no PATH given, and the index does not tell from which folders it was made",
                "newsindex --rebuild PATH...");
  }

  // Of an index that cannot be read nothing can be carried over: then all has to be there.
  Status nothing_unknown() const {
    if (!index_.unreadable) return {};
    for (const auto number : plan_.problems) {
      const auto& problem = scanned_.problems[number];
      const auto& roots = scanned_.roots;
      if (!problem.folder &&
          std::find(roots.begin(), roots.end(), problem.canonical) == roots.end())
        continue;
      return fail(ErrorCode::usage,
                  fmt::format("refused: {}: {}, and what the index holds of it cannot be carried "
                              "over, for it cannot be read ({})",
                              problem.path, problem.reason, index_.unreadable->message),
                  "is a disk not mounted? leave out of the command what is no more");
    }
    return {};
  }

  // In a thread of its own: a folder of a server that is away may hold it up for hours.
  Status scan() {
    const auto look = [this] {
      if (auto scanned = scan_inputs(options_, [this] { return signal_ != 0; })) {
        scanned_ = std::move(*scanned);
      } else {
        scan_status_ = fail(scanned.error());
      }
    };
    left_threads_ = !run_unless_given_up(1, look, threads_are_late);
    return left_threads_ ? Status() : scan_status_;
  }

  std::optional<Error> refusal(std::uint64_t removed) const {
    return options_.allow_mass_delete ? std::nullopt : removal_refusal(plan_, removed);
  }

  // Nothing of a rebuild that was stopped is kept.
  std::optional<double> seconds_left_to_seal() const {
    const auto passed = seconds_since_stop();
    if (!passed) return std::nullopt;
    return options_.rebuild ? 0 : kSecondsToSeal - *passed;
  }

  Status build(RunReport& report) {
    auto problems = problem_results(scanned_, plan_, index_.manifest, report);
    if (!options_.rebuild) copies_.add_bridges(index_.generation.bridges);
    if (!options_.rebuild && !plan_.tasks.empty()) archive_->add_known(index_, copies_);
    if (!options_.dry_run) {
      PublisherOptions how;
      how.afresh = options_.rebuild;
      how.bridges = [this](bool with_old) {
        if (with_old) copies_.add_bridges(index_.generation.bridges);
        return copies_.bridges();
      };
      how.may_lose = [this](std::uint64_t removed) {
        const auto refused = refusal(removed);
        return refused ? Status(fail(*refused)) : Status();
      };
      how.tell_fault = [](const std::string& fault) {
        tell(Priority::error, "newsindex: " + printable(fault) + '\n');
      };
      how.seconds_left = [this] { return seconds_left_to_seal(); };
      auto store = archive_->make_store(std::move(how), index_, copies_);
      if (!store) return fail(store.error());
      store_ = std::move(*store);
      store_->hand_over(std::move(problems));
    }
    state_.reset(new RunState{options_,
                              scanned_,
                              plan_,
                              index_.manifest,
                              store_.get(),
                              signal_,
                              copies_,
                              MovedArticles(index_.manifest, plan_.gone),
                              PurgedArticles(index_.generation.purged),
                              0,
                              false,
                              {},
                              {},
                              std::move(report),
                              {}});
    work_in_threads();
    if (signal_ == 0) copies_.close();
    report = state_->take_report();
    report.copies = copies_.copies_found();
    const auto error = state_->first_error();
    auto status = error ? Status(fail(*error)) : end(state_->take_removal(), report);
    if (store_) {
      const bool came_to_nothing = options_.rebuild && !store_->published();
      const bool time_to_sweep = !threads_left() && seconds_left_to_seal().value_or(1) > 0;
      if ((!status || came_to_nothing) && time_to_sweep) {
        archive_->sweep(store_->generation(), index_);
      }
      tell_published(*store_, report);
      if (!status || came_to_nothing) tell_what_stands(*archive_, index_, report);
    }
    return status;
  }

  void work_in_threads() {
    const Progress progress(options_, state_->next_task, plan_.tasks.size());
    const auto count = std::min<std::size_t>(options_.jobs, plan_.tasks.size());
    const auto work_here = [this] { work(*state_); };
    if (count > 0 &&
        !run_unless_given_up(static_cast<unsigned>(count), work_here, threads_are_late)) {
      state_->give_up();
      left_threads_ = true;
    }
  }

  // Takes what was called back out of what this run has read (into `leaving`), and lets go of it
  // where it stands in files that have not changed, or keep what they no longer hold.
  Status call_back(const Recalls& recalls, Removal& removal, Leaving& leaving, RunReport& report) {
    if (recalls.empty()) return {};
    std::set<std::pair<std::string, std::uint64_t>> known;
    for (const auto& [path, ids] : removal.leaving().articles) {
      for (const auto id : ids) known.emplace(path, id);
    }
    for (const auto& item : recalls.found()) {
      const auto path = scanned_.files[item.scanned].canonical;
      const auto* was = article_before(path, item.id);
      if (!known.emplace(path, item.id).second) continue;
      if (was != nullptr) {
        removal.leaves(path, *was);
      } else {
        report.added -= std::min<std::uint64_t>(report.added, 1);
      }
      if (was == nullptr || options_.rebuild) leaving.called_back[path].push_back(item.id);
    }
    return call_back_unread(recalls, removal, leaving);
  }

  const ArticleEntry* article_before(const std::string& path, std::uint64_t id) const {
    const auto file = index_.manifest.find(path);
    if (!file) return nullptr;
    const auto articles = index_.manifest.file(*file).articles;
    const auto found = std::find_if(articles.begin(), articles.end(),
                                    [id](const ArticleEntry& one) { return one.id == id; });
    return found == articles.end() ? nullptr : &*found;
  }

  // Of a rebuild what its files keep, and what stands in files that it carries over.
  Status call_back_unread(const Recalls& recalls, Removal& removal, Leaving& leaving) const {
    const auto found = archive_->find_wire_items(
        index_,
        [&](std::uint64_t key, std::uint64_t version) { return recalls.hold(key, version); });
    if (!found) return fail(found.error());
    if (!*found) return {};
    const auto& is_out = *found;
    for (const auto& [article, scanned] : recalls.all_kept()) {
      if (!is_out(article)) continue;
      const auto path = scanned_.files[scanned].canonical;
      removal.leaves(path, article);
      if (options_.rebuild) leaving.called_back[path].push_back(article.id);
    }
    std::set<std::size_t> done(plan_.gone.begin(), plan_.gone.end());
    for (const auto& task : plan_.tasks) {
      if (task.old) done.insert(*task.old);
    }
    for (std::size_t i = 0; i < index_.manifest.size(); ++i) {
      if (done.contains(i)) continue;
      const auto file = index_.manifest.file(i);
      for (const auto& article : file.articles) {
        if (!is_out(article)) continue;
        const std::string path(file.path);
        removal.leaves(path, article);
        if (options_.rebuild) leaving.called_back[path].push_back(article.id);
      }
    }
    return {};
  }

  // After a stop nothing leaves: what was not read may hold it.
  Status end(Removal removal, RunReport& report) {
    const bool stopped = signal_ != 0;
    if (options_.rebuild && stopped) return {};  // nothing of it is kept
    Leaving leaving;
    if (!stopped) {
      if (auto done = call_back(state_->take_recalls(), removal, leaving, report); !done)
        return done;
    }
    const auto moved = removal.moved();
    report.added -= std::min(report.added, moved.entered);
    report.changed -= std::min(report.changed, moved.in_place);
    report.moved += moved.all();
    const auto removed = removal.articles(plan_, report.moved);
    const auto refused = stopped ? std::nullopt : refusal(removed);
    if (!store_ && !stopped && !refused) {
      tell_would_leave(index_.manifest, plan_, removal, state_->moved, report);
    }
    if (!stopped) leaving.articles = std::move(removal.leaving().articles);
    leaving.refused = refused.has_value();
    if (!stopped && !refused) {
      leaving.links = links_after(scanned_, index_.generation.links);
      leaving.roots = roots_after(scanned_, roots_that_stay());
      leaving.files = gone_paths(index_.manifest, plan_.gone);
      report.removed += removed;
    }
    if (store_ && !(options_.rebuild && refused)) {
      if (auto done = store_->finish(std::move(leaving)); !done) return done;
      if (store_->left().removals) report.removed -= removed;
      if (!threads_left() && seconds_left_to_seal().value_or(1) > 0) {
        archive_->tidy();
      }
    }
    if (refused) return fail(*refused);
    return {};
  }

  Options options_;
  const std::atomic<int>& signal_;
  std::unique_ptr<Archive> archive_;
  WritableIndex index_;
  ScanResult scanned_;
  Status scan_status_;
  ChangePlan plan_;
  CopyFinder copies_;
  std::unique_ptr<Store> store_;  // none: --dry-run
  std::unique_ptr<RunState> state_;
  bool left_threads_ = false;
};

int tell(const Options& options, const Outcome& outcome) {
  const auto& report = outcome.report;
  if (!outcome.status) tell(Priority::error, error_line(outcome.status.error()));
  const bool ran = outcome.status || report.files > 0;
  if (ran && options.report == ReportChoice::json) {
    if (const int failed = print_out(report_json(report)); failed != 0) return failed;
  } else if (ran && options.report == ReportChoice::text) {
    tell(Priority::warning, skips_text(report, options.verbose, options.quiet));
    tell(Priority::info, report_text(report, options.quiet));
  }
  const bool waited = !outcome.status && outcome.status.error().code == ErrorCode::locked;
  if (!outcome.status && !(waited && report.stopped_by != 0)) {
    return exit_status(outcome.status.error().code);
  }
  if (report.stopped_by != 0) return 128 + report.stopped_by;
  return report.newly_skipped() > 0 ? exit_status(ErrorCode::input) : 0;
}

}  // namespace

int run_index(const Options& options) {
  Run run(options);
  const auto outcome = run.go();
  const int status = tell(options, outcome);
  // After a stop no time is spent on taking things down.
  if (run.threads_left() || outcome.report.stopped_by != 0) {
    std::fflush(nullptr);
    std::_Exit(status);
  }
  return status;
}

}  // namespace news
