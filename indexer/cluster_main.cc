// SPDX-License-Identifier: GPL-2.0-or-later
// newsindex-cluster: what newsindex becomes when --db names an archive on a cluster. It is no
// command of its own, and prints as newsindex.
#include <malloc.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>
#include <string>

#include "common/cluster/curl_transport.hh"
#include "common/cluster/place.hh"
#include "common/lost_pages.hh"
#include "common/standard_streams.hh"
#include "indexer/cli/inputs.hh"
#include "indexer/cli/journal.hh"
#include "indexer/cli/options.hh"
#include "indexer/cluster/archive.hh"
#include "indexer/cluster/errands.hh"
#include "indexer/cluster/purge.hh"
#include "indexer/pipeline/make_archive.hh"
#include "indexer/pipeline/run.hh"

namespace news {
namespace {

constexpr unsigned kLongestPatience = 86'400;

// $NEWSINDEX_DB_PATIENCE, seconds.
Result<double> patience() {
  const char* text = std::getenv("NEWSINDEX_DB_PATIENCE");
  if (text == nullptr || *text == '\0') return ClusterTarget().patience;
  const std::string_view given(text);
  unsigned seconds = 0;
  const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), seconds);
  if (error != std::errc() || end != given.data() + given.size() || seconds > kLongestPatience) {
    return fail(ErrorCode::usage, "NEWSINDEX_DB_PATIENCE is no number of seconds");
  }
  return seconds;
}

Result<std::unique_ptr<ClusterArchive>> open_cluster(const Options& options) {
  const auto place = parse_cluster_place(options.db);
  if (!place) return fail(place.error());
  const auto seconds = patience();
  if (!seconds) return fail(seconds.error());
  std::array<char, 256> host{};
  if (options.origin.empty()) (void)gethostname(host.data(), host.size() - 1);
  ClusterTarget target;
  target.place = options.db;
  target.names = {place->archive,
                  options.origin.empty() ? origin_from(host.data()) : options.origin};
  if (options.shards > 0) target.shards = options.shards;
  target.replicas = options.replicas.value_or(target.replicas);
  target.patience = *seconds;
  return std::make_unique<ClusterArchive>([place = *place] { return make_curl_transport(place); },
                                          std::move(target));
}

int tell_end(const Status& done, const Options& options, const std::string& words) {
  if (!done) {
    tell(Priority::error, error_line(done.error()));
    return exit_status(done.error().code);
  }
  if (!options.quiet && !words.empty()) tell(Priority::info, "newsindex: " + words + '\n');
  return 0;
}

int run_errand(const Options& options) {
  auto archive = open_cluster(options);
  if (!archive) return tell_end(fail(archive.error()), options, {});
  const auto told = [](const std::string& line) {
    tell(Priority::error, "newsindex: " + line + '\n');
  };
  switch (options.mode) {
    case Mode::info: {
      const auto text = cluster_info(**archive, options.db, options.verbose);
      return text ? print_out(*text) : tell_end(fail(text.error()), options, {});
    }
    case Mode::verify:
      return tell_end(verify_cluster(**archive, told), options, "the archive is sound");
    case Mode::rollback: {
      const auto words = roll_back_cluster(**archive, options.wait_seconds);
      return tell_end(words ? Status() : fail(words.error()), options, words ? *words : "");
    }
    case Mode::purge: {
      const auto words = purge_cluster(
          **archive, {options.purge, options.all, options.dry_run, options.wait_seconds}, told);
      return tell_end(words ? Status() : fail(words.error()), options, words ? *words : "");
    }
    default:
      return tell_end(
          fail(ErrorCode::usage, "an archive on a cluster is not compacted by newsindex",
               "newsindex-cluster(7) says what can be done instead"),
          options, {});
  }
}

int run(int argc, char** argv) {
  const auto options = parse_options(argc, argv);
  if (!options) return tell_end(fail(options.error()), {}, {});
  return options->mode == Mode::index ? run_index(*options) : run_errand(*options);
}

}  // namespace

Result<std::unique_ptr<Archive>> make_archive(const Options& options) {
  auto made = open_cluster(options);
  if (!made) return fail(std::move(made.error()));
  return std::unique_ptr<Archive>(std::move(*made));
}

}  // namespace news

int main(int argc, char** argv) {
  news::hold_standard_streams();
  news::tell_lost_pages("newsindex");
  std::signal(SIGXFSZ, SIG_IGN);  // a file size limit is told as a full disk is
  try {
    return news::run(argc, argv);
  } catch (const std::bad_alloc&) {
    std::fputs("newsindex: out of memory\n", stderr);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "newsindex: %s\n", error.what());
  }
  return news::exit_status(news::ErrorCode::internal);
}
