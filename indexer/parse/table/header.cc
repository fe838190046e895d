// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/table/header.hh"

#include <algorithm>
#include <utility>

#include "indexer/parse/json/json_article.hh"
#include "indexer/parse/json/json_value.hh"
#include "indexer/parse/sniff.hh"
#include "indexer/read/charset.hh"
#include "indexer/read/memory_source.hh"

namespace news {
namespace {

constexpr std::size_t kLongestHeader = 1 << 16;
constexpr std::string_view kDelimiters = ",\t;|";

// Calls take(part) for "headline" and "main" of "headline.main".
template <class Take>
void for_parts(std::string_view name, const Take& take) {
  while (!name.empty()) {
    const auto dot = name.find('.');
    take(name.substr(0, dot));
    name.remove_prefix(dot == name.npos ? name.size() : dot + 1);
  }
}

// "sep=;", which Excel takes for itself, is passed over. Its delimiter, 0: there is none.
char pass_separator_line(std::string_view& head) {
  constexpr std::string_view kWord = "sep=";
  if (!head.starts_with(kWord) || head.size() < kWord.size() + 2) return 0;
  const char delimiter = head[kWord.size()];
  const auto end = head.find('\n');
  if (end == head.npos || end > kWord.size() + 2) return 0;
  head.remove_prefix(end + 1);
  return delimiter;
}

TableHeader header_by(std::string_view head, TableShape shape) {
  TableHeader header;
  header.shape = shape;
  MemorySource memory(head);
  RowReader reader(memory, shape, kLongestHeader);
  TableRow row;
  const auto found = reader.next(row);
  if (!found || !*found || row.too_long || row.unended) return header;
  for (const auto& cell : row.cells) {
    header.names.emplace_back(trim_blanks(decode_text(cell).text));
    for_parts(header.names.back(), [&](std::string_view part) {
      const auto use = use_of_json_key(part);
      // A name is the headline of an article, but as often one of things in stock.
      header.headline |= use == JsonKeyUse::headline && !same_json_key(part, "name");
      header.text |= use == JsonKeyUse::text;
    });
  }
  return header;
}

// How much of an article its columns name.
std::size_t known_names(const TableHeader& header) {
  return static_cast<std::size_t>(
      std::count_if(header.names.begin(), header.names.end(), [](const std::string& name) {
        bool known = false;
        for_parts(name, [&](std::string_view part) {
          known |= use_of_json_key(part) != JsonKeyUse::none;
        });
        return known;
      }));
}

// Quotes inside a cell stand behind a backslash, and nowhere doubled.
bool escapes_by_backslash(std::string_view head, char delimiter) {
  const auto edge = [&](std::size_t at) {
    return at >= head.size() || head[at] == delimiter || head[at] == '\n' || head[at] == '\r';
  };
  bool escaped = false;
  for (auto at = head.find('"'); at != head.npos; at = head.find('"', at + 1)) {
    escaped |= at > 0 && head[at - 1] == '\\' && !edge(at + 1);
    if (at + 1 >= head.size() || head[at + 1] != '"') continue;
    if (at > 0 && !edge(at - 1) && !edge(at + 2)) return false;
    ++at;
  }
  return escaped;
}

}  // namespace

std::optional<TableHeader> read_table_header(std::string_view head) {
  constexpr std::size_t kFewest = 2;  // of a list of articles without their texts
  const char stated = pass_separator_line(head);
  std::optional<TableHeader> best;
  std::size_t most = 0;
  for (const char delimiter : stated != 0 ? std::string(1, stated) : std::string(kDelimiters)) {
    auto header = header_by(head, {delimiter, false});
    const auto known = known_names(header);
    if (!header.text && (!header.headline || known < kFewest)) continue;
    if (known <= most) continue;
    most = known;
    best = std::move(header);
  }
  if (best) best->shape.backslash = escapes_by_backslash(head, best->shape.delimiter);
  return best;
}

bool begins_table(std::string_view head) {
  constexpr std::size_t kLongestName = 40;
  const auto header = read_table_header(head);
  if (!header || !header->headline || !header->text) return false;
  // The next line is a row of as many cells; the head may be cut inside it.
  pass_separator_line(head);
  MemorySource memory(head);
  RowReader reader(memory, header->shape, kLongestHeader);
  TableRow row;
  std::size_t header_line = 0;
  for (int rows = 0; rows < 2; ++rows) {
    header_line = row.line;
    if (const auto found = reader.next(row); !found || !*found) return false;
  }
  if (row.line != header_line + 1) return false;
  if (row.cells.size() != header->names.size() && !row.unended && !row.too_long) return false;
  return std::all_of(header->names.begin(), header->names.end(), [](const std::string& name) {
    return name.size() <= kLongestName && name.find_first_of("!?:") == name.npos &&
           !name.ends_with('.') && std::count(name.begin(), name.end(), ' ') <= 2;
  });
}

}  // namespace news
