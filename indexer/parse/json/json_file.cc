// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <utility>

#include "indexer/parse/format_parser.hh"
#include "indexer/parse/json/json_article.hh"
#include "indexer/parse/json/json_splitter.hh"
#include "indexer/parse/json/json_value.hh"
#include "indexer/parse/sniff.hh"
#include "indexer/read/charset.hh"
#include "indexer/read/memory_source.hh"
#include "indexer/read/peek_source.hh"

namespace news {
namespace {

class JsonReader {
 public:
  JsonReader(ByteSource& source, JsonSplitter::Mode mode, const ParseOptions& options,
             ArticleSink& sink)
      : splitter_(source, mode, options.max_article_bytes),
        lines_(mode == JsonSplitter::Mode::lines),
        sink_(sink) {}

  Status read() {
    for (;;) {
      const auto found = splitter_.next();
      if (!found) return fail(found.error());
      if (*found == JsonSplitter::Found::end) return finish();
      ++ordinal_;
      several_ |= lines_ || splitter_.in_array() || ordinal_ > 1;
      bool more = true;
      if (*found == JsonSplitter::Found::too_long) {
        more = skip("", "value larger than --max-size");
      } else {
        more = read_value();
      }
      if (!more) return {};
    }
  }

 private:
  // A file of one object: what was wrong with it is the fate of the file.
  Status finish() {
    if (ordinal_ == 0) return fail(ErrorCode::input, "JSON without any value");
    if (!first_failure_.empty()) return fail(ErrorCode::input, first_failure_);
    if (cut_)
      return fail(
          ErrorCode::input,
          fmt::format("truncated: the file ends inside the value of line {}", splitter_.line()));
    if (splitter_.in_array())
      return fail(ErrorCode::input, "truncated: the file ends inside its array");
    return {};
  }

  bool read_value() {
    const auto json = parse_json(decode_text(splitter_.text()).text);
    if (!json && several_ && splitter_.unended()) return cut_ = true;  // told by finish()
    if (!json) return skip("", json.error().message);
    // {"articles": [...]}: a list with something around it.
    for (const auto key : {"articles", "items", "results", "entries", "posts", "docs", "stories"}) {
      const auto* list = lookup(*json, key);
      if (list == nullptr || !list->is_array() || lookup(*json, {"body", "text", "maintext"}))
        continue;
      if (list->front().is_object()) return read_list(*list);
    }
    return read_object(*json);
  }

  bool read_list(const Json& list) {
    several_ = true;
    --ordinal_;
    for (const auto& one : list) {
      ++ordinal_;
      if (!read_object(one)) return false;
    }
    return true;
  }

  bool read_object(const Json& object) {
    auto article = read_json_article(object);
    std::string member = member_of(object);
    if (!article) return skip(std::move(member), article.error().message);
    article->placed = lines_ || (several_ && json_member(object).empty());
    article->member = std::move(member);
    article->ordinal = ordinal_;
    return sink_.on_article(std::move(*article));
  }

  // A line is known by its number; an object of several by its own name, else by its place.
  std::string member_of(const Json& object) const {
    if (lines_) return std::to_string(splitter_.line());
    if (!several_) return {};
    auto name = json_member(object);
    return name.empty() ? std::to_string(ordinal_) : name;
  }

  bool skip(std::string member, std::string reason) {
    if (!several_) {
      // Told once the file turns out to hold this alone; else as the first of several.
      first_failure_ = std::move(reason);
      return true;
    }
    if (member.empty()) member = std::to_string(lines_ ? splitter_.line() : ordinal_);
    return sink_.on_skip({std::move(member), ordinal_, std::move(reason)});
  }

  JsonSplitter splitter_;
  bool lines_;
  ArticleSink& sink_;
  std::uint32_t ordinal_ = 0;
  bool several_ = false, cut_ = false;
  std::string first_failure_;
};

Status read_json(ByteSource& source, JsonSplitter::Mode mode, const ParseOptions& options,
                 ArticleSink& sink) {
  PeekSource peeked(source);
  const auto head = peeked.peek(kWideHead);
  if (!head) return fail(head.error());
  if (is_wide_text(*head)) {
    const auto bytes = read_all(peeked, options.max_article_bytes);
    if (!bytes) return fail(bytes.error());
    const std::string text = decode_text(*bytes).text;
    MemorySource memory(text);
    return JsonReader(memory, mode, options, sink).read();
  }
  if (head->starts_with("\xEF\xBB\xBF")) {
    char mark[3];
    if (const auto read = peeked.read(mark); !read) return fail(read.error());
  }
  return JsonReader(peeked, mode, options, sink).read();
}

}  // namespace

Status parse_json_file(ByteSource& source, std::string_view, const ParseOptions& options,
                       ArticleSink& sink) {
  return read_json(source, JsonSplitter::Mode::values, options, sink);
}

Status parse_jsonl_file(ByteSource& source, std::string_view, const ParseOptions& options,
                        ArticleSink& sink) {
  return read_json(source, JsonSplitter::Mode::lines, options, sink);
}

}  // namespace news
