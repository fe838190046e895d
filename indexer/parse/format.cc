// SPDX-License-Identifier: GPL-2.0-or-later
// Which format a file is in, told from its first bytes and, where those leave it open, its name.
#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <utility>

#include "indexer/parse/archive_export/archive_export.hh"
#include "indexer/parse/parser.hh"
#include "indexer/parse/sniff.hh"
#include "indexer/parse/table/header.hh"
#include "indexer/parse/warc/arc_reader.hh"
#include "indexer/read/charset.hh"

namespace news {
namespace {

constexpr std::pair<Format, std::string_view> kNames[] = {
    {Format::automatic, "auto"},  {Format::text, "text"},
    {Format::html, "html"},       {Format::json, "json"},
    {Format::jsonl, "jsonl"},     {Format::nitf, "nitf"},
    {Format::newsml, "newsml"},   {Format::ninjs, "ninjs"},
    {Format::rss, "rss"},         {Format::csv, "csv"},
    {Format::warc, "warc"},       {Format::arc, "arc"},
    {Format::reuters, "reuters"}, {Format::archive_export, "export"}};

// ".html" of "a/b.html.gz"; empty: none. Lower case.
std::string extension(std::string_view path) {
  path.remove_prefix(path.find_last_of('/') == path.npos ? 0 : path.find_last_of('/') + 1);
  std::string name(path);
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (name.ends_with(".gz")) name.resize(name.size() - 3);
  const auto dot = name.rfind('.');
  return dot == name.npos || dot == 0 ? std::string() : name.substr(dot);
}

bool is_html_name(std::string_view ext) {
  return ext == ".html" || ext == ".htm" || ext == ".xhtml" || ext == ".shtml";
}

bool is_html_tag(std::string_view name) {
  static constexpr std::string_view kTags[] = {
      "html",   "head",    "body",   "title",      "meta",   "link", "script", "style",
      "base",   "div",     "p",      "h1",         "h2",     "h3",   "table",  "article",
      "main",   "section", "header", "span",       "a",      "b",    "i",      "em",
      "strong", "ul",      "ol",     "blockquote", "center", "font", "br",     "img"};
  return std::find(std::begin(kTags), std::end(kTags), name) != std::end(kTags);
}

// Markup: told by its first element. False: it is none of ours.
bool markup_format(std::string_view head, std::string_view ext, Format& format) {
  const auto root = first_element(head);
  const std::string_view name = root.name;
  if (root.doctype == "lewis" || name == "reuters")
    format = Format::reuters;
  else if (name == "nitf")
    format = Format::nitf;
  else if (name == "newsml" || name == "newsitem" || name == "newsmessage" || name == "packageitem")
    format = Format::newsml;
  else if (name == "rss" || name == "feed" || name == "rdf")
    format = Format::rss;
  else if (root.doctype == "html" || is_html_tag(name) || is_html_name(ext))
    format = Format::html;
  else if (root.declared || !root.doctype.empty())
    return false;
  else
    format = Format::text;  // a text that happens to begin with '<'
  return true;
}

Format json_format(std::string_view head, std::string_view ext) {
  if (ext == ".jsonl" || ext == ".ndjson") return Format::jsonl;
  if (head.front() == '{') {
    const auto line = head.substr(0, head.find('\n'));
    if (line.size() < head.size() && trim_blanks(line).ends_with('}') &&
        trim_blanks(head.substr(line.size())).starts_with('{')) {
      return Format::jsonl;
    }
    const auto has = [&](std::string_view key) { return head.find(key) != head.npos; };
    const bool item = has("\"uri\"") || has("\"guid\"") || has("\"itemid\"");
    const bool news = has("\"versioncreated\"") || has("\"body_text\"") || has("\"body_html\"") ||
                      has("\"body_xhtml\"") || has("\"pubstatus\"") || has("\"headlines\"") ||
                      has("\"description_text\"") || has("\"versionCreated\"") || has("/ninjs");
    if ((item && news) || has("/ninjs-schema")) return Format::ninjs;
  }
  return Format::json;
}

bool begins_json(std::string_view head) {
  if (head.empty() || (head.front() != '{' && head.front() != '[')) return false;
  const auto inside = trim_blanks(head.substr(1));
  if (inside.empty()) return false;
  const char next = inside.front();
  return head.front() == '{' ? next == '"' || next == '}' : next == '{' || next == ']';
}

// A page with a stray NUL or two; a browser shows it.
bool is_page_with_nuls(std::string_view head) {
  constexpr std::size_t kRare = 50;  // one NUL in as many bytes
  const auto root = first_element(head);
  if (root.doctype != "html" && !is_html_tag(root.name)) return false;
  const auto nuls = static_cast<std::size_t>(std::count(head.begin(), head.end(), '\0'));
  return nuls * kRare <= head.size();
}

Result<Format> detect_text(std::string_view head, std::string_view ext) {
  head = trim_blanks(head);
  const bool json_name = ext == ".json" || ext == ".jsonl" || ext == ".ndjson";
  if (begins_json(head) || (json_name && (head.starts_with('{') || head.starts_with('['))))
    return json_format(head, ext);
  if (head.starts_with('<')) {
    Format format = Format::text;
    if (markup_format(head, ext, format)) return format;
    return fail(ErrorCode::input,
                "not an article: XML <" + std::string(first_element(head).name) + ">",
                "name its format with --format when it is one of ours");
  }
  if (begins_arc_record(head)) return Format::arc;
  if (is_table_name(ext)) {
    if (read_table_header(head)) return Format::csv;
    return fail(ErrorCode::input,
                "not an article: a table (CSV) whose first row names no headline and no text",
                "name its columns as JSON names fields: headline, author, date, text");
  }
  if (begins_table(head)) return Format::csv;
  if (is_html_name(ext)) return Format::html;
  return export_layout(head) == ExportLayout::none ? Format::text : Format::archive_export;
}

}  // namespace

std::string_view format_name(Format format) {
  for (const auto& [value, name] : kNames) {
    if (value == format) return name;
  }
  return "";
}

bool find_format(std::string_view name, Format& format) {
  for (const auto& [value, known] : kNames) {
    if (known == name) {
      format = value;
      return true;
    }
  }
  return false;
}

Result<Format> detect_format(std::string_view head, std::string_view path) {
  // Before any look at the bytes: records may hold images.
  if (trim_blanks(head.substr(0, 64)).starts_with("WARC/")) return Format::warc;
  if (head.starts_with("filedesc:") && begins_arc_record(head)) return Format::arc;
  if (const auto what = binary_kind(head); !what.name.empty() && !is_page_with_nuls(head)) {
    std::string reason = "not an article: " + std::string(what.name);
    if (!what.remedy.empty()) reason.append("; ").append(what.remedy);
    return fail(ErrorCode::input, std::move(reason));
  }
  if (is_wide_text(head)) return detect_text(decode_text(head).text, extension(path));
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  return detect_text(head, extension(path));
}

}  // namespace news
