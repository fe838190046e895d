// SPDX-License-Identifier: GPL-2.0-or-later
// What a format's parser takes and gives. Parsers are pure: bytes in, articles out, no files, no
// network, no globals; they never throw and never crash on any input.
//
// A parser fills every Article field it can find except path, id, quotes and speakers. `blocks`
// cover the paragraphs and headings of annotated_text() (for formats other than text: of `body`).
#pragma once

#include <cstddef>
#include <cstdint>
#include <ctime>
#include <span>
#include <string>
#include <string_view>

#include "common/article.hh"
#include "common/result.hh"
#include "indexer/read/byte_source.hh"

namespace news {

// The rows of formats.def, behind automatic.
enum class Format {
  automatic,
#define NEWS_FORMAT(format, ...) format,
#include "indexer/parse/formats.def"
};

std::span<const Format> all_formats();        // automatic first, then as the rows stand
std::string_view format_name(Format format);  // "auto", "text", ...
std::string_view format_help(Format format);  // "plain text, one article a file"
// False: no format has that name.
bool find_format(std::string_view name, Format& format);

// Whether something at the end of a file of that name's format tells that it is whole; so it is of
// a name that is no row's.
bool has_end_mark(std::string_view format_name);

// By content first (at least the first 4 KiB, already decompressed), extension second. Never
// automatic; Result is an input error for what is no article at all (binary, image, PDF), whose
// message says what it looks like.
Result<Format> detect_format(std::string_view head, std::string_view path);

struct ParseOptions {
  Format format = Format::automatic;
  std::size_t max_article_bytes = std::size_t{32} << 20;  // decompressed, one article
  std::int64_t now = std::time(nullptr);  // seconds since 1970: what is embargoed until later waits
};

// Why an item that was read is not to be published.
enum class Hold {
  none,
  canceled,   // killed: what stood under its name leaves the index
  withheld,   // the same, for now
  embargoed,  // until a moment that has not come, or that is not stated
};

// One input, or one record of it, that gave no article.
struct Skip {
  std::string member;          // empty: the whole file
  std::uint32_t ordinal = 0;   // 0: the whole file
  std::string reason;          // short, lower case: "truncated gzip stream", "not an article: PDF"
  bool expected = false;       // request, revisit, image records: counted, no failure
  Hold hold = Hold::none;      // else it is told by name, and no failure either
  std::string wire_name = {};  // held: as those of Article, of the item that is held back
  std::uint64_t version = 0;
  bool placed = false;  // as Article::placed
};

// Receives what a file holds, in order. Returning false ends the reading (a stop was asked for).
class ArticleSink {
 public:
  virtual ~ArticleSink() = default;
  virtual bool on_article(Article article) = 0;
  virtual bool on_skip(Skip skip) = 0;
};

// Reads one file's articles from its decompressed bytes. `path` names it (extension, messages).
// Record formats (WARC, JSON Lines, feeds, Reuters) are streamed: memory is bounded by one record
// and the cap. An Error is the fate of the rest of the file; what came before it was already handed
// over.
Status parse_source(ByteSource& source, std::string_view path, const ParseOptions& options,
                    ArticleSink& sink);

}  // namespace news
