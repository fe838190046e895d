// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/commands/run_parse.hh"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <thread>
#include <utility>
#include <vector>

#include "common/article_json.hh"
#include "indexer/cli/inputs.hh"
#include "indexer/cli/journal.hh"
#include "indexer/pipeline/parse_file.hh"
#include "indexer/present/ordered_output.hh"
#include "indexer/read/unreadable.hh"

namespace news {
namespace {

class PrintingSink : public ArticleSink {
 public:
  PrintingSink(OrderedOutput& output, std::size_t number, const ScannedFile& file, bool verbose)
      : output_(output), number_(number), file_(file), verbose_(verbose) {}

  bool on_article(Article article) override {
    std::string line = article_json(article);
    line += '\n';
    return output_.write(number_, stdout, line);
  }

  bool on_skip(Skip skip) override {
    skipped_ |= !skip.expected;
    if (skip.hold != Hold::none)
      return output_.write(number_, stderr,
                           on_screen(held_line(file_.path, skip.member, skip.reason)));
    if (skip.expected && !verbose_) return true;
    return output_.write(number_, stderr,
                         on_screen(skip_line(file_.path, skip.member, skip.reason)));
  }

  bool skipped() const { return skipped_; }

 private:
  OrderedOutput& output_;
  std::size_t number_;
  const ScannedFile& file_;
  bool verbose_, skipped_ = false;
};

struct Run {
  const Options& options;
  const ScannedFiles& files;
  OrderedOutput output;
  std::atomic<std::size_t> next = 0;
  std::atomic<bool> skipped = false;
};

void parse_some(Run& run) {
  for (auto number = run.next++; number < run.files.size(); number = run.next++) {
    const auto file = run.files[number];
    PrintingSink sink(run.output, number, file, run.options.verbose);
    FileEnd end;
    const auto status = parse_file(file, run.options.parse, sink, &end);
    if (!status) sink.on_skip({{}, 0, status.error().message, false});
    if (!end.warning.empty() && !run.options.quiet) {
      run.output.write(number, stderr, on_screen(warning_line(file.path, end.warning)));
    }
    if (sink.skipped()) run.skipped = true;
    run.output.finish(number);
  }
}

}  // namespace

int run_parse(const Options& options) {
  std::signal(SIGPIPE, SIG_DFL);  // a reader that had enough ends us without a word
  const auto scanned = scan_inputs(options);
  if (!scanned) {
    tell(Priority::error, error_line(scanned.error()));
    return exit_status(scanned.error().code);
  }
  for (const auto& problem : scanned->problems) {
    tell(Priority::warning, skip_line(problem.path, {}, problem.reason));
  }
  if (options.verbose) {
    for (const auto& path : scanned->ignored) tell(Priority::info, ignored_line(path));
  }
  Run run{options, scanned->files, OrderedOutput{}};
  std::vector<std::thread> threads;
  const auto count = std::min<std::size_t>(options.jobs, run.files.size());
  for (std::size_t i = 1; i < count; ++i) threads.emplace_back([&run] { parse_some(run); });
  parse_some(run);
  for (auto& thread : threads) thread.join();
  if (const int error = run.output.close(); error != 0) {
    if (error == EPIPE) return 128 + SIGPIPE;
    std::fprintf(stderr, "newsindex: cannot write the output: %s\n", error_text(error).c_str());
    return exit_status(ErrorCode::io);
  }
  return run.skipped || !scanned->problems.empty() ? exit_status(ErrorCode::input) : 0;
}

}  // namespace news
