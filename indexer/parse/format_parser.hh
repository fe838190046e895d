// SPDX-License-Identifier: GPL-2.0-or-later
// The shape of one format's parser, and what those share that make one article of a whole file.
// dispatch.cc holds the table: one line a format.
#pragma once

#include <string_view>

#include "indexer/parse/parser.hh"

namespace news {

// As parse_source(), for input known to be of this format. It may set Article::format itself; where
// it leaves that empty the format's name is put in.
using FormatParser = Status (*)(ByteSource& source, std::string_view path,
                                const ParseOptions& options, ArticleSink& sink);

// Plain text: parse/text/.
Status parse_text_file(ByteSource& source, std::string_view path, const ParseOptions& options,
                       ArticleSink& sink);
// One HTML page: parse/html/.
Status parse_html_file(ByteSource& source, std::string_view path, const ParseOptions& options,
                       ArticleSink& sink);

}  // namespace news
