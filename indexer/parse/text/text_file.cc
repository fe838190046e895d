// SPDX-License-Identifier: GPL-2.0-or-later
#include <string>
#include <utility>

#include "indexer/parse/fields/release.hh"
#include "indexer/parse/format_parser.hh"
#include "indexer/parse/sniff.hh"
#include "indexer/parse/text/text_parser.hh"
#include "indexer/read/charset.hh"
#include "indexer/read/peek_source.hh"

namespace news {

// XML of some other kind and a table without the columns of articles are none; a text that happens
// to begin with '<' is one.
Fit sniff_text(const FileHead& head) {
  const bool xml = head.root.declared || !head.root.doctype.empty();
  const bool table = !head.is_markup() && head.named == Format::csv;
  return xml || table ? Fit::none : Fit::fallback;
}

Status parse_text_file(ByteSource& source, std::string_view, const ParseOptions& options,
                       ArticleSink& sink) {
  auto bytes = read_all(source, options.max_article_bytes);
  if (!bytes) return fail(bytes.error());
  if (!is_wide_text(*bytes) && bytes->find('\0') != bytes->npos) {
    return fail(ErrorCode::input, "not an article: binary data (NUL bytes)");
  }
  auto decoded = decode_text(*bytes);
  Article article = parse_text(std::move(decoded.text));
  if (article.blocks.empty()) return fail(ErrorCode::input, "nothing but blanks");
  if (auto notice = kill_notice(article)) {
    sink.on_skip(std::move(*notice));
    return {};
  }
  article.format = "text";
  sink.on_article(std::move(article));
  return {};
}

}  // namespace news
