// SPDX-License-Identifier: GPL-2.0-or-later
// One scanned file to annotated articles: open, unpack, parse, identify, annotate. What --parse
// prints and the index is built from.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "indexer/parse/parser.hh"
#include "indexer/scan/scan.hh"

namespace news {

// How a file ends.
struct FileEnd {
  std::string warning;  // what was odd but harmless
  // It is rows, lines, mails or an export, which have no end mark, and its last line has no end.
  bool open_line = false;
  bool broken = false;  // an item in it could not be read
  std::uint64_t articles = 0;
};

// Articles reach the sink with path, id, quotes and speakers filled; ids are unique within the file
// (a member name that comes twice is told apart by its count). An Error is the fate of the file, or
// of the rest of it; its message is the reason to print after the path. Any thread; never
// throws.
Status parse_file(const ScannedFile& file, const ParseOptions& options, ArticleSink& sink,
                  FileEnd* end = nullptr);

// The same, but nothing comes of it: articles are neither identified nor annotated. No error if it
// was asked to stop before there was one.
Status read_ahead(const ScannedFile& file, const ParseOptions& options,
                  const std::function<bool()>& stopping, FileEnd* end);

// Whether its last byte, as it stands on disk, ends a line. Yes, where that cannot be told.
bool ends_its_last_line(const ScannedFile& file);

}  // namespace news
