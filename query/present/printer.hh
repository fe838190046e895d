// SPDX-License-Identifier: GPL-2.0-or-later
// From an answer to the bytes that are written: one printer a format, all behind this interface.
// Printers are pure: what they return depends on the answer and the page alone, never on a locale.
//
// text    for reading: laid out in the page's width, hits marked by escapes if the page has colour,
//         every text made printable (common/terminal.hh) unless the page is raw
// json    one object; jsonl  one line a hit: shapes as in common/schema, marks in code
//         points; characters that act on a terminal are written as \u escapes
// csv     RFC 4180, CR LF, a header line; tsv  tab-separated, a header line, tabs and line ends in
//         values made blanks. In csv a cell that a spreadsheet would take for a formula begins with
//         an apostrophe, unless the page is raw
// html    one page that needs nothing else and runs nothing: the body of a mail, a file, paper
// csl     one array of CSL-JSON items, which citation managers read
// paths   a path a line (or NUL)
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "query/answer/answer.hh"

namespace news {

struct Page {
  std::size_t width = 0;  // columns; 0: do not wrap (not a terminal)
  bool color = false;
  bool raw = false;        // pass control bytes of articles, and cells of csv as they are
  bool print0 = false;     // paths end in NUL
  bool terminal = false;   // goes to a terminal, now or through a pager
  std::string today = {};  // "2026-12-01"; what a page that is kept is dated by
  bool links = false;      // paths and addresses are links (OSC 8)
  std::string host = {};   // of this machine, for those of paths
  bool plain = false;      // of a whole article the text alone, no speaker named in it
};

class Printer {
 public:
  virtual ~Printer() = default;
  virtual std::string print(const Answer& answer) const = 0;
};

// One for each form (output_format.hh).
std::unique_ptr<Printer> text_printer(const Page& page);
std::unique_ptr<Printer> json_printer(const Page& page);
std::unique_ptr<Printer> json_lines_printer(const Page& page);
std::unique_ptr<Printer> csv_printer(const Page& page);
std::unique_ptr<Printer> tsv_printer(const Page& page);
std::unique_ptr<Printer> html_printer(const Page& page);
std::unique_ptr<Printer> path_printer(const Page& page);
std::unique_ptr<Printer> csl_printer(const Page& page);

// Characters that would act on a terminal become \\u escapes: all of them stand inside strings, and
// mean the same to a parser.
std::string escape_acting(std::string_view json);

// One article whole, as newsindex --parse prints it, a line.
std::string json_article(const Article& article);

}  // namespace news
