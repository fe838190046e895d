// SPDX-License-Identifier: GPL-2.0-or-later
#include <malloc.h>

#include <csignal>
#include <cstdio>
#include <exception>
#include <new>

#include "common/cluster/place.hh"
#include "common/hand_over.hh"
#include "common/lost_pages.hh"
#include "common/standard_streams.hh"
#include "indexer/cli/inputs.hh"
#include "indexer/cli/journal.hh"
#include "indexer/cli/options.hh"
#include "indexer/commands/language_table.hh"
#include "indexer/commands/maintenance.hh"
#include "indexer/commands/run_parse.hh"
#include "indexer/pipeline/run.hh"

namespace {

// The arrays in which a batch is inverted go back to the system when they are freed. Left to itself
// the C library learns to keep them, in holes that grow with the length of a run.
void give_large_arrays_back() {
#ifdef M_MMAP_THRESHOLD
  (void)mallopt(M_MMAP_THRESHOLD, 1 << 20);
#endif
}

bool needs_cluster(const news::Options& options) {
  using news::Mode;
  return news::is_cluster_place(options.db) && options.mode != Mode::print &&
         options.mode != Mode::languages && options.mode != Mode::parse;
}

int run(int argc, char** argv) {
  using news::Mode;
  const auto options = news::parse_options(argc, argv);
  if (!options) {
    news::tell(news::Priority::error, news::error_line(options.error()));
    return news::exit_status(options.error().code);
  }
  if (needs_cluster(*options)) {
    const auto why = news::hand_over("newsindex", "newsindex-cluster", {argv + 1, argv + argc});
    news::tell(news::Priority::error, news::error_line(why.error()));
    return news::exit_status(why.error().code);
  }
  switch (options->mode) {
    case Mode::print:
      return news::print_out(options->print);
    case Mode::languages:
      return news::print_out(news::language_table());
    case Mode::parse:
      return news::run_parse(*options);
    case Mode::index:
      return news::run_index(*options);
    case Mode::info:
      return news::run_info(*options);
    case Mode::verify:
      return news::run_verify(*options);
    case Mode::compact:
      return news::run_compact(*options);
    case Mode::rollback:
      return news::run_rollback(*options);
    case Mode::purge:
      return news::run_purge(*options);
  }
  return news::exit_status(news::ErrorCode::internal);
}

}  // namespace

int main(int argc, char** argv) {
  news::hold_standard_streams();
  news::tell_lost_pages("newsindex");
  give_large_arrays_back();
  std::signal(SIGXFSZ, SIG_IGN);  // a file size limit is told as a full disk is
  try {
    return run(argc, argv);
  } catch (const std::bad_alloc&) {
    std::fputs("newsindex: out of memory\n", stderr);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "newsindex: %s\n", error.what());
  }
  return news::exit_status(news::ErrorCode::internal);
}
