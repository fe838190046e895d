// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/present/output_format.hh"

namespace news {
namespace {

constexpr OutputFormat kFormats[] = {
    {.name = "text",
     .make = text_printer,
     .for_reading = true,
     .prints_count = true,
     .facts = false},
    {.name = "json", .make = json_printer, .prints_count = true, .whole = true},
    {.name = "jsonl", .make = json_lines_printer, .whole = true, .counts = false},
    {.name = "csv", .make = csv_printer},
    {.name = "tsv", .make = tsv_printer},
    {.name = "html", .make = html_printer, .prints_count = true, .facts = false, .is_page = true},
    {.name = "csl", .make = csl_printer, .quotations = false, .fragments = false, .counts = false},
    {.name = "paths",
     .make = path_printer,
     .facts = false,
     .fragments = false,
     .counts = false,
     .paths = true},
};
static_assert(kFormats[0].for_reading);

}  // namespace

std::span<const OutputFormat> output_formats() {
  return kFormats;
}

const OutputFormat* find_output_format(std::string_view name) {
  for (const auto& format : kFormats) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

}  // namespace news
