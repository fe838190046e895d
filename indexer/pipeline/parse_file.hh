// SPDX-License-Identifier: GPL-2.0-or-later
// One scanned file to annotated articles: open, unpack, parse, identify, annotate. What --parse
// prints and the index is built from.
#pragma once

#include <functional>

#include "indexer/parse/parser.hh"
#include "indexer/scan/scan.hh"

namespace news {

// Articles reach the sink with path, id, quotes and speakers filled; ids are unique within the file
// (a member name that comes twice is told apart by its count). An Error is the fate of the file, or
// of the rest of it; its message is the reason to print after the path. `warning`, if given,
// receives what was odd but harmless. Any thread; never throws.
Status parse_file(const ScannedFile& file, const ParseOptions& options, ArticleSink& sink,
                  std::string* warning = nullptr);

// Whether parse_file() would fail, at once or in the middle. Reads the file, and neither identifies
// nor annotates. No, if it was asked to stop before. Any thread; never throws.
bool ends_early(const ScannedFile& file, const ParseOptions& options,
                const std::function<bool()>& stopping);

}  // namespace news
