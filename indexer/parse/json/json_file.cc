// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/parse/format_parser.hh"
#include "indexer/parse/json/json_article.hh"
#include "indexer/parse/json/json_splitter.hh"
#include "indexer/parse/json/json_value.hh"
#include "indexer/parse/newest_versions.hh"
#include "indexer/parse/unmarked.hh"
#include "indexer/read/charset.hh"

namespace news {
namespace {

// {"articles": [...]}: articles with something around them.
struct FoundList {
  const Json* holder = nullptr;
  const Json* articles = nullptr;  // null: there is none
};

FoundList find_list(const Json& json, int depth = 0) {
  constexpr int kDeepest = 4;
  if (!json.is_object() || holds_article(json)) return {};
  for (const auto key : {"articles", "items", "results", "entries", "posts", "docs", "stories",
                         "hits", "edges", "records", "documents", "news", "data", "value"}) {
    const auto* list = lookup(json, key);
    if (list == nullptr || lookup(json, {"body", "text", "maintext"})) continue;
    if (list->is_array() && list->front().is_object()) return {&json, list};
  }
  if (depth == kDeepest) return {};
  for (const auto key : {"response", "data", "result", "hits", "feed", "articles", "payload"}) {
    const auto* inner = lookup(json, key);
    if (inner == nullptr) continue;
    if (const auto found = find_list(*inner, depth + 1); found.articles != nullptr) return found;
  }
  return {};
}

bool is_json_feed(const Json& object) {
  const auto* version = lookup(object, "version");
  return version != nullptr && text_of(*version).find("jsonfeed.org/") != std::string::npos;
}

// An item of a JSON Feed has what it does not say itself from its feed.
Json with_feed(const Json& item, const Json& feed) {
  if (!item.is_object()) return item;
  Json whole = item;
  const auto inherit = [&](std::initializer_list<std::string_view> keys, const char* name) {
    const auto* value = lookup(feed, keys);
    if (value != nullptr) whole[name] = *value;
  };
  if (lookup(item, {"authors", "author"}) == nullptr) inherit({"authors", "author"}, "authors");
  if (lookup(item, "language") == nullptr) inherit({"language"}, "language");
  if (lookup(item, "source") == nullptr) inherit({"title"}, "source");
  return whole;
}

class JsonReader {
 public:
  JsonReader(ByteSource& source, JsonSplitter::Mode mode, const ParseOptions& options,
             ArticleSink& sink)
      : splitter_(source, mode, options.max_article_bytes),
        lines_(mode == JsonSplitter::Mode::lines),
        now_(options.now),
        versions_(sink, options.max_article_bytes),
        sink_(sink) {}

  Status read() {
    for (;;) {
      const auto found = splitter_.next();
      if (!found) {
        versions_.finish();
        return fail(found.error());
      }
      if (*found == JsonSplitter::Found::end) return versions_.finish() ? finish() : Status();
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
    const auto list = find_list(*json);
    if (list.articles != nullptr) return read_list(list);
    return read_object(*json);
  }

  bool read_list(const FoundList& list) {
    several_ = true;
    --ordinal_;
    for (const auto& one : *list.articles) {
      ++ordinal_;
      const bool more =
          is_json_feed(*list.holder) ? read_object(with_feed(one, *list.holder)) : read_object(one);
      if (!more) return false;
    }
    return true;
  }

  bool read_object(const Json& object) {
    auto read = read_json_article(object);
    Article article = read ? std::move(*read) : Article();
    article.placed = lines_ || (several_ && json_member(object).empty());
    article.member = member_of(object);
    article.ordinal = ordinal_;
    if (!object.is_object()) return skip(std::move(article.member), read.error().message);
    const auto version = version_of_json(object);
    // One that kills another may hold no text.
    const auto release = read_release(release_of_json(object, article), now_);
    if (release.hold != Hold::none) return versions_.add(held(article, release, version), version);
    if (!read) return skip(std::move(article.member), read.error().message);
    return versions_.add(std::move(article), version);
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
  std::int64_t now_;
  NewestVersions versions_;
  ArticleSink& sink_;
  std::uint32_t ordinal_ = 0;
  bool several_ = false, cut_ = false;
  std::string first_failure_;
};

Status read_json(ByteSource& source, JsonSplitter::Mode mode, const ParseOptions& options,
                 ArticleSink& sink) {
  return read_unmarked(source, options.max_article_bytes, [&](ByteSource& plain) {
    return JsonReader(plain, mode, options, sink).read();
  });
}

// "{" and a key, "[" and a value; by its name also what is cut or broken.
bool begins_json(const FileHead& head) {
  const auto text = head.text;
  if (!text.starts_with('{') && !text.starts_with('[')) return false;
  if (head.named == Format::json || head.named == Format::jsonl) return true;
  const auto inside = trim_blanks(text.substr(1));
  if (inside.empty()) return false;
  const char next = inside.front();
  return text.front() == '{' ? next == '"' || next == '}' : next == '{' || next == ']';
}

// An object a line.
bool begins_with_lines(std::string_view text) {
  const auto line = text.substr(0, text.find('\n'));
  return text.starts_with('{') && line.size() < text.size() && trim_blanks(line).ends_with('}') &&
         trim_blanks(text.substr(line.size())).starts_with('{');
}

}  // namespace

Fit sniff_json(const FileHead& head) {
  return begins_json(head) ? Fit::likely : Fit::none;
}

Fit sniff_jsonl(const FileHead& head) {
  if (!begins_json(head)) return Fit::none;
  return head.named == Format::jsonl || begins_with_lines(head.text) ? Fit::certain : Fit::none;
}

Fit sniff_ninjs(const FileHead& head) {
  if (!head.text.starts_with('{') || !begins_json(head)) return Fit::none;
  const auto has = [&](std::string_view key) { return head.text.find(key) != head.text.npos; };
  const bool item = has("\"uri\"") || has("\"guid\"") || has("\"itemid\"");
  const bool news = has("\"versioncreated\"") || has("\"body_text\"") || has("\"body_html\"") ||
                    has("\"body_xhtml\"") || has("\"pubstatus\"") || has("\"headlines\"") ||
                    has("\"description_text\"") || has("\"versionCreated\"") || has("/ninjs");
  return (item && news) || has("/ninjs-schema") ? Fit::certain : Fit::none;
}

Status parse_json_file(ByteSource& source, std::string_view, const ParseOptions& options,
                       ArticleSink& sink) {
  return read_json(source, JsonSplitter::Mode::values, options, sink);
}

Status parse_jsonl_file(ByteSource& source, std::string_view, const ParseOptions& options,
                        ArticleSink& sink) {
  return read_json(source, JsonSplitter::Mode::lines, options, sink);
}

}  // namespace news
