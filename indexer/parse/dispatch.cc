// SPDX-License-Identifier: GPL-2.0-or-later
#include <string>
#include <utility>

#include "indexer/parse/format_parser.hh"
#include "indexer/parse/parser.hh"
#include "indexer/parse/sniff.hh"
#include "indexer/read/peek_source.hh"

namespace news {
namespace {

// Puts the format's name on articles whose parser did not.
class NamingSink : public ArticleSink {
 public:
  NamingSink(ArticleSink& inner, Format format) : inner_(inner), format_(format) {}
  bool on_article(Article article) override {
    if (article.format.empty()) article.format = format_name(format_);
    return inner_.on_article(std::move(article));
  }
  bool on_skip(Skip skip) override { return inner_.on_skip(std::move(skip)); }

 private:
  ArticleSink& inner_;
  Format format_;
};

constexpr std::size_t kHead = 8192;

// A comment or a document type may be longer than what was looked at first.
Result<Format> detect(PeekSource& source, std::string_view head, std::string_view path) {
  constexpr std::size_t kLongHead = 1 << 18;
  const bool cut = head.size() == kHead && trim_blanks(head.substr(0, 64)).starts_with('<') &&
                   first_element(head).name.empty();
  if (!cut) return detect_format(head, path);
  const auto longer = source.peek(kLongHead);
  if (!longer) return fail(longer.error());
  return detect_format(*longer, path);
}

}  // namespace

Status parse_source(ByteSource& source, std::string_view path, const ParseOptions& options,
                    ArticleSink& sink) {
  PeekSource peeked(source);
  const auto head = peeked.peek(kHead);
  if (!head) return fail(head.error());
  if (head->empty()) return fail(ErrorCode::input, "empty file");
  Format format = options.format;
  if (format == Format::automatic) {
    const auto detected = detect(peeked, *head, path);
    if (!detected) return fail(detected.error());
    format = *detected;
  }
  NamingSink naming(sink, format);
  return format_info(format).parse(peeked, path, options, naming);
}

}  // namespace news
