// SPDX-License-Identifier: GPL-2.0-or-later
// Tables of articles (CSV, TSV and their kin), a row an article: the columns are keys of the JSON
// reader, so that a table and an object of the same data give the same article. A row that has not
// the header's columns is damaged and told, for half an article is none.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/parse/fields/release.hh"
#include "indexer/parse/format_parser.hh"
#include "indexer/parse/json/json_article.hh"
#include "indexer/parse/json/json_value.hh"
#include "indexer/parse/sniff.hh"
#include "indexer/parse/table/header.hh"
#include "indexer/parse/unmarked.hh"
#include "indexer/read/charset.hh"
#include "indexer/read/peek_source.hh"

namespace news {
namespace {

constexpr std::size_t kLongestHeader = 1 << 16;

// What programs write where there is nothing.
bool says_nothing(std::string_view text) {
  static constexpr std::array<std::string_view, 9> kNothing{"NA",   "N/A",  "#N/A", "NaN", "nan",
                                                            "NULL", "null", "None", "\\N"};
  return std::find(kNothing.begin(), kNothing.end(), text) != kNothing.end();
}

// ['Ann Roe', "Jo d'Arc"], as Python prints a list. Null: it is none.
Json python_list(std::string_view text) {
  Json list = Json::array();
  for (std::size_t at = 1; at < text.size();) {
    const char quote = text[at];
    if (quote != '\'' && quote != '"') return {};
    std::string item;
    for (++at; at < text.size() && text[at] != quote; ++at) {
      if (text[at] == '\\' && at + 1 < text.size()) ++at;
      item += text[at];
    }
    list.push_back(std::move(item));
    const auto rest = text.substr(std::min(at + 1, text.size()));
    if (rest == "]") return list;
    if (!rest.starts_with(", ")) return {};
    at += 3;
  }
  return {};
}

// A cell is text, unless it holds a list or an object as such tables carry them.
Json value_of(const std::string& cell) {
  std::string text = decode_text(cell).text;
  const auto inside = trim_blanks(text);
  if (says_nothing(inside)) return {};
  const bool list = inside.starts_with('[') && inside.ends_with(']');
  if (list || (inside.starts_with('{') && inside.ends_with('}'))) {
    if (auto json = parse_json(inside)) return std::move(*json);
    if (auto names = python_list(inside); list && !names.is_null()) return names;
  }
  return text;
}

// "headline.main" goes where the object had it.
void put(Json& object, std::string_view name, Json value) {
  constexpr int kDeepest = 8;
  Json* at = &object;
  for (int depth = 0; depth < kDeepest; ++depth) {
    const auto dot = name.find('.');
    if (dot == 0 || dot == name.npos || dot + 1 == name.size()) break;
    Json& inner = (*at)[std::string(name.substr(0, dot))];
    if (!inner.is_null() && !inner.is_object()) break;
    at = &inner;
    name.remove_prefix(dot + 1);
  }
  if (!at->is_object() && !at->is_null()) return;
  Json& slot = (*at)[std::string(name)];
  if (slot.is_null()) slot = std::move(value);
}

class TableReader {
 public:
  TableReader(ByteSource& source, TableHeader header, const ParseOptions& options,
              ArticleSink& sink)
      : rows_(source, header.shape, options.max_article_bytes),
        header_(std::move(header)),
        now_(options.now),
        sink_(sink) {}

  Status read() {
    TableRow row;
    bool in_header = true;
    for (;;) {
      const auto found = rows_.next(row);
      if (!found) return fail(found.error());
      if (!*found) break;
      if (in_header) {
        in_header = row.cells[0] == "sep=";
        continue;
      }
      ++ordinal_;
      if (row.unended)
        return fail(ErrorCode::input,
                    fmt::format("truncated: the file ends inside a quoted cell of row {} (line {})",
                                ordinal_, row.line));
      if (!take(row)) return {};
    }
    return ordinal_ > 0 ? Status() : fail(ErrorCode::input, "a table with a header and no row");
  }

 private:
  bool take(const TableRow& row) {
    if (row.too_long) return skip("row larger than --max-size", row);
    const auto width = header_.names.size();
    const bool beyond = std::any_of(
        row.cells.begin() + static_cast<std::ptrdiff_t>(std::min(width, row.cells.size())),
        row.cells.end(), [](const std::string& cell) { return !trim_blanks(cell).empty(); });
    // A row broken within a text leaves both halves short or long.
    if (beyond || row.cells.size() < width)
      return skip(fmt::format("row of {} cells under a header of {}", row.cells.size(), width),
                  row);
    Json object = Json::object();
    for (std::size_t i = 0; i < width; ++i) {
      if (!header_.names[i].empty()) put(object, header_.names[i], value_of(row.cells[i]));
    }
    auto read = read_json_article(object);
    Article article = read ? std::move(*read) : Article();
    article.member = json_member(object);
    article.placed = article.member.empty();
    if (article.placed) article.member = std::to_string(ordinal_);
    article.ordinal = ordinal_;
    const auto version = version_of_json(object);
    const auto release = read_release(release_of_json(object, article), now_);
    if (release.hold != Hold::none) return sink_.on_skip(held(article, release, version));
    if (!read) return skip("row without headline and text", row);
    name_on_wire(article, version);
    return sink_.on_article(std::move(article));
  }

  bool skip(std::string reason, const TableRow& row) {
    return sink_.on_skip({std::to_string(ordinal_), ordinal_,
                          fmt::format("{} (line {})", std::move(reason), row.line)});
  }

  RowReader rows_;
  TableHeader header_;
  std::int64_t now_;
  ArticleSink& sink_;
  std::uint32_t ordinal_ = 0;
};

}  // namespace

// By its name a table needs a headline or a text, else both.
Fit sniff_table(const FileHead& head) {
  if (head.is_markup()) return Fit::none;
  const bool table = head.named == Format::csv ? read_table_header(head.text).has_value()
                                               : begins_table(head.text);
  return table ? Fit::likely : Fit::none;
}

Status parse_table_file(ByteSource& source, std::string_view, const ParseOptions& options,
                        ArticleSink& sink) {
  return read_unmarked(source, options.max_article_bytes, [&](ByteSource& plain) -> Status {
    PeekSource peeked(plain);
    const auto head = peeked.peek(kLongestHeader);
    if (!head) return fail(head.error());
    auto header = read_table_header(*head);
    if (!header)
      return fail(ErrorCode::input, "a table (CSV) whose first row names no headline and no text");
    return TableReader(peeked, std::move(*header), options, sink).read();
  });
}

}  // namespace news
