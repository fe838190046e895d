// SPDX-License-Identifier: GPL-2.0-or-later
// What a run did, reported at its end: text for people and cron mails, JSON for programs
// (newsindex-format(5), report.schema.json). Counts are articles unless said.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/parse/parser.hh"

namespace news {

struct SkipLine {
  std::string path, member, reason;
  bool known = false;  // it failed before and has not changed: no failure of this run
  bool named = false;  // on the command line: who names a file wants to know why
};

// An item that was read and may not be published (Hold).
struct HeldLine {
  std::string path, member, reason;
  Hold hold = Hold::none;
  std::string name;  // its provider's for the item; empty: none
};

struct RunReport {
  std::string directory;
  std::uint64_t files = 0;  // found by the scan
  std::uint64_t read = 0;   // files opened
  std::uint64_t added = 0, changed = 0, unchanged = 0, moved = 0, removed = 0;
  std::uint64_t copies = 0;   // near-copies of articles known
  std::uint64_t ignored = 0;  // files that are none of ours, and records that are no articles
  std::vector<std::string> ignored_names;  // with --verbose
  std::uint64_t purged = 0;                // taken out for good earlier, and so left out
  std::uint64_t bytes = 0;                 // of the files read, as they stand on disk
  std::uint64_t carried = 0;  // by a rebuild from the index before, for they could not be read anew
  std::vector<SkipLine> skipped;
  std::vector<HeldLine> held;
  std::vector<std::string> warnings;  // "path: 12 bytes after the last gzip member"
  std::vector<std::string> would;     // --dry-run: "add a.txt"
  std::uint64_t articles = 0, quotes = 0, generation = 0;  // of the index afterwards
  double seconds = 0;
  bool dry_run = false, published = false;
  int stopped_by = 0;           // signal
  bool no_index = false;        // a first run that found no PATH: none was made
  std::uint64_t left_over = 0;  // read, but not taken in for want of time after a stop

  std::uint64_t newly_skipped() const;
};

// New failures; what is still skipped as well when it was named, unless quiet, or verbose.
std::string skips_text(const RunReport& report, bool verbose, bool quiet);
// What else there is to say; quiet: only what --dry-run would do.
std::string report_text(const RunReport& report, bool quiet);
std::string report_json(const RunReport& report);

}  // namespace news
