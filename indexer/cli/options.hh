// SPDX-License-Identifier: GPL-2.0-or-later
// The command line of newsindex, read into a plain struct. options.cc holds the one table of
// options (newsindex(1) describes them); a new option is a row there and a member here.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/result.hh"
#include "indexer/parse/parser.hh"

namespace news {

enum class Mode { index, parse, info, verify, compact, rollback, purge, print, languages };
enum class ProgressChoice { automatic, always, never };
enum class ReportChoice { text, json, none };

struct Options {
  Mode mode = Mode::index;
  std::string print;  // Mode::print: help or version, for stdout, exit 0

  std::vector<std::string> paths;
  std::string files_from;  // empty: none; "-": standard input
  bool from0 = false;
  ParseOptions parse;
  std::vector<std::string> exclude;
  unsigned jobs = 1;  // at least 1

  std::string db;  // never empty: --db, $NEWSINDEX_DB or the default place
  bool dry_run = false, checksum = false, no_delete = false, allow_mass_delete = false;
  bool rebuild = false, retry_skipped = false, mtime_dates = false;
  std::optional<double> wait_seconds;  // absent: do not wait for the lock
  std::vector<std::string> purge;
  // Of an archive on a cluster; empty, 0, absent: the host's name, 1, 1.
  std::string origin;
  unsigned shards = 0;
  std::optional<unsigned> replicas;
  bool all = false;  // with purge: everything that a name stands for
  ProgressChoice progress = ProgressChoice::automatic;
  ReportChoice report = ReportChoice::text;
  bool quiet = false, verbose = false;
};

// Fails with ErrorCode::usage: what is wrong with which option, and the nearest name as hint. Reads
// the environment and the configuration file.
Result<Options> parse_options(int argc, const char* const* argv);

}  // namespace news
