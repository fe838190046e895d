// SPDX-License-Identifier: GPL-2.0-or-later
// A web page that a browser saved in one file: MIME, the page first, then its style sheets, images
// and frames, none of which is an article.
#include <string>
#include <utility>

#include "indexer/parse/format_parser.hh"
#include "indexer/parse/html/html.hh"
#include "indexer/parse/mail/mime.hh"
#include "indexer/read/peek_source.hh"

namespace news {
namespace {

bool is_page(const MimePart& part) {
  return part.type == "text/html" || part.type == "application/xhtml+xml";
}

// The part that `start` names, else the first page.
const MimePart* find_page(const MimePart& part) {
  if (is_page(part)) return &part;
  const auto start = header_parameter(part.header.get("Content-Type"), "start");
  const MimePart* first = nullptr;
  for (const auto& one : part.parts) {
    const MimePart* page = find_page(one);
    if (page == nullptr) continue;
    if (!start.empty() && one.header.get("Content-ID") == start) return page;
    if (first == nullptr) first = page;
  }
  return first;
}

}  // namespace

Fit sniff_mhtml(const FileHead& head) {
  if (mail_kind(head.text) == MailKind::saved_page) return Fit::certain;
  return head.named == Format::mhtml && mail_kind(head.text) != MailKind::none ? Fit::certain
                                                                               : Fit::none;
}

Status parse_mhtml_file(ByteSource& source, std::string_view, const ParseOptions& options,
                        ArticleSink& sink) {
  const auto bytes = read_all(source, options.max_article_bytes);
  if (!bytes) return fail(bytes.error());
  const auto message = parse_mime(*bytes);
  const auto* page = find_page(message);
  if (page == nullptr) return fail(ErrorCode::input, "MHTML without a page in it");
  auto url = readable_header(message.header.get("Snapshot-Content-Location"));
  if (url.empty()) url = readable_header(page->header.get("Content-Location"));
  auto article = parse_html(part_bytes(*page), {url, page->charset, {}});
  if (!article) return fail(article.error());
  if (article->url.empty()) article->url = url;
  article->format.clear();  // the file's format, not the page's
  sink.on_article(std::move(*article));
  if (message.cut) return fail(ErrorCode::input, "truncated: the file ends inside a part of it");
  return {};
}

}  // namespace news
