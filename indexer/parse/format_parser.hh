// SPDX-License-Identifier: GPL-2.0-or-later
// The two functions of an input format: its sniffer, which says how well the beginning of a file
// fits, and its parser. formats.def holds the table, one row a format.
#pragma once

#include <string>
#include <string_view>

#include "indexer/parse/parser.hh"
#include "indexer/parse/sniff.hh"

namespace news {

// The beginning of a file, as sniffers see it.
struct FileHead {
  std::string_view raw;              // as read
  std::string_view text;             // without byte order mark and leading blanks; UTF-16 decoded
  Format named = Format::automatic;  // the format whose extension it has; automatic: none
  FirstElement root;                 // of markup

  bool is_markup() const { return text.starts_with('<'); }
};

// How well a file fits a format, from worst to best. The best fit wins, and of equals the first
// row.
enum class Fit {
  none,
  fallback,  // nothing speaks against it
  by_name,   // its extension says so, and the content does not contradict
  likely,
  certain,
  archive,  // certain, and any bytes may follow: the records hold images
};

// Pure, linear, any bytes.
using FormatSniffer = Fit (*)(const FileHead& head);

// As parse_source(), for input known to be of this format. It may set Article::format itself; where
// it leaves that empty the format's name is put in.
using FormatParser = Status (*)(ByteSource& source, std::string_view path,
                                const ParseOptions& options, ArticleSink& sink);

// How a file tells that it is whole.
enum class EndMark {
  marked,  // by what stands at its end, or it is one article
  none,    // rows, lines, mails: it is as long as it is
};

struct FormatInfo {
  Format format;
  std::string_view name;
  std::string_view extensions;
  FormatSniffer sniff;
  FormatParser parse;
  EndMark end;
  std::string_view help;
};

#define NEWS_FORMAT(format, name, extensions, sniff, parse, end, help)                 \
  Fit sniff(const FileHead& head);                                                     \
  Status parse(ByteSource& source, std::string_view path, const ParseOptions& options, \
               ArticleSink& sink);
#include "indexer/parse/formats.def"

// Its row; not of automatic.
const FormatInfo& format_info(Format format);

}  // namespace news
