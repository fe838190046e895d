// SPDX-License-Identifier: GPL-2.0-or-later
#include <utility>

#include "indexer/parse/format_parser.hh"
#include "indexer/parse/html/html.hh"
#include "indexer/read/peek_source.hh"

namespace news {

Fit sniff_html(const FileHead& head) {
  if (head.is_markup() && is_html(head.root)) return Fit::certain;
  return head.named == Format::html ? Fit::by_name : Fit::none;
}

Status parse_html_file(ByteSource& source, std::string_view, const ParseOptions& options,
                       ArticleSink& sink) {
  auto bytes = read_all(source, options.max_article_bytes);
  if (!bytes) return fail(bytes.error());
  auto article = parse_html(*bytes);
  if (!article) return fail(article.error());
  sink.on_article(std::move(*article));
  return {};
}

}  // namespace news
