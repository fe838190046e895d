// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/build/run.hh"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <thread>

#include "indexer/build/change_plan.hh"
#include "indexer/build/index_files.hh"
#include "indexer/build/progress.hh"
#include "indexer/build/publisher.hh"
#include "indexer/build/stop_signal.hh"
#include "indexer/build/worker.hh"
#include "indexer/build/writable_index.hh"
#include "indexer/inputs.hh"
#include "indexer/journal.hh"
#include "indexer/read/article_id.hh"

namespace news {
namespace {

using Clock = std::chrono::steady_clock;

// A stop should take two seconds: this long of it is spent on what was read.
constexpr double kSecondsToPublish = 1.6;

std::optional<double> seconds_left_to_publish() {
  const auto passed = seconds_since_stop();
  if (!passed) return std::nullopt;
  return kSecondsToPublish - *passed;
}

// The index may stand inside an indexed folder; its own files are no articles.
void leave_out_index(ScanResult& scanned, const std::string& directory) {
  const auto inside = canonical_path(directory) + '/';
  std::erase_if(scanned.files,
                [&inside](const ScannedFile& file) { return file.canonical.starts_with(inside); });
}

std::vector<std::string> gone_paths(const Manifest& manifest,
                                    const std::vector<std::size_t>& gone) {
  std::vector<std::string> paths;
  paths.reserve(gone.size());
  for (const auto index : gone) paths.emplace_back(manifest.file(index).path);
  std::sort(paths.begin(), paths.end());
  return paths;
}

Error mass_delete(std::size_t removed, std::size_t covered) {
  return {ErrorCode::usage,
          fmt::format("refused: {} of {} articles would leave the index; nothing was removed",
                      removed, covered),
          "is a disk not mounted? --allow-mass-delete permits it, --no-delete keeps them"};
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
    const bool holds = missing && holds_below(manifest, problem.canonical);
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

void work_in_threads(RunState& state, unsigned jobs) {
  const auto count = std::min<std::size_t>(jobs, state.plan.tasks.size());
  std::vector<std::thread> threads;
  for (std::size_t i = 1; i < count; ++i) {
    try {
      threads.emplace_back([&state] { work(state); });
    } catch (const std::system_error&) {
      break;  // fewer threads do the same
    }
  }
  work(state);
  for (auto& thread : threads) thread.join();
}

struct Outcome {
  RunReport report;
  Status status;
};

class Run {
 public:
  explicit Run(const Options& options) : options_(options), signal_(watch_stop_signals()) {}

  Outcome go() {
    const auto begun = Clock::now();
    Outcome outcome;
    outcome.report.directory = options_.db;
    outcome.report.dry_run = options_.dry_run;
    outcome.status = steps(outcome.report);
    auto& skipped = outcome.report.skipped;
    std::stable_sort(skipped.begin(), skipped.end(),
                     [](const SkipLine& a, const SkipLine& b) { return a.path < b.path; });
    std::sort(outcome.report.would.begin(), outcome.report.would.end());
    outcome.report.stopped_by = signal_;
    outcome.report.seconds = std::chrono::duration<double>(Clock::now() - begun).count();
    return outcome;
  }

 private:
  Status steps(RunReport& report) {
    OpenForWriting how;
    how.wait_seconds = options_.wait_seconds;
    how.look_only = options_.dry_run;
    how.afresh = options_.rebuild;
    auto index = open_for_writing(options_.db, how);
    if (!index) return fail(index.error());
    auto scanned = scan_inputs(options_, [this] { return signal_ != 0; });
    if (!scanned) return fail(scanned.error());
    if (signal_ != 0) return {};  // half a scan: what it does not name may be there
    leave_out_index(*scanned, options_.db);
    const PlanOptions wanted{options_.checksum, options_.retry_skipped, options_.no_delete,
                             options_.rebuild};
    const auto plan = plan_changes(*scanned, index->manifest, wanted);
    report.files = scanned->files.size();
    report.ignored = scanned->ignored.size();
    report.unchanged = plan.unchanged_articles;
    report.generation = index->generation.number;
    report.articles = index->generation.live_articles();
    report.quotes = index->generation.live_quotes();
    tell_still_skipped(plan, index->manifest, report);
    // No new file, so nothing of it has moved: refuse before any work.
    const bool anything_new = std::any_of(plan.tasks.begin(), plan.tasks.end(),
                                          [](const FileTask& task) { return !task.old; });
    if (!anything_new && too_many(plan.gone_articles, plan)) {
      return fail(mass_delete(plan.gone_articles, plan.covered_articles));
    }
    return build(*index, *scanned, plan, report);
  }

  bool too_many(std::size_t removed, const ChangePlan& plan) const {
    return !options_.allow_mass_delete && is_mass_delete(removed, plan.covered_articles);
  }

  Status build(WritableIndex& index, const ScanResult& scanned, const ChangePlan& plan,
               RunReport& report) {
    const Manifest& manifest = index.manifest;
    auto problems = problem_results(scanned, plan, manifest, report);
    CopyFinder copies;
    if (!options_.rebuild && !plan.tasks.empty()) {
      add_known(copies, index.generation);
    } else if (!options_.rebuild) {
      copies.add_bridges(index.generation.bridges);
    }
    std::optional<Publisher> publisher;
    if (!options_.dry_run) {
      if (auto made = make_folder(scratch_folder(options_.db)); !made) return made;
      PublisherOptions how;
      how.directory = options_.db;
      how.afresh = options_.rebuild;
      how.segment_made = [this, &copies](const Segment& segment) {
        copies.segment_made(signatures_of(segment));
      };
      how.bridges = [&copies] { return copies.bridges(); };
      how.seconds_left = [] { return seconds_left_to_publish(); };
      publisher.emplace(std::move(how), index.generation, manifest);
      publisher->hand_over(std::move(problems));
    }
    RunState state{options_,
                   scanned,
                   plan,
                   manifest,
                   publisher ? &*publisher : nullptr,
                   signal_,
                   copies,
                   MovedArticles(manifest, plan.gone),
                   PurgedArticles(index.generation.purged),
                   0,
                   false,
                   {},
                   {},
                   std::move(report)};
    {
      const Progress progress(options_, state.next_task, plan.tasks.size());
      work_in_threads(state, options_.jobs);
    }
    copies.close();
    report = std::move(state.report);
    report.copies = copies.copies_found();
    const auto removed =
        plan.gone_articles - std::min<std::size_t>(report.moved, plan.gone_articles);
    auto status =
        state.failed ? Status(fail(state.error)) : end(index, plan, publisher, removed, report);
    if (publisher) {
      if (!status && status.error().code != ErrorCode::usage)
        sweep_after_failure(*publisher, index);
      const auto& generation = publisher->generation();
      report.generation = generation.number;
      report.articles = generation.live_articles();
      report.quotes = generation.live_quotes();
      report.published = publisher->published();
      report.left_over = publisher->left_new() + publisher->left_changed();
      report.added -= std::min(report.added, publisher->left_new());
      report.changed -= std::min(report.changed, publisher->left_changed());
      report.merge_abandoned = publisher->merge_abandoned();
    }
    return status;
  }

  std::string signatures_of(const Segment& segment) const {
    return options_.db + "/" + segment_name(segment.number) + "/signatures";
  }

  void add_known(CopyFinder& copies, const Generation& generation) const {
    copies.add_bridges(generation.bridges);
    for (const auto& segment : generation.segments) {
      copies.add_segment(signatures_of(segment), segment.dead_articles);
    }
  }

  Status end(const WritableIndex& index, const ChangePlan& plan,
             std::optional<Publisher>& publisher, std::size_t removed, RunReport& report) {
    const bool stopped = signal_ != 0;
    const bool refused = !stopped && too_many(removed, plan);
    std::vector<std::string> gone;
    if (!stopped && !refused) {
      gone = gone_paths(index.manifest, plan.gone);
      report.removed += removed;
    }
    if (!publisher) {
      for (const auto& path : gone) report.would.push_back("remove " + path);
    } else if (!(options_.rebuild && (stopped || refused))) {
      if (auto done = publisher->finish(gone); !done) return done;
      (void)remove_tree(scratch_folder(options_.db));
    }
    if (refused) return fail(mass_delete(removed, plan.covered_articles));
    return {};
  }

  void sweep_after_failure(const Publisher& publisher, const WritableIndex& index) const {
    std::vector<Generation> keep = {publisher.generation(), index.generation};
    if (index.previous) keep.push_back(*index.previous);
    sweep(options_.db, keep);
  }

  const Options& options_;
  const std::atomic<int>& signal_;
};

int tell(const Options& options, const Outcome& outcome) {
  const auto& report = outcome.report;
  if (!outcome.status) tell(Priority::error, error_line(outcome.status.error()));
  const bool ran = outcome.status || report.files > 0;
  if (ran && options.report == ReportChoice::json) {
    if (const int failed = print_out(report_json(report)); failed != 0) return failed;
  } else if (ran && options.report == ReportChoice::text) {
    tell(Priority::warning, skips_text(report, options.verbose));
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
  const auto outcome = Run(options).go();
  const int status = tell(options, outcome);
  if (outcome.report.merge_abandoned) {
    std::fflush(nullptr);
    std::_Exit(status);
  }
  return status;
}

}  // namespace news
