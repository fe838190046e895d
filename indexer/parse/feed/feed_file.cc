// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/parse/element_scanner.hh"
#include "indexer/parse/feed/feed.hh"
#include "indexer/parse/format_parser.hh"
#include "indexer/parse/newest_versions.hh"
#include "indexer/parse/sniff.hh"
#include "indexer/read/charset.hh"
#include "indexer/read/memory_source.hh"
#include "indexer/read/peek_source.hh"

namespace news {
namespace {

// The root's start tag, whose namespaces the items need when they are read alone, with a prefix or
// without. Empty: none.
std::string root_tag(std::string_view prologue) {
  for (auto at = prologue.find('<'); at != prologue.npos; at = prologue.find('<', at + 1)) {
    const auto tag = prologue.substr(at + 1);
    auto name = tag.substr(0, tag.find_first_of(" \t\r\n/>"));
    if (const auto colon = name.find(':'); colon != name.npos) name.remove_prefix(colon + 1);
    if (name != "rss" && name != "feed" && name != "RDF") continue;
    const auto end = prologue.find('>', at);
    if (end != prologue.npos) return std::string(prologue.substr(at, end + 1 - at));
  }
  return {};
}

class FeedReader {
 public:
  FeedReader(ByteSource& source, const ParseOptions& options, ArticleSink& sink)
      : scanner_(source, {"item", "entry"}, options.max_article_bytes),
        sink_(sink),
        versions_(sink, options.max_article_bytes),
        now_(options.now) {}

  Status read() {
    for (std::uint32_t ordinal = 1;; ++ordinal) {
      const auto found = scanner_.next();
      if (ordinal == 1) read_head();
      if (!found) return fail(found.error());
      using Found = ElementScanner::Found;
      if (*found == Found::end || *found == Found::cut) {
        if (!versions_.finish()) return {};
      }
      if (*found == Found::end) {
        if (ordinal == 1) return fail(ErrorCode::input, "feed without items");
        return ends_well() ? Status()
                           : fail(ErrorCode::input, "truncated: the feed has no end tag");
      }
      if (*found == Found::cut) {
        return fail(ErrorCode::input,
                    fmt::format("truncated: the file ends inside item {}", ordinal));
      }
      bool more = true;
      if (*found == Found::record) {
        more = read_item(ordinal);
      } else {
        more = sink_.on_skip({"", ordinal, "item larger than --max-size"});
      }
      if (!more) return {};
    }
  }

 private:
  // A feed cut between two items lacks the end tag of its root.
  bool ends_well() const {
    const auto name = root_.substr(1, root_.find_first_of(" \t\r\n/>", 1) - 1);
    return !root_known_ || scanner_.behind().find("</" + name) != std::string::npos;
  }

  void read_head() {
    charset_ = declared_charset(scanner_.prologue());
    const std::string prologue = decode_text(scanner_.prologue(), charset_).text;
    root_ = root_tag(prologue);
    root_known_ = !root_.empty();
    if (!root_known_) root_ = "<feed>";
    if (const auto document = XmlDocument::parse_utf8(prologue)) {
      head_ = read_feed_head(document->root());
    }
  }

  bool read_item(std::uint32_t ordinal) {
    std::string text = root_ + decode_text(scanner_.bytes(), charset_).text;
    const auto document = XmlDocument::parse_utf8(std::move(text));
    const auto* item = document ? first_child(document->root()) : nullptr;
    if (item == nullptr) return sink_.on_skip({"", ordinal, "item is no XML"});
    FeedItem found = read_feed_item(item, head_);
    Article& article = found.article;
    article.ordinal = ordinal;
    article.placed = article.member.empty();
    if (!found.skip.empty()) {
      return sink_.on_skip({std::move(article.member), ordinal, std::move(found.skip), true});
    }
    const auto release = read_release(found.release, now_);
    if (release.hold != Hold::none)
      return versions_.add(held(article, release, found.version), found.version);
    if (article.headline.empty() && article.body.empty()) {
      return sink_.on_skip({std::move(article.member), ordinal, "item without title and text"});
    }
    return versions_.add(std::move(article), found.version);
  }

  ElementScanner scanner_;
  ArticleSink& sink_;
  NewestVersions versions_;
  std::int64_t now_;
  std::string charset_, root_;
  bool root_known_ = false;
  FeedHead head_;
};

}  // namespace

Fit sniff_feed(const FileHead& head) {
  const auto& name = head.root.name;
  return name == "rss" || name == "feed" || name == "rdf" ? Fit::certain : Fit::none;
}

Status parse_feed_file(ByteSource& source, std::string_view, const ParseOptions& options,
                       ArticleSink& sink) {
  PeekSource peeked(source);
  const auto head = peeked.peek(kWideHead);
  if (!head) return fail(head.error());
  if (!is_wide_text(*head)) return FeedReader(peeked, options, sink).read();
  // UTF-16: such feeds are rare and small; they are decoded whole.
  const auto bytes = read_all(peeked, options.max_article_bytes);
  if (!bytes) return fail(bytes.error());
  const std::string text = decode_text(*bytes).text;
  MemorySource memory(text);
  return FeedReader(memory, options, sink).read();
}

}  // namespace news
