// SPDX-License-Identifier: GPL-2.0-or-later
// Markdown, one article a file. The head is read as the object of a data set, by the keys of
// json_article.cc; the text becomes HTML (md4c), which is read as any other.
#include <md4c-html.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/parse/field_text.hh"
#include "indexer/parse/fields/release.hh"
#include "indexer/parse/format_parser.hh"
#include "indexer/parse/json/json_article.hh"
#include "indexer/parse/markdown/front_matter.hh"
#include "indexer/read/charset.hh"
#include "indexer/read/peek_source.hh"

namespace news {
namespace {

void append(const MD_CHAR* text, MD_SIZE size, void* out) {
  static_cast<std::string*>(out)->append(text, size);
}

Result<std::string> html_of(std::string_view markdown) {
  constexpr unsigned kFlags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_WIKILINKS;
  std::string html;
  if (md_html(markdown.data(), static_cast<MD_SIZE>(markdown.size()), append, &html, kFlags, 0) !=
      0)
    return fail(ErrorCode::input, "Markdown that cannot be read");
  return html;
}

// The heading that the text opens with: it is taken off.
std::string take_title(std::string& html) {
  if (!html.starts_with("<h1>") && !html.starts_with("<h2>")) return {};
  const auto end = html.find("</h");
  if (end == html.npos) return {};
  auto title = plain_text(std::string_view(html).substr(4, end - 4));
  html.erase(0, std::min(end + 5, html.size()));
  return title;
}

bool is_draft(const Json& fields) {
  const auto* draft = lookup(fields, "draft");
  return draft != nullptr && (draft->is_boolean() ? draft->get<bool>() : text_of(*draft) == "true");
}

}  // namespace

Fit sniff_markdown(const FileHead& head) {
  const bool named = head.named == Format::markdown;
  if (read_front_matter(head.text, named).end > 0) return Fit::certain;
  return named ? Fit::by_name : Fit::none;
}

Status parse_markdown_file(ByteSource& source, std::string_view, const ParseOptions& options,
                           ArticleSink& sink) {
  const auto bytes = read_all(source, options.max_article_bytes);
  if (!bytes) return fail(bytes.error());
  if (!is_wide_text(*bytes) && bytes->find('\0') != bytes->npos)
    return fail(ErrorCode::input, "not an article: binary data (NUL bytes)");
  const auto decoded = decode_text(*bytes);
  const std::string_view text = trim_blanks(decoded.text);
  auto head = read_front_matter(text, true);
  Json& fields = head.fields;
  if (is_draft(fields)) {
    sink.on_skip({{}, 1, "a draft", true});
    return {};
  }
  auto html = html_of(text.substr(head.end));
  if (!html) return fail(html.error());
  if (lookup(fields, {"title", "headline"}) == nullptr) fields["title"] = take_title(*html);
  // A clipper calls the page's address its source.
  if (const auto* from = lookup(fields, "source"); from != nullptr) {
    const auto address = text_of(*from);
    if (address.starts_with("http") && lookup(fields, "url") == nullptr) fields["url"] = address;
  }
  // Zola keeps them in a table of their own.
  if (const auto* taxonomies = lookup(fields, "taxonomies");
      taxonomies != nullptr && taxonomies->is_object() &&
      lookup(fields, {"section", "category", "categories"}) == nullptr) {
    if (const auto* categories = lookup(*taxonomies, "categories"); categories != nullptr)
      fields["categories"] = Json(*categories);
  }
  fields["body_html"] = std::move(*html);
  auto article = read_json_article(fields);
  if (!article) return fail(ErrorCode::input, "Markdown without headline and text");
  const auto version = version_of_json(fields);
  const auto release = read_release(release_of_json(fields, *article), options.now);
  if (release.hold != Hold::none) {
    sink.on_skip(held(*article, release, version));
    return {};
  }
  name_on_wire(*article, version);
  sink.on_article(std::move(*article));
  return {};
}

}  // namespace news
