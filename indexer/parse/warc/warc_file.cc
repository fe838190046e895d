// SPDX-License-Identifier: GPL-2.0-or-later
// The articles of a WARC, or of the ARC that came before it: response records with HTML, JSON,
// feeds or text inside, resource and conversion records. What a crawl holds besides (requests,
// revisits, metadata, images, scripts, pages that were not found) is skipped as expected.
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/parse/body_builder.hh"
#include "indexer/parse/field_text.hh"
#include "indexer/parse/format_parser.hh"
#include "indexer/parse/html/html.hh"
#include "indexer/parse/sniff.hh"
#include "indexer/parse/warc/arc_reader.hh"
#include "indexer/parse/warc/http_message.hh"
#include "indexer/parse/warc/warc_reader.hh"
#include "indexer/read/charset.hh"
#include "indexer/read/memory_source.hh"

namespace news {
namespace {

bool is_wanted(const HeaderFields& header) {
  const auto type = header.get("WARC-Type");
  return type == "response" || type == "resource" || type == "conversion";
}

// Media types that never hold an article.
bool is_beside(std::string_view type) {
  for (const std::string_view begin :
       {"image/", "video/", "audio/", "font/", "text/css", "text/javascript",
        "application/javascript", "application/x-javascript", "application/font", "application/pdf",
        "application/octet-stream", "application/zip", "application/wasm", "text/dns",
        "application/manifest+json", "application/json+oembed", "text/xml+oembed"}) {
    if (type.starts_with(begin)) return true;
  }
  return false;
}

// Addresses of what a site tells programs, and of what a crawler notes for itself (wget's log, the
// text and pictures that a browser's crawl makes of a page it has). Empty: none of these.
std::string_view crawl_record(std::string_view address) {
  const auto last = address.substr(std::min(address.rfind('/') + 1, address.size()));
  for (const std::string_view name :
       {"robots.txt", "ads.txt", "app-ads.txt", "humans.txt", "security.txt", "llms.txt",
        "llms-full.txt", "sellers.json", "manifest.json", "wget.log", "wget_arguments.txt"}) {
    if (last == name) return name;
  }
  if (address.starts_with("metadata:")) return "a crawler's note";
  for (const std::string_view begin : {"urn:text", "urn:pageinfo:", "urn:view:", "urn:thumbnail:",
                                       "urn:fullPage:", "urn:logs:", "urn:X-wpull:"}) {
    if (address.starts_with(begin)) return "what a crawler made of a page";
  }
  return {};
}

// A header's value holds any bytes; ours are text.
std::string as_text(std::string_view value) {
  return tidy(decode_text(value).text);
}

// <http://...> as some writers have it.
std::string target_of(const HeaderFields& header) {
  auto uri = header.get("WARC-Target-URI");
  if (uri.starts_with('<') && uri.ends_with('>')) uri = uri.substr(1, uri.size() - 2);
  return as_text(uri);
}

// A text payload's blocks lie in the text as decoded; in an archive every position is one in the
// body.
void point_into_body(Article& article) {
  if (article.text.empty()) return;
  BodyBuilder body;
  for (const auto& block : article.blocks) {
    const auto words = std::string_view(article.text).substr(block.begin, block.end - block.begin);
    if (block.kind == BlockKind::paragraph) body.add_paragraph(words);
    if (block.kind == BlockKind::heading) body.add_heading(words);
  }
  body.finish(article);
  article.text.clear();
}

// Articles of one payload come out under the record's name.
class RecordSink : public ArticleSink {
 public:
  RecordSink(ArticleSink& inner, std::string target, std::uint32_t& ordinal)
      : inner_(inner), target_(std::move(target)), ordinal_(ordinal) {}

  bool on_article(Article article) override {
    point_into_body(article);
    article.member = name(article.member);
    article.placed = article.member.empty();
    article.ordinal = ++ordinal_;
    article.format.clear();  // the file's format, not the payload's
    if (article.url.empty()) article.url = target_;
    if (article.source.empty()) article.source = host_of(target_);
    ++articles_;
    return more_ = inner_.on_article(std::move(article));
  }
  bool on_skip(Skip skip) override {
    skip.member = name(skip.member);
    skip.ordinal = ++ordinal_;
    return more_ = inner_.on_skip(std::move(skip));
  }
  bool more() const { return more_; }
  std::size_t articles() const { return articles_; }

 private:
  std::string name(const std::string& inside) const {
    return inside.empty() ? target_ : target_ + "#" + inside;
  }

  ArticleSink& inner_;
  std::string target_;
  std::uint32_t& ordinal_;
  std::size_t articles_ = 0;
  bool more_ = true;
};

struct Payload {
  std::string_view bytes;
  std::string type, charset, language;
};

template <class Reader>
class ArchiveFile {
 public:
  ArchiveFile(ByteSource& source, const ParseOptions& options, ArticleSink& sink)
      : reader_(source, options.max_article_bytes), options_(options), sink_(sink) {}

  Status read() {
    WarcRecord record;
    std::size_t records = 0;
    for (;;) {
      const auto found = reader_.next(record, is_wanted);
      if (!found) return fail(found.error());
      if (*found == Reader::Found::end) break;
      ++records;
      if (!take(record)) return {};
      if (record.cut)
        return fail(ErrorCode::input,
                    fmt::format("truncated {}: the file ends inside a record", Reader::kName));
    }
    if (records == 0)
      return fail(ErrorCode::input, fmt::format("no {} record in it", Reader::kName));
    if (reader_.stray_bytes() > 0) {
      sink_.on_skip(
          {"", 0, fmt::format("{} bytes belong to no record", reader_.stray_bytes()), false});
    }
    return {};
  }

 private:
  bool take(const WarcRecord& record) {
    const std::string target = target_of(record.header);
    if (!is_wanted(record.header)) {
      const auto type = record.header.get("WARC-Type");
      return record.cut ||
             pass(target, fmt::format("{} record", type.empty() ? "nameless" : as_text(type)));
    }
    if (record.too_long) return fault(target, "record larger than --max-size");
    const std::string type = media_type(as_text(record.header.get("Content-Type")));
    if (record.header.get("WARC-Type") == "response" &&
        (type.starts_with("application/http") || record.block.starts_with("HTTP/"))) {
      return take_response(record, target);
    }
    if (is_beside(type)) return pass(target, "no article: " + type);
    const std::string content_type = as_text(record.header.get("Content-Type"));
    return parse_payload({record.block, type, media_charset(content_type), {}}, target);
  }

  bool take_response(const WarcRecord& record, const std::string& target) {
    const auto response = read_http_response(record.block, options_.max_article_bytes);
    if (!response) return record.cut || fault(target, response.error().message);
    if (response->status != 200)
      return pass(target, fmt::format("HTTP status {}", response->status));
    const std::string content_type = as_text(response->header.get("Content-Type"));
    const std::string type = media_type(content_type);
    if (is_beside(type)) return pass(target, "no article: " + type);
    return parse_payload({response->payload, type, media_charset(content_type),
                          as_text(response->header.get("Content-Language"))},
                         target);
  }

  bool parse_payload(const Payload& payload, const std::string& target) {
    if (trim_blanks(payload.bytes).empty()) return pass(target, "empty payload");
    if (const auto what = binary_kind(payload.bytes.substr(0, kHead)); !what.name.empty()) {
      return pass(target, "no article: " + std::string(what.name));
    }
    RecordSink sink(sink_, target, ordinal_);
    const auto format = format_of(payload, target);
    if (!format) return pass(target, format.error().message);
    if (*format == Format::html) {
      auto article = parse_html(payload.bytes, {target, payload.charset, payload.language});
      if (!article) return pass(target, article.error().message);
      sink.on_article(std::move(*article));
      return sink.more();
    }
    MemorySource source(payload.bytes);
    ParseOptions options = options_;
    options.format = *format;
    const auto status = parse_source(source, target, options, sink);
    // JSON and XML of all sorts live on web sites: those without an article are no failure.
    if (!status && sink.articles() == 0) return pass(target, status.error().message);
    return sink.more();
  }

  // What the payload is in: its own beginning, then what HTTP says of it.
  static Result<Format> format_of(const Payload& payload, const std::string& target) {
    const auto path = std::string_view(target).substr(0, target.find_first_of("?#"));
    if (const auto kind = crawl_record(path); !kind.empty())
      return fail(ErrorCode::input, "no article: " + std::string(kind));
    const auto detected = detect_format(payload.bytes.substr(0, kHead), "");
    if (!detected) return detected;
    const bool html = payload.type == "text/html" || payload.type == "application/xhtml+xml";
    if (html && *detected == Format::text) return Format::html;
    if (*detected == Format::warc || *detected == Format::arc)
      return fail(ErrorCode::input, "no article: an archive inside an archive");
    return detected;
  }

  bool pass(const std::string& target, std::string reason) {
    return sink_.on_skip({target, ordinal_, std::move(reason), true});
  }
  bool fault(const std::string& target, std::string reason) {
    return sink_.on_skip({target, ++ordinal_, std::move(reason), false});
  }

  static constexpr std::size_t kHead = 8192;
  Reader reader_;
  ParseOptions options_;
  ArticleSink& sink_;
  std::uint32_t ordinal_ = 0;  // of articles, and of records that should have been some
};

}  // namespace

Fit sniff_warc(const FileHead& head) {
  return trim_blanks(head.raw.substr(0, 64)).starts_with("WARC/") ? Fit::archive : Fit::none;
}

Status parse_warc_file(ByteSource& source, std::string_view, const ParseOptions& options,
                       ArticleSink& sink) {
  return ArchiveFile<WarcReader>(source, options, sink).read();
}

Fit sniff_arc(const FileHead& head) {
  if (head.raw.starts_with("filedesc:") && begins_arc_record(head.raw)) return Fit::archive;
  return begins_arc_record(head.text) ? Fit::certain : Fit::none;
}

Status parse_arc_file(ByteSource& source, std::string_view, const ParseOptions& options,
                      ArticleSink& sink) {
  return ArchiveFile<ArcReader>(source, options, sink).read();
}

}  // namespace news
