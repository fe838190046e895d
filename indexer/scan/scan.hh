// SPDX-License-Identifier: GPL-2.0-or-later
// Which files there are: PATHs walked down, in a stable order (names by their bytes), each file
// once.
//
// Only regular files are given. Symbolic links are followed for the PATHs themselves, never below
// them; a FIFO, a socket, a device, a folder that cannot be read and a link that runs in a circle
// are problems, each with its reason. Ignored and counted: hidden and backup files, images and
// other media, style sheets, scripts, the folder that a browser saves beside a page (a PATH named
// itself is never ignored), an index of ours and every copy of one, wherever it stands, and
// whatever --exclude matches: by fnmatch(3) against the name and against the path below the PATH
// given. One descriptor is open at a time. No global state.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.hh"
#include "indexer/scan/scanned_files.hh"

namespace news {

struct ScanProblem {
  std::string path, canonical;
  std::string reason;
  bool folder = false;  // what lies below is unknown, so nothing below may be taken for deleted
};

// A PATH that is there, absolute as it was given, and where it leads: elsewhere, where it goes
// through a symbolic link. Folders, and links to files; a file's own name needs no such care.
struct RootName {
  std::string given, canonical;
};

struct ScanResult {
  ScannedFiles files;
  std::vector<ScanProblem> problems;
  std::vector<std::string> ignored;  // paths, as named
  std::vector<std::string> roots;    // canonical: of every PATH, there or not
  std::vector<RootName> names;
  std::vector<std::string> empty_roots;  // those of them that are folders and hold nothing at all
};

// `stop` is asked before each folder; once it says so the result is of no use.
ScanResult scan_paths(const std::vector<std::string>& paths,
                      const std::vector<std::string>& exclude,
                      const std::function<bool()>& stop = {});

// The PATH that stands for standard input, of --parse alone.
inline constexpr std::string_view kStandardInput = "-";

// The list in a file ("-": standard input), a path a line or, with nul, ended by NUL bytes; empty
// entries and a CR before a line end are dropped. Fails with ErrorCode::usage when the list cannot
// be read.
Result<std::vector<std::string>> read_path_list(const std::string& file, bool nul);

// Whether the walk leaves out a file of this name by itself.
bool is_ignored_name(std::string_view name);

// The names of the page that a browser saved "complete" with a folder of this name ("Story_files"
// beside "Story.html"): where one of them is there the folder is left out. Empty: no such folder.
std::vector<std::string> pages_of_folder(std::string_view folder);

}  // namespace news
