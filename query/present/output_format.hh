// SPDX-License-Identifier: GPL-2.0-or-later
// The forms an answer can be printed in: a row each. A new one is a printer in a file of its own,
// its maker in printer.hh and a row here.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "query/present/printer.hh"

namespace news {

struct OutputFormat {
  std::string_view name;  // as --format takes it
  std::unique_ptr<Printer> (*make)(const Page& page);
  bool for_reading = false;   // laid out for a person: may go through a pager, can be explained
  bool prints_count = false;  // says how many matched, so that all must be counted
  bool facts = true;          // shows where an article comes from in full, its length and group
  bool whole = false;         // can hold whole articles (--full, --show)
  bool quotations = true;     // can hold quotations and speakers, not articles alone
  bool fragments = true;      // shows some of each article's text
  bool is_page = false;       // kept and looked at: has counts unless told otherwise
  bool counts = true;         // has a place for what --facet counts
  bool paths = false;         // paths alone, which may end in NUL (--print0)
};

// The first is the one that is taken unless told.
std::span<const OutputFormat> output_formats();

// nullptr: no such form.
const OutputFormat* find_output_format(std::string_view name);

}  // namespace news
