// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/present/printer.hh"

namespace news {

std::unique_ptr<Printer> make_printer(OutputFormat format, const Page& page, bool print0) {
  switch (format) {
    case OutputFormat::json:
      return json_printer(false);
    case OutputFormat::jsonl:
      return json_printer(true);
    case OutputFormat::csv:
      return table_printer(false, page);
    case OutputFormat::tsv:
      return table_printer(true, page);
    case OutputFormat::paths:
      return path_printer(print0, page);
    case OutputFormat::text:
      break;
  }
  return text_printer(page);
}

}  // namespace news
