// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <string>
#include <utility>

#include "indexer/parse/archive_export/archive_export.hh"
#include "indexer/parse/format_parser.hh"
#include "indexer/parse/sniff.hh"
#include "indexer/read/charset.hh"
#include "indexer/read/memory_source.hh"
#include "indexer/read/peek_source.hh"

namespace news {
namespace {

Status read_records(ByteSource& source, ExportLayout layout, const ParseOptions& options,
                    ArticleSink& sink) {
  ExportSplitter splitter(source, layout, options.max_article_bytes);
  for (std::uint32_t ordinal = 1;;) {
    const auto found = splitter.next();
    if (!found) return fail(found.error());
    if (*found == ExportSplitter::Found::end) {
      return ordinal == 1 ? Status(fail(ErrorCode::input, "an archive's export without an article"))
                          : Status();
    }
    if (*found == ExportSplitter::Found::too_long) {
      if (!sink.on_skip({{}, ordinal++, "article larger than --max-size"})) return {};
      continue;
    }
    Article article = read_export(decode_text(splitter.bytes()).text, layout);
    // Cover pages, search summaries and lists of titles have neither.
    if (article.headline.empty() && article.body.empty()) continue;
    if (article.body.empty()) {
      const char* reason =
          splitter.complete() ? "article without text" : "the file ends inside this article";
      if (!sink.on_skip({article.member, ordinal++, reason})) return {};
      continue;
    }
    article.ordinal = ordinal;
    if (article.member.empty()) {
      article.member = std::to_string(ordinal);
      article.placed = true;
    }
    ++ordinal;
    if (!sink.on_article(std::move(article))) return {};
  }
}

}  // namespace

Fit sniff_export(const FileHead& head) {
  if (head.is_markup()) return Fit::none;
  return export_layout(head.text) == ExportLayout::none ? Fit::none : Fit::likely;
}

Status parse_export_file(ByteSource& source, std::string_view, const ParseOptions& options,
                         ArticleSink& sink) {
  PeekSource peeked(source);
  const auto head = peeked.peek(kExportHead);
  if (!head) return fail(head.error());
  if (is_wide_text(*head)) {
    const auto bytes = read_all(peeked, options.max_article_bytes);
    if (!bytes) return fail(bytes.error());
    const std::string text = decode_text(*bytes).text;
    const auto layout = export_layout(std::string_view(text).substr(0, kExportHead));
    if (layout == ExportLayout::none) return fail(ErrorCode::input, "no archive's export");
    MemorySource memory(text);
    return read_records(memory, layout, options, sink);
  }
  const auto layout = export_layout(*head);
  if (layout == ExportLayout::none) return fail(ErrorCode::input, "no archive's export");
  return read_records(peeked, layout, options, sink);
}

}  // namespace news
