// SPDX-License-Identifier: GPL-2.0-or-later
// What a run has to do: files as scanned set against the manifest. Reads nothing but the manifest,
// so an unchanged archive costs a look-up a file.
//
// A file is taken for unchanged when size, mtime, ctime and inode are those of before and that
// stamp proved what was read (young_stamp.hh; kRacy otherwise), and nothing in it is held back (an
// embargo ends by itself, and what is canceled may come to stand in another file). Everything else
// is read, and its articles are compared by content. So is what was read under other options and
// would be read otherwise now: another --format, --mtime-dates where an article states no date,
// another
// --max-size where the file may hold an article of such a size.
//
// A file is gone when it stands below a PATH given (or is one), was not found, and nothing on the
// way to it was unreadable. A PATH that is not there at all is a missing mount before it is a
// deletion: what stood below it stays, and so does what a link brought in that leads to nothing
// now. A PATH that was a file itself is gone with it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "indexer/parse/parser.hh"
#include "indexer/scan/scan.hh"
#include "indexer/store/manifest.hh"

namespace news {

struct PlanOptions {
  bool checksum = false, retry_skipped = false, no_delete = false;
  bool rebuild = false;       // read everything; whatever was not found is gone
  std::uint32_t reading = 0;  // reading_flags()
  std::uint64_t max_size = 0;
};

struct FileTask {
  std::uint32_t scanned = 0;         // which of ScanResult::files
  std::optional<std::uint32_t> old;  // which of the manifest
};

struct ChangePlan {
  std::vector<FileTask> tasks;
  std::vector<std::size_t> gone;           // of the manifest
  std::vector<std::size_t> still_skipped;  // of the manifest: unchanged, with skips
  std::vector<std::size_t> problems;       // of ScanResult::problems: those to tell
  std::vector<std::size_t> turned_off;     // of those, in order: links that lead nowhere now
  std::size_t unchanged_articles = 0;      // of files not read
  std::size_t covered_articles = 0;        // all that stand below the PATHs given
  std::size_t gone_articles = 0;
  // PATHs, canonical, that are wholly empty folders now and held articles that would leave.
  std::vector<std::string> emptied;
};

// Files that PATHs brought in through links that lead elsewhere now are below them, too: `links`
// are those of the generation in force.
ChangePlan plan_changes(const ScanResult& scanned, const Manifest& manifest,
                        const PlanOptions& options, const std::vector<PathLink>& links = {});

// What the links are after a run that was complete.
std::vector<PathLink> links_after(const ScanResult& scanned, const std::vector<PathLink>& links);

// The folders indexed after one, of which `roots` were before (Generation::roots); a rebuild begins
// without those.
std::vector<std::string> roots_after(const ScanResult& scanned, std::vector<std::string> roots);

// What a rebuild without a PATH reads: the folders indexed, and every file that lies below none and
// came through no link that is among them.
std::vector<std::string> known_paths(const std::vector<std::string>& roots,
                                     const std::vector<PathLink>& links, const Manifest& manifest);

// What a file's flags say of how it was read.
std::uint32_t reading_flags(const ParseOptions& options, bool mtime_dates);

// A run that would remove more than a fifth of the articles below its PATHs, and more than a
// hundred.
bool is_mass_delete(std::size_t removed, std::size_t covered);

}  // namespace news
