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
// JSON (ninjs too) and JSON Lines: parse/json/.
Status parse_json_file(ByteSource& source, std::string_view path, const ParseOptions& options,
                       ArticleSink& sink);
Status parse_jsonl_file(ByteSource& source, std::string_view path, const ParseOptions& options,
                        ArticleSink& sink);
// Wire XML: parse/nitf/, parse/newsml/ (NewsML-G2 and NewsML 1.x).
Status parse_nitf_file(ByteSource& source, std::string_view path, const ParseOptions& options,
                       ArticleSink& sink);
Status parse_newsml_file(ByteSource& source, std::string_view path, const ParseOptions& options,
                         ArticleSink& sink);
// RSS, Atom, WordPress export: parse/feed/.
Status parse_feed_file(ByteSource& source, std::string_view path, const ParseOptions& options,
                       ArticleSink& sink);
// WARC records and what is inside them: parse/warc/.
Status parse_warc_file(ByteSource& source, std::string_view path, const ParseOptions& options,
                       ArticleSink& sink);
// ARC, what web archives wrote before WARC: parse/warc/.
Status parse_arc_file(ByteSource& source, std::string_view path, const ParseOptions& options,
                      ArticleSink& sink);
// CSV, TSV and other tables in text: parse/table/.
Status parse_table_file(ByteSource& source, std::string_view path, const ParseOptions& options,
                        ArticleSink& sink);
// Reuters-21578: parse/reuters/.
Status parse_reuters_file(ByteSource& source, std::string_view path, const ParseOptions& options,
                          ArticleSink& sink);
// Text exports of Nexis, Factiva, ProQuest, EBSCO: parse/archive_export/.
Status parse_export_file(ByteSource& source, std::string_view path, const ParseOptions& options,
                         ArticleSink& sink);

}  // namespace news
